"""Searching inside one's own cases, asking the contact desk, and keeping the index: no name leaves by these doors."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from typing import Any, Final

from amparo.keyd.fields import BORN, DOCUMENTS, GROUP, PHONES
from amparo.keyd.house import ASKED, INDEX_DUE, SEARCHED, House
from amparo.keyd.index import (
    GONE,
    KEY,
    Marks,
    Person,
    gathered,
    has_number_of,
    is_worth_telling,
    marks_of,
    opened,
    person_of,
)
from amparo.keyd.keyring import file_of
from amparo.keyd.names import SAME, likeness
from amparo.keyd.opening import mark_of, opened_with, sealed_with
from amparo.keyd.trouble import GRANT, WRONG, No

BATCH: Final = 200
WAITS_SECONDS: Final = 3600.0
LONGEST: Final = 200
# Of what is typed, by the kind of search: which field it is compared as.
KINDS: Final = {"name": "prs_FirstName", "document": next(iter(DOCUMENTS)), "phone": min(PHONES)}
_PLACE: Final = "question|1"


def find(house: House, given: Sequence[bytes]) -> list[bytes]:
    """Search among the cases of a session: token, account, kind, what was typed. Answers codes and grades by turns.

    The database looks at the cases tied to the session alone, so that it takes as long whatever lies elsewhere.
    """
    token, account, kind, typed = (each.decode() for each in _so_many(given, 4))
    if kind not in KINDS or len(typed) > LONGEST:
        raise No(WRONG)
    _count(house, SEARCHED, token, account)
    asked = person_of({KINDS[kind]: typed})
    marks = _marks(house, asked, searching=True)
    rows = house.finder.rows(
        "select * from sec.keyd_find(sha256(%s), %s::bigint[], %s::bigint[])",
        [token.encode(), list(marks.pairs), list(marks.exacts)],
    )
    found = []
    for case, kept in gathered(rows).items():
        grade = _grade(asked, opened(house.shelf, case, kept))
        if grade:
            found.append((grade, kept.code))
    found.sort(key=lambda each: (-each[0], each[1]))
    return [piece for grade, code in found for piece in (code.encode(), str(grade).encode())]


def _grade(asked: Person, known: Person) -> int:
    if asked.names:
        return likeness(asked.names, known.names)[0]
    return SAME if has_number_of(asked, known) else 0


def ask_desk(house: House, given: Sequence[bytes]) -> list[bytes]:
    """Take a question for the contact desk: token, account, names, document, phone, year of birth.

    Answers its mark, a handle and what is sealed: always alike, for nothing is compared now.
    """
    token, account, *said = (each.decode() for each in _so_many(given, 6))
    if any(len(each) > LONGEST for each in said):
        raise No(WRONG)
    _count(house, ASKED, token, account)
    mark = os.urandom(16).hex()
    subject = f"question:{mark}"
    handle = house.shelf.new(subject, GROUP)
    cipher = house.shelf.cipher(handle, subject, GROUP)
    # As long for a short name as for a long one.
    text = json.dumps(said).ljust(5 * LONGEST).encode()
    return [mark.encode(), handle, sealed_with(cipher, f"{subject}|{GROUP}|".encode(), _PLACE.encode(), text)]


def tidy(house: House, _given: Sequence[bytes]) -> list[bytes]:
    """Bring the index up to what was written. Answers how many cases that were."""
    with house.indexing:
        return [str(_tidied(house)).encode()]


def compare(house: House, _given: Sequence[bytes]) -> list[bytes]:
    """Bring the index up, then compare what waits for that with every case. Answers how much that was, no match."""
    with house.indexing:
        _renew_when_due(house)
        _tidied(house)
        _end_renewal(house)
        done = _compared_cases(house) + _compared_questions(house)
    if done:
        house.tell("COMPARED", count=done)
    return [str(done).encode()]


def reindex(house: House, given: Sequence[bytes]) -> list[bytes]:
    """Make the index anew under a new key: "new" to begin, "" to go on. Answers how many cases are left.

    Both keys find what they marked until it is done; then the old one is removed.
    """
    with house.indexing:
        if given and given[0] == b"new":
            _renew(house)
        _tidied(house, at_most=BATCH)
        return [str(_end_renewal(house)).encode()]


def _renew(house: House) -> None:
    """Have every case marked anew, then begin a new key: one that failed between is marked by the old key again."""
    while house.desk.rows("select sec.keyd_index_anew(%s)", [10 * BATCH]) != [(0,)]:
        continue
    house.ring.key(KEY, house.ring.newest(KEY))
    generation = house.ring.renew(KEY)
    house.recovery.copy()
    house.tell("INDEX_BEGUN", generation=generation)


def _renew_when_due(house: House) -> None:
    """Begin a new key an hour after data keys were destroyed: in no older backup is anybody found by today's key."""
    due = house.config.own / INDEX_DUE
    if due.exists() and house.now() - float(due.read_text() or 0) >= WAITS_SECONDS:
        _renew(house)
        due.unlink()


