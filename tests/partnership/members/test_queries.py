"""What is seen of the people of an institution."""

from __future__ import annotations

from datetime import UTC, datetime

from django.urls import reverse

from amparo.foundation.access.acting import acting
from amparo.foundation.accounts.signing import member_token
from amparo.partnership.members import queries
from tests.foundation.desk import account_of, sign_in


def test_one_sees_the_people_of_ones_own_institution_only(database: str) -> None:
    with acting(member_token(account_of("cr.enlace"))) as actor:
        found = {each.label for each in queries.colleagues_of(actor, datetime.now(UTC))}

    assert "Wálter Picado" in found
    assert "Elena Quirós" not in found


def test_what_may_be_given_are_roles_of_ones_own_teams_below_oneself(database: str) -> None:
    with acting(member_token(account_of("cr.supervision"))) as actor:
        roles = {role for _team, _name, role in queries.posts_to_give(actor)}

    assert {"intake", "case_manager", "psychologist", "supervisor"} <= roles
    assert not {"panel", "auditor", "person"} & roles


def test_whoever_vouches_for_nobody_does_not_see_the_list(database: str) -> None:
    assert sign_in("cr.formadora").get(reverse("members:list")).status_code == 404
    assert sign_in("cr.guardia").get(reverse("members:list")).status_code == 200
