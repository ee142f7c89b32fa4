"""Messages, their uses, and exchanges."""

from __future__ import annotations

import pytest

from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.partnership.adoption.models import Advocacy
from amparo.partnership.adoption.queries.coverage import institutions_that_adopt
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.practices.models import AdvocacyMessage, MessageUse
from amparo.partnership.practices.operations import messages
from amparo.partnership.practices.operations.messages import Said, Seen, Travelled, Used
from amparo.partnership.procedures import queries as procedures
from tests.conftest import As
from tests.partnership.practices.making import AT, TODAY, admitted, published


def test_a_message_does_not_rest_on_what_was_not_retained(as_staff: As) -> None:
    said = Said({"es": "Guardia."}, {"es": "Pagarla."}, "LAWMAKERS", "MEETING", [admitted(as_staff)])
    with as_staff("hn.secretaria") as by, pytest.raises(Refused):
        messages.write_message(by=by, kept_by=coalition.country_by_code("HN"), said=said, at=AT)

    assert not AdvocacyMessage.objects.exists()


def test_when_the_action_on_the_cell_is_refused_the_use_is_not_written_either(as_staff: As) -> None:
    practice, country = published(as_staff), coalition.country_by_code("HN")
    said = Said({"es": "Guardia."}, {"es": "Pagarla."}, "INSTITUTIONS", "LETTER", [practice])
    version = procedures.version_in_force("03", "HN", TODAY)
    assert version is not None
    with as_staff("hn.secretaria") as by:
        message = messages.write_message(by=by, kept_by=country, said=said, at=AT)
        place = next(iter(institutions_that_adopt("HN")))
        used = Used(TODAY, "LETTER", "Tegucigalpa", place, version.procedure, "", "NOTHING")
        with pytest.raises(Refused):
            messages.use_message(by=by, message=message, used=used, today=TODAY, at=AT)
        half = Used(TODAY, "LETTER", "Tegucigalpa", place)
        with pytest.raises(Refused):
            messages.use_message(by=by, message=message, used=half, today=TODAY, at=AT)
        messages.use_message(by=by, message=message, used=Used(TODAY, "RADIO", "Radio"), today=TODAY, at=AT)

    assert (MessageUse.objects.count(), Advocacy.objects.count()) == (1, 0)


def test_an_exchange_names_posts_other_countries_and_what_follows(as_staff: As) -> None:
    country = coalition.country_by_code("CR")
    with as_staff("cr.secretaria") as by:
        with pytest.raises(Refused) as refused:
            messages.record_exchange(by=by, kept_by=country, travelled=Travelled("", "", ["CR"], ""), at=AT)
        travelled = Travelled("Visita", "Una jueza y un fiscal", ["CO", "CA"], "2017", "Fuente 003")
        made = messages.record_exchange(by=by, kept_by=country, travelled=travelled, at=AT)
        for seen in (Seen("HN", "Salas"), Seen("CA", "Salas", follow_up="Proponerlo")):
            with pytest.raises(Refused):
                messages.record_seen(by=by, exchange=made, seen=seen, at=AT)
        row = messages.record_seen(
            by=by, exchange=made, seen=Seen("CA", "Salas", None, "Proponerlo", "Fiscalía", TODAY), at=AT
        )
        messages.follow_seen(by=by, seen=row, came="Se propuso.", on=TODAY, today=TODAY)
        with pytest.raises(Refused):
            messages.follow_seen(by=by, seen=row, came="Otra vez.", on=TODAY, today=TODAY)

    assert (len(refused.value.reasons), made.countries, made.seen.get().came) == (3, ["CA", "CO"], "Se propuso.")


def test_another_coalition_writes_no_message_here(as_staff: As) -> None:
    said = Said({"es": "a"}, {"es": "b"}, "MEDIA", "PRESS", [])

    with as_staff("cr.secretaria") as by, pytest.raises(NotAllowed):
        messages.write_message(by=by, kept_by=coalition.country_by_code("HN"), said=said, at=AT)