def _end_renewal(house: House) -> int:
    """Remove the old key once nothing waits to be marked anew; return how many cases do."""
    ((left,),) = house.desk.rows("select sec.keyd_index_left()", [])
    if not left:
        _remove_old(house)
    return int(left)


def _remove_old(house: House) -> None:
    newest = house.ring.newest(KEY)
    for generation in house.ring.kept(KEY):
        if generation != newest:
            house.ring.drop(KEY, generation)
            house.recovery.forget(file_of(KEY, generation))
            house.tell("INDEX_MADE", generation=newest)


def _tidied(house: House, at_most: int = 10 * BATCH) -> int:
    done = 0
    while done < at_most:
        rows = gathered(house.desk.rows("select * from sec.keyd_stale(%s)", [BATCH]))
        newest = [house.ring.newest(KEY)]
        for case, kept in rows.items():
            marks = marks_of(house.ring, opened(house.shelf, case, kept), newest, searching=False)
            house.desk.rows(
                "select sec.keyd_index(%s, %s, %s::bigint[], %s::bigint[])",
                [case, kept.version, list(marks.pairs), list(marks.exacts)],
            )
        done += len(rows)
        if len(rows) < BATCH:
            break
    return done


def _compared_cases(house: House) -> int:
    waiting = gathered(house.desk.rows("select * from sec.keyd_waiting(%s)", [BATCH]))
    for case, kept in waiting.items():
        found = _near(house, opened(house.shelf, case, kept), but=case)
        house.desk.rows("select sec.keyd_case_compared(%s, %s, %s::bigint[])", [case, kept.version, found])
    return len(waiting)


def _compared_questions(house: House) -> int:
    waiting = house.desk.rows("select id, mark, wrapped, sealed from sec.keyd_questions(%s)", [BATCH])
    for key, mark, handle, sealed in waiting:
        found = _near(house, _asked_about(house, mark, bytes(handle), bytes(sealed)))
        house.desk.rows("select sec.keyd_question_compared(%s, %s::bigint[])", [key, found])
        house.shelf.destroy([bytes(handle)])
    return len(waiting)


def _asked_about(house: House, mark: str, handle: bytes, sealed: bytes) -> Person:
    """Open a question here; one whose key is no more asks about nobody."""
    subject = f"question:{mark}"
    try:
        cipher = house.shelf.cipher(handle, subject, GROUP)
        said = json.loads(opened_with(cipher, f"{subject}|{GROUP}|".encode(), _PLACE.encode(), sealed))
    except No as refused:
        if refused.code not in GONE:
            raise
        return Person()
    names = ("prs_FirstName", KINDS["document"], KINDS["phone"], BORN)
    return person_of(dict(zip(names, said, strict=True)))


def _near(house: House, person: Person, but: int = 0) -> list[int]:
    marks = _marks(house, person, searching=False)
    if not (marks.pairs or marks.exacts):
        return []
    rows = house.desk.rows(
        "select * from sec.keyd_near(%s, %s::bigint[], %s::bigint[])", [but, list(marks.pairs), list(marks.exacts)]
    )
    near = gathered(rows).items()
    return [case for case, kept in near if is_worth_telling(person, opened(house.shelf, case, kept))]


def _marks(house: House, person: Person, *, searching: bool) -> Marks:
    return marks_of(house.ring, person, house.ring.kept(KEY), searching=searching)


def _count(house: House, what: str, token: str, account: str) -> None:
    """Let a live session of that account search or ask once more, or raise `No`; it is in the log, what for is not."""
    mark = mark_of(token)
    facts: dict[str, Any] = {"session": mark, "account": int(account) if account else None}
    try:
        if not token or house.gate.account_of(token) != facts["account"]:
            raise No(GRANT)
        with house.counting:
            counted = house.budgets.search if what == SEARCHED else house.budgets.ask
            counted(mark, account, os.urandom(16).hex(), house.now())
            house.tell(what, durable=False, **facts)
    except No as refusal:
        house.tell("REFUSED", why=refusal.code, subject=what.lower(), **facts)
        raise


def _so_many(given: Sequence[bytes], count: int) -> Sequence[bytes]:
    if len(given) != count:
        raise No(WRONG)
    return given
