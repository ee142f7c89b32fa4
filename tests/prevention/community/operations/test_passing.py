"""A slice: the chosen answers for one institution, and nothing else of the report."""

from __future__ import annotations

import pytest

from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.partnership.coalition.models import Institution
from amparo.prevention.community import vocabulary as words
from amparo.prevention.community.models import CommunityReport, ReportPart, Slice
from amparo.prevention.community.operations import passing
from amparo.prevention.community.operations.passing import Passing
from amparo.prevention.community.queries import inbox
from tests.conftest import As
from tests.prevention.community.doing import NOW, TODAY, TOLD, actions, newest, sent


def test_each_institution_opens_its_slice_and_nothing_else(as_staff: As) -> None:
    sent()
    for code, codes in (("CR_OIJ", ["what", "place"]), ("CR_PANI", ["child"])):
        with as_staff("cr.recepcion") as by:
            to = Passing(Institution.objects.get(code=code), codes)
            passing.pass_on(by=by, report=newest(by), passing=to, today=TODAY, at=NOW)

    with as_staff("cr.policia") as by:
        one = inbox.slices_for(by).get()
        told = passing.open_slice(by=by, one=one, today=TODAY)
        passing.finish_slice(by=by, one=one, outcome="ACTED", today=TODAY)
        reports, parts, slices = CommunityReport.objects.count(), ReportPart.objects.count(), Slice.objects.count()
    with as_staff("cr.recepcion") as by:
        came = {each.institution.code: each.outcome for each in inbox.slices_of(newest(by))}
        status = newest(by).status

    assert dict(told) == {"what": TOLD["what"], "place": TOLD["place"]}
    assert (reports, parts, slices) == (0, 0, 1)
    assert came == {"CR_OIJ": "ACTED", "CR_PANI": ""}
    assert status == words.PASSED
    assert actions()[-2:] == ["SLICE_OPENED", "SLICE_FINISHED"]
    for username in ("cr.ninez", "cr.datos", "hn.policia", "cr.supervision"):
        with pytest.raises(NotAllowed), as_staff(username) as by:
            passing.open_slice(by=by, one=one, today=TODAY)


def test_an_answer_that_was_not_given_and_an_institution_that_does_not_protect_are_refused(as_staff: As) -> None:
    sent()

    for code, codes in (("CR_OIJ", ["contact"]), ("HN_POLICE", ["what"])):
        to = Passing(Institution.objects.get(code=code), codes)
        with pytest.raises(Refused), as_staff("cr.recepcion") as by:
            passing.pass_on(by=by, report=newest(by), passing=to, today=TODAY, at=NOW)
    with as_staff("cr.recepcion"):
        assert Slice.objects.count() == 0
