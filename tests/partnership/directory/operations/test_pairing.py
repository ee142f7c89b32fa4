"""Possible duplicates are proposed once, with their reasons; nothing else happens to them."""

from __future__ import annotations

from amparo.partnership.directory.models import Organisation, OrganisationPair, Professional, ProfessionalPair
from amparo.partnership.directory.operations import pairing
from tests.conftest import As
from tests.partnership.directory.entering import NOW, country, enter, entered, organisation


def test_a_pair_is_proposed_once_in_order_of_the_entries(as_staff: As) -> None:
    one, other = entered(as_staff, "Ana", "Vásquez"), entered(as_staff, "Ana", "Bazques")

    with as_staff("hn.secretaria") as actor:
        again = pairing.propose_professionals(by=actor, kept_by=country(), keys=[other.pk, one.pk], at=NOW)

    assert again == 0
    assert list(ProfessionalPair.objects.values_list("first", "second", "reasons", "state")) == [
        (one.pk, other.pk, ["SOUNDS_ALIKE", "SAME_COUNTRY"], "PROPOSED")
    ]
    assert Professional.objects.filter(same_as=None).count() == 2


def test_people_of_two_coalitions_are_not_compared(as_staff: As) -> None:
    entered(as_staff, "Ana", "Vásquez")
    with as_staff("cr.secretaria") as actor:
        enter(actor, "Ana", "Vásquez")

    assert ProfessionalPair.objects.count() == 0


def test_organisations_are_proposed_in_the_same_way(as_staff: As) -> None:
    organisation(as_staff, "Foro de Mujeres")
    other = organisation(as_staff, "Foro Mujeres")

    with as_staff("hn.secretaria") as actor:
        again = pairing.propose_organisations(by=actor, kept_by=country(), keys=[other.pk], at=NOW)

    assert (again, OrganisationPair.objects.count(), Organisation.objects.count()) == (0, 1, 2)
