"""Two entries are joined by a person's decision; undoing restores both, whatever was joined between."""

from __future__ import annotations

import random

import pytest

from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.audit.models import Entry as AuditEntry
from amparo.partnership.directory.models import Professional, ProfessionalMerge, ProfessionalPair
from amparo.partnership.directory.operations import joining, people
from amparo.partnership.directory.queries import joining as queries
from amparo.partnership.directory.queries.organisations import organisation_visible_to
from amparo.partnership.directory.queries.people import professional_visible_to, professionals_visible_to
from amparo.partnership.directory.rules.entries import Entry
from amparo.partnership.directory.rules.joining import ABSORBED, KEPT
from tests.conftest import As
from tests.partnership.directory.entering import NOW, entered, organisation


def two(as_staff: As) -> tuple[Professional, Professional]:
    return (
        entered(as_staff, "Ana", "Pérez", "ana@x.hn", organisation="Casa Abierta"),
        entered(as_staff, "Ana", "Peres", "ana@otra.hn", organisation="Casa Abierta"),
    )


def everything() -> list[tuple[object, ...]]:
    names = ("given_names", "family_names", "key", "e_mail", "country", "gender", "declared_group", "same_as")
    return list(Professional.objects.order_by("pk").values_list("pk", *names))


def test_two_with_different_e_mails_wait_for_a_choice(as_staff: As) -> None:
    one, other = two(as_staff)
    before = everything()

    for choices in ({}, {"family_names": KEPT}, {"e_mail": KEPT}, {"family_names": KEPT, "e_mail": "BOTH"}):
        with pytest.raises(Refused), as_staff("hn.secretaria") as actor:
            joining.merge_professionals(by=actor, kept=one, absorbed=other, choices=choices, at=NOW)

    assert (everything(), ProfessionalMerge.objects.count()) == (before, 0)


def test_joining_moves_nothing_and_undoing_restores_both(as_staff: As) -> None:
    one, other = two(as_staff)
    before = everything()

    with as_staff("hn.secretaria") as actor:
        merge = joining.merge_professionals(
            by=actor, kept=one, absorbed=other, choices={"family_names": ABSORBED, "e_mail": KEPT}, at=NOW
        )
        seen = [row.pk for row in professionals_visible_to(actor)]
        led = professional_visible_to(actor, other.pk)
    kept = Professional.objects.get(pk=one.pk)
    assert (kept.name, kept.e_mail, kept.key) == ("Ana Peres", "ana@x.hn", "peres ana")
    assert (seen, led, other.affiliations.count()) == ([one.pk], one, 1)
    assert ProfessionalPair.objects.get().state == "MERGED"

    with as_staff("hn.secretaria") as actor:
        left = joining.undo_merge(by=actor, merge=merge, at=NOW)

    assert (everything(), left) == (before, [])
    assert ProfessionalPair.objects.get().state == "PROPOSED"
    actions = AuditEntry.objects.using("owner").order_by("id").values_list("action", flat=True)
    assert [action for action in actions if action.startswith("ENTRIES")] == ["ENTRIES_JOINED", "ENTRIES_TAKEN_APART"]


def test_what_somebody_changed_since_stays_and_is_told(as_staff: As) -> None:
    one, other = two(as_staff)
    with as_staff("hn.secretaria") as actor:
        merge = joining.merge_professionals(
            by=actor, kept=one, absorbed=other, choices={"family_names": ABSORBED, "e_mail": ABSORBED}, at=NOW
        )
        entry = Entry("Ana", "Peres", "nueva@x.hn", country="HN")
        people.change_professional(by=actor, professional=Professional.objects.get(pk=one.pk), entry=entry, at=NOW)
        left = joining.undo_merge(by=actor, merge=merge, at=NOW)

    kept = Professional.objects.get(pk=one.pk)
    assert (left, kept.e_mail, kept.family_names) == (["e_mail"], "nueva@x.hn", "Pérez")


