"""The invited are sought, sorted and paged without a name in an address; whoever was invited is not offered again."""

from __future__ import annotations

import pytest
from django.utils.timezone import now

from amparo.foundation.access.permits import NotAllowed
from amparo.foundation.accounts.models import Account
from amparo.partnership.directory.models import Professional
from amparo.partnership.rolls.operations import enrolling
from amparo.partnership.rolls.queries import invited
from amparo.partnership.rolls.queries.invited import BY_ORGANISATION, Sought
from tests.conftest import As
from tests.partnership.directory.entering import entered, of_the_police, organisation
from tests.partnership.rolls.holding import activity, enrolled, people


def names(rows: object) -> list[str]:
    return [each.professional.given_names for each in rows]  # type: ignore[attr-defined]


def test_the_invited_are_found_by_name_and_organisation_and_sorted_and_paged(as_staff: As) -> None:
    made = activity(as_staff)
    who = [
        entered(as_staff, "Ana", "Zúñiga", organisation="Casa Abierta"),
        entered(as_staff, "Berta", "Mora", organisation="Red Norte"),
        entered(as_staff, "Carla", "Arce", organisation="Casa Abierta"),
    ]
    enrolled(as_staff, made, who)
    with as_staff("hn.secretaria") as actor:
        rows = invited.invited_visible_to(actor, made, reads_roll=True)
        by_name, by_house = (invited.narrowed(rows, sought) for sought in (Sought(), Sought(sort=BY_ORGANISATION)))

        assert names(by_name) == ["Carla", "Berta", "Ana"]
        assert names(by_house) == ["Carla", "Ana", "Berta"]
        assert names(invited.narrowed(rows, Sought(text="casa zuñ"))) == ["Ana"]
        assert names(invited.narrowed(rows, Sought(state="DECLINED"))) == []
        assert [names(invited.after(each, each[0].pk)) for each in (by_name, by_house)] == [
            ["Berta", "Ana"], ["Ana", "Berta"],
        ]  # fmt: skip
        assert names(invited.after(by_name, 999_999)) == names(by_name)
        assert invited.answers_of(rows) == {"INVITED": 3}


def test_whoever_may_be_invited_is_found_by_name_organisation_initials_and_country(as_staff: As) -> None:
    made = activity(as_staff)
    organisation(as_staff, "Casa Abierta", "CA")
    one = entered(as_staff, "Ana", "Mora", organisation="Casa Abierta")
    there, other = entered(as_staff, "Berta", "Mora"), entered(as_staff, "Carla", "Arce", country="CR")
    enrolled(as_staff, made, [there])

    def found(text: str, country: str = "") -> list[Professional]:
        return list(invited.to_invite(actor, made, text, country))

    with as_staff("hn.secretaria") as actor:
        assert [found(text) for text in ("mora", "casa ana", "ca abierta", "berta", "")] == [
            [one], [one], [one], [], [other, one],
        ]  # fmt: skip
        assert (found("", "CR"), found("ana", "CR")) == ([other], [])
        everybody = invited.to_invite(actor, made, "", "")
        assert list(invited.after_person(everybody, other.pk)) == [one]


def test_who_runs_the_programme_invites_those_who_are_shown_and_sees_whom_they_invited(as_staff: As) -> None:
    made = activity(as_staff)
    shown, hidden = entered(as_staff, "Ana", "Mora"), entered(as_staff, "Berta", "Mora")
    Professional.objects.filter(pk=shown.pk).update(visibility="COALITION")
    enrolled(as_staff, made, [hidden])
    with as_staff("hn.programa") as actor:
        assert list(invited.to_invite(actor, made, "mora", "")) == [shown]
        shown.refresh_from_db()
        enrolling.enrol(by=actor, activity=made, professionals=[shown], mode="ONLINE", at=now())
        with pytest.raises(NotAllowed):
            enrolling.enrol(by=actor, activity=made, professionals=[hidden], mode="ONLINE", at=now())
        assert names(invited.invited_visible_to(actor, made, reads_roll=False)) == ["Ana"]


def test_a_focal_point_finds_own_people_and_the_invited_find_their_own_invitation(as_staff: As) -> None:
    made, own = activity(as_staff), of_the_police(as_staff)
    entered(as_staff, "Berta", "Mora")
    (one,) = enrolled(as_staff, made, people(as_staff, 1))
    account = Account.objects.get(username="hn.salud")
    Professional.objects.using("owner").filter(pk=one.professional_id).update(account_id=account.pk)

    with as_staff("hn.enlace") as actor:
        assert list(invited.to_invite(actor, made, "", "")) == [own]
        assert invited.own_invitation(actor, made) is None
    with as_staff("hn.salud") as actor:
        assert invited.own_invitation(actor, made) == one
        assert list(invited.invited_visible_to(actor, made, reads_roll=False)) == [one]
