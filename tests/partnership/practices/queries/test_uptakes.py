"""Where practices stand on their way."""

from __future__ import annotations

from amparo.partnership.coalition import queries as coalition
from amparo.partnership.practices import vocabulary as words
from amparo.partnership.practices.operations import uptakes as operations
from amparo.partnership.practices.queries import uptakes
from tests.conftest import As
from tests.partnership.practices.making import AT, published


def test_every_coalition_sees_how_practices_travel_and_auditors_do_not(as_staff: As) -> None:
    practice = published(as_staff)
    country = coalition.country_by_code("CR")
    with as_staff("cr.secretaria") as by:
        made = operations.ask_for_practice(by=by, practice=practice, to_country=country, why="De noche.", at=AT)
        operations.record_fit(by=by, uptake=made, condition="LAW", finding=words.BLOCKED, note="No.", at=AT)
        operations.record_fit(by=by, uptake=made, condition="LAW", finding=words.MET, note="Sí.", at=AT)
    seen = {}
    for username in ("hn.secretaria", "cr.datos"):
        with as_staff(username) as by:
            seen[username] = uptakes.uptake_visible_to(by, made.pk) is not None
            proof = uptakes.proof_visible_to(by, 1)

    found = uptakes.uptakes_of(practice).get()
    assert (seen, proof) == ({"hn.secretaria": True, "cr.datos": False}, None)
    assert (uptakes.state_of(found), uptakes.last_fits(found)["LAW"].finding) == (words.ASKED, words.MET)
    assert uptakes.open_uptake(practice, country) == made
    assert uptakes.adopted_elsewhere(practice, "HN") == 0
