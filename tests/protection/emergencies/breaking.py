"""Breaking glasses in tests."""

from __future__ import annotations

from typing import Any

from amparo.demo.carrying import Carrier
from amparo.protection.emergencies import operations
from amparo.protection.emergencies.models import Emergency
from amparo.protection.emergencies.operations import Broken
from tests.conftest import As
from tests.foundation.access.wall import as_owner
from tests.foundation.desk import account_of

REASON = "She called from a bus and the line went dead"


def break_glass(as_staff: As, code: str, *, by: str = "cr.ninez", category: str = "LIFE") -> Broken:
    with as_staff(by) as actor:
        return operations.break_glass(by=actor, code=code, category=category, reason=REASON)


def found(as_staff: As, by: str, key: int) -> Emergency | None:
    with as_staff(by):
        return Emergency.objects.filter(pk=key).first()


def second(as_staff: As, by: str, key: int) -> None:
    with as_staff(by) as actor:
        operations.second_glass(by=actor, emergency=Emergency.objects.get(pk=key))


def review(as_staff: As, by: str, key: int, verdict: str = "JUSTIFIED") -> None:
    with as_staff(by) as actor:
        emergency = Emergency.objects.get(pk=key)
        operations.review_glass(by=actor, emergency=emergency, verdict=verdict, words="I called the shelter and asked")


def seal_case(carrier: Carrier, *named: str) -> None:
    """Seal the case for some members, as its owner would find it."""
    ((case,),) = as_owner("select id from cases_case where code = %s", carrier.code)
    ((seal,),) = as_owner(
        "insert into cases_seal (case_id, kind, sealed_by, sealed_at) values (%s, 'PROTECTED_WITNESS', %s, now())"
        " returning id",
        case,
        account_of("cr.supervision"),
    )
    for username in named:
        as_owner(
            "insert into cases_named (case_id, seal_id, account_id) values (%s, %s, %s)",
            case, seal, account_of(username),
        )  # fmt: skip


def later(key: int, hours: int) -> None:
    """Let the hours pass that a broken glass knows of."""
    shift: Any = f"{hours} hours"
    as_owner(
        "update emergencies_emergency set asked_at = asked_at - %s::interval, opened_at = opened_at - %s::interval,"
        " until = until - %s::interval, review_due_at = review_due_at - %s::interval where id = %s",
        shift, shift, shift, shift, key,
    )  # fmt: skip
