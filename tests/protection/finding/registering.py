"""Registering people, and letting the clock compare, in tests."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

from amparo.demo.carrying import Carrier
from amparo.foundation.access.acting import acting
from amparo.protection.cases.models import Case
from amparo.protection.finding import operations, tasks
from amparo.protection.people import operations as people
from tests.foundation.access.wall import as_owner
from tests.foundation.desk import account_of
from tests.keeping import found_at, key_process

if TYPE_CHECKING:
    from tests.conftest import As

# As the demonstration's case is called at every point.
HERE = "Luz Marina Invento"


def register(carrier: Carrier, username: str, **answers: str) -> None:
    """Write identity answers in the carrier's case as a member of its team."""
    with acting(carrier.token(username)) as actor:
        people.write_answers(
            by=actor,
            case=Case.objects.get(code=carrier.code),
            record=f"test:{datetime.now(UTC).timestamp()}",
            values={"C1": answers},
            written=frozenset({"C1"}),
            at=datetime.now(UTC),
        )


def abroad(**answers: str) -> Carrier:
    """Open a case in the other country and register its person."""
    carrier = Carrier("HN", at=datetime.now(UTC))
    carrier.open()
    register(carrier, "hn.recepcion", **answers)
    return carrier


def found(as_staff: As, by: str, typed: str, kind: str = "name") -> list[tuple[str, int]]:
    """Search as a member of staff."""
    with as_staff(by) as actor:
        return [(each.case.code, each.grade) for each in operations.find_in_cases(by=actor, kind=kind, typed=typed)]


def ask(as_staff: As, by: str, name: str = "", **more: str) -> None:
    """Ask the contact desk as a member of staff."""
    said = {"document": "", "phone": "", "born": "", "why": "SAID_SO", **more}
    with as_staff(by) as actor:
        operations.ask_desk(by=actor, name=name, **said)


def tick() -> None:
    """Let the clock pass once."""
    tasks.hear_the_clock(at=datetime.now(UTC))


def matches() -> int:
    """Return how many matches there are, as the database's owner counts them."""
    ((count,),) = as_owner("select count(*) from sec.desk_match")
    return int(count)


def grant(carrier: Carrier, username: str, purpose: str) -> None:
    """Let the teams of a member of staff open the identity of the carrier's case, as a step that needs them would."""
    as_owner(
        "insert into sec.grant_ (case_id, principal_id, purpose, groups)"
        " select distinct c.id, t.team_id, %s, '{C0,C1}'::text[]"
        " from cases_case c, coalition_teammember t join coalition_member m on m.id = t.member_id"
        " where c.code = %s and m.account_id = %s",
        purpose, carrier.code, account_of(username),
    )  # fmt: skip


@contextmanager
def a_key_process_of_its_own(database: str, folder: Path) -> Iterator[dict[str, str]]:
    """Be served by a key process with a copy of the keys, which a test may change, and a clock that it moves on."""
    (folder / "later").write_text("0")
    kept = Path(settings.STATE) / "keys"
    shutil.copytree(kept, folder / "keys", ignore=shutil.ignore_patterns("*.sqlite*"))
    name, clock = "data-keys.sqlite", str(folder / "later")
    with closing(sqlite3.connect(kept / name)) as ours, closing(sqlite3.connect(folder / "keys" / name)) as copy:
        ours.backup(copy)
    with key_process(database, "--clock", clock, AMPARO_KEYD_STATE=str(folder)) as around, found_at(around):
        yield around
