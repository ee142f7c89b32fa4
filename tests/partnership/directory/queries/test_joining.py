"""What waits for a decision is for the secretariat of the country, the likeliest first."""

from __future__ import annotations

from amparo.partnership.directory.operations import joining
from amparo.partnership.directory.queries import joining as queries
from amparo.partnership.directory.rules.joining import KEPT
from tests.conftest import As
from tests.partnership.directory.entering import NOW, entered, organisation


def test_pairs_and_joinings_are_for_the_secretariat_of_the_country(as_staff: As) -> None:
    one, other = entered(as_staff, "Ana", "Vásquez"), entered(as_staff, "Ana", "Bazquez")
    entered(as_staff, "Ana", "Vásquez")
    first, second = organisation(as_staff, "Foro de Mujeres"), organisation(as_staff, "Foro Mujeres")

    with as_staff("hn.secretaria") as actor:
        pairs = list(queries.person_pairs_waiting_for(actor))
        assert [pair.score for pair in pairs] == sorted((pair.score for pair in pairs), reverse=True)
        assert len(pairs) == 3
        (places,) = queries.organisation_pairs_waiting_for(actor)
        assert queries.person_pair_visible_to(actor, pairs[0].pk) == pairs[0]
        assert queries.organisation_pair_visible_to(actor, places.pk) == places
        merge = joining.merge_professionals(by=actor, kept=one, absorbed=other, choices={"family_names": KEPT}, at=NOW)
        place = joining.merge_organisations(by=actor, kept=first, absorbed=second, choices={"name": KEPT}, at=NOW)
        assert len(queries.person_pairs_waiting_for(actor)) == 1
        assert queries.person_merge_visible_to(actor, merge.pk) == merge
        assert queries.organisation_merge_visible_to(actor, place.pk) == place
    for username in ("cr.secretaria", "hn.enlace", "hn.policia"):
        with as_staff(username) as actor:
            assert list(queries.person_pairs_waiting_for(actor)) == []
            assert queries.person_pair_visible_to(actor, pairs[0].pk) is None
            assert queries.person_merge_visible_to(actor, merge.pk) is None
            assert queries.organisation_merge_visible_to(actor, place.pk) is None
    assert queries.side_of(one).values == queries.values_of(one)
