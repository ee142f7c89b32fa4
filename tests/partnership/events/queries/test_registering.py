"""Who holds a code, and who registered as the secretariat reads them."""

from __future__ import annotations

from amparo.partnership.events.queries import registering as asked
from tests.conftest import As
from tests.nasty import NASTY
from tests.partnership.events.holding import accepted, event, registered


def test_nothing_that_is_typed_as_a_code_breaks_or_opens_anything(as_staff: As) -> None:
    registered(event(as_staff))

    assert [text for text in NASTY if asked.participant_with(text) is not None] == []


def test_only_the_secretariat_that_holds_it_reads_who_registered(as_staff: As) -> None:
    made = event(as_staff)
    registered(made)
    found = {}
    for username in ("hn.secretaria", "hn.programa", "hn.policia", "cr.secretaria", "hn.datos"):
        with as_staff(username) as actor:
            found[username] = asked.registration_of(actor, made, 1) is not None

    assert [name for name, reads in found.items() if reads] == ["hn.secretaria"]


def test_only_who_asked_for_it_is_shown_to_the_others(as_staff: As) -> None:
    made = event(as_staff)
    for number, listed in ((1, True), (2, False)):
        accepted(as_staff, registered(made, number, is_listed=listed).registration)
    registered(made, 3, is_listed=True)

    assert asked.who_is_listed(made) == [("Ana Mora", "Fiscalía")]
    assert asked.states_of(made) == {"ACCEPTED": 2, "WAITING": 1}