@pytest.mark.parametrize("seed", range(4))
def test_whatever_is_joined_and_undone_in_whatever_order_ends_as_it_began(as_staff: As, seed: int) -> None:
    drawn = random.Random(seed)
    names = ("Ana", "Berta", "Carla", "Delia", "Elsa")
    rows = [entered(as_staff, name, "Mora", f"{name}@x.hn") for name in names]
    before = everything()
    merges: list[ProfessionalMerge] = []
    with as_staff("hn.secretaria") as actor:
        for _turn in range(6):
            standing = list(Professional.objects.filter(same_as=None).select_related("kept_by"))
            if merges and drawn.random() < 0.3:
                joining.undo_merge(by=actor, merge=merges.pop(drawn.randrange(len(merges))), at=NOW)
            elif len(standing) > 1:
                kept, absorbed = drawn.sample(standing, 2)
                choices = {"given_names": KEPT, "e_mail": KEPT}
                merges.append(
                    joining.merge_professionals(by=actor, kept=kept, absorbed=absorbed, choices=choices, at=NOW)
                )
            live = len(rows) - len(merges)
            assert Professional.objects.filter(same_as=None).count() == live
            assert not Professional.objects.filter(same_as__same_as__isnull=False).exists()
        drawn.shuffle(merges)
        for merge in merges:
            joining.undo_merge(by=actor, merge=merge, at=NOW)

    assert everything() == before


def test_who_is_joined_is_not_joined_again_and_undone_once(as_staff: As) -> None:
    one, other = two(as_staff)
    third = entered(as_staff, "Ana", "Pérez", "ana@x.hn")
    choices = {"family_names": KEPT, "e_mail": KEPT}
    with as_staff("hn.secretaria") as actor:
        merge = joining.merge_professionals(by=actor, kept=one, absorbed=other, choices=choices, at=NOW)

    with pytest.raises(Refused), as_staff("hn.secretaria") as actor:
        joining.merge_professionals(by=actor, kept=third, absorbed=other, choices=choices, at=NOW)
    with as_staff("hn.secretaria") as actor:
        joining.undo_merge(by=actor, merge=merge, at=NOW)
    with pytest.raises(Refused), as_staff("hn.secretaria") as actor:
        joining.undo_merge(by=actor, merge=merge, at=NOW)


def test_two_kept_apart_are_not_proposed_again(as_staff: As) -> None:
    one, _other = two(as_staff)
    pair = ProfessionalPair.objects.get()
    with as_staff("hn.secretaria") as actor:
        joining.keep_apart(by=actor, pair=pair, at=NOW)
        entry = Entry("Ana", "Pérez", "otra@x.hn", country="HN")
        people.change_professional(by=actor, professional=one, entry=entry, at=NOW)

        assert list(queries.person_pairs_waiting_for(actor)) == []
    with pytest.raises(Refused), as_staff("hn.secretaria") as actor:
        joining.keep_apart(by=actor, pair=ProfessionalPair.objects.get(), at=NOW)


@pytest.mark.parametrize("username", ["hn.enlace", "hn.policia", "cr.secretaria", "hn.datos"])
def test_only_the_secretariat_of_the_country_decides(as_staff: As, username: str) -> None:
    one, other = two(as_staff)
    pair = ProfessionalPair.objects.select_related("first__kept_by").get()

    with pytest.raises(NotAllowed), as_staff(username) as actor:
        joining.merge_professionals(by=actor, kept=one, absorbed=other, choices={"e_mail": KEPT}, at=NOW)
    with pytest.raises(NotAllowed), as_staff(username) as actor:
        joining.keep_apart(by=actor, pair=pair, at=NOW)

    assert ProfessionalPair.objects.get().state == "PROPOSED"


def test_organisations_are_joined_and_undone_in_the_same_way(as_staff: As) -> None:
    one, other = organisation(as_staff, "Casa Abierta", "CA"), organisation(as_staff, "La Casa Abierta", "LCA")

    with as_staff("hn.secretaria") as actor:
        merge = joining.merge_organisations(by=actor, kept=one, absorbed=other, choices={"name": KEPT}, at=NOW)
        assert organisation_visible_to(actor, other.pk) == one
        joining.undo_merge(by=actor, merge=merge, at=NOW)
        assert organisation_visible_to(actor, other.pk) == other
