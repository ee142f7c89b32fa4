"""Applications by their code, and for whoever runs the call."""

from __future__ import annotations

from amparo.partnership.calls.queries import applications as asked
from tests.conftest import As
from tests.nasty import NASTY
from tests.partnership.calls.calling import NOW, begun, published, sent


def test_nothing_that_is_typed_as_a_code_breaks_or_opens_anything(as_staff: As) -> None:
    begun(published(as_staff))

    assert [text for text in NASTY if asked.applicant_with(text) is not None] == []


def test_the_mark_of_a_place_is_another_one_each_day() -> None:
    days = {asked.place_mark("10.0.0.1", NOW.replace(day=day)) for day in (1, 2)}

    assert len(days) == 2


def test_only_whoever_runs_the_calls_of_that_country_reads_applications(as_staff: As) -> None:
    call = published(as_staff)
    sent(call)
    found = {}
    for username in ("hn.programa", "hn.secretaria", "hn.comite1", "hn.ninez", "cr.programa", "hn.datos"):
        with as_staff(username) as actor:
            found[username] = asked.application_of(actor, call, 1) is not None

    assert [name for name, reads in found.items() if reads] == ["hn.programa", "hn.secretaria"]
