"""A scale before and after is kept as counts, once each; pairs only where sheets were matched."""

from __future__ import annotations

from datetime import timedelta

import pytest

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.prevention.outreach.models import Initiative, Pairing, RoundAnswer
from amparo.prevention.outreach.operations.asking import Counted, record_pairs, record_round
from amparo.prevention.outreach.queries.asking import shares_of
from amparo.prevention.outreach.rules.asking import Share
from tests.conftest import As
from tests.prevention.outreach.doing import NOW, TODAY, entered


def asked(by: Actor, work: Initiative, moment: str, agree: int, days_ago: int) -> None:
    counts = {"approach": {1: 20 - agree, 4: agree}, "respect": {3: 4, 5: 8}}
    counted = Counted(moment, TODAY - timedelta(days=days_ago), 20, counts)
    record_round(by=by, initiative=work, counted=counted, today=TODAY, at=NOW)


def test_trust_is_counted_before_and_after_and_each_question_has_its_own_base(as_staff: As) -> None:
    with as_staff("hn.secretaria") as by:
        work = entered(by, "ACCORD")
        with pytest.raises(Refused):
            record_pairs(by=by, initiative=work, pairs={"approach": (1, 0, 0)})
        asked(by, work, "BEFORE", 6, 90)
        with pytest.raises(Refused):
            asked(by, work, "BEFORE", 6, 80)
        with pytest.raises(Refused):
            asked(by, work, "AFTER", 6, 90)
        asked(by, work, "AFTER", 13, 2)
        with pytest.raises(Refused):
            record_pairs(by=by, initiative=work, pairs={"respect": (13, 0, 0)})
        assert record_pairs(by=by, initiative=work, pairs={"approach": (7, 3, 2), "respect": (0, 0, 0)}) == 1
        with pytest.raises(Refused):
            record_pairs(by=by, initiative=work, pairs={"approach": (7, 3, 2)})

    shares = shares_of(work)
    assert shares["approach"] == (Share(6, 20), Share(13, 20))
    assert shares["respect"] == (Share(8, 12), Share(8, 12))
    assert shares["secret"] == (None, None)
    assert (RoundAnswer.objects.count(), Pairing.objects.get().pairs) == (8, 12)
