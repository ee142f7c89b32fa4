"""Taking a list away, and taking a file of rows in: tried first without a trace, then for good."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.foundation.documents.reading import NotReadable
from amparo.foundation.documents.sheets import Sheet, read_sheet, write_sheet
from amparo.foundation.lists import queries, words
from amparo.foundation.lists.listed import Listed, Moment, Row, changes_in, completed, is_empty
from amparo.foundation.lists.models import ListFile, ListRow


@dataclass(frozen=True, slots=True)
class Tried:
    """How a row is taken: its state, why it is not, or what it changes."""

    state: str
    problems: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()


@transaction.atomic
def take_away(*, by: Actor, listed: Listed, scope: str = "") -> bytes:
    """Return a list as a workbook that can be taken in again, and write down who took how many rows away.

    Raises `NotAllowed`.
    """
    subject = listed.subject(by, scope)
    permits.require(by, listed.needs, subject, by_table=listed.may)
    rows = [[column.write(row.get(column.name)) for column in listed.columns] for row in listed.rows(by, subject)]
    facts = {"list": listed.kind, "rows": len(rows)}
    entries.record(Note("LIST_TAKEN_AWAY", subject=_subject(listed.kind, scope), facts=facts), by=by)
    return write_sheet(str(listed.title), listed.headings(), rows)


def _subject(kind: str, scope: str) -> str:
    return f"list:{kind}:{scope}" if scope else f"list:{kind}"


@transaction.atomic
def read_file(*, by: Actor, listed: Listed, scope: str = "", content: bytes, at: datetime) -> ListFile:
    """Read a file and say how each row would be taken, by trying each and leaving no trace of it.

    Raises `Refused` when the actor may not, the list takes no file, or the file cannot be read.
    """
    moment = _moment(by, listed, scope, at)
    sheet = _opened(content, listed)
    with _leaving_no_trace():
        tried = list(_tried(moment, listed, sheet.headings, sheet.rows))
    file = ListFile.objects.create(
        country=by.country, kind=listed.kind, scope=scope, headings=list(sheet.headings), read_at=at,
        read_by=by.account,
    )  # fmt: skip
    ListRow.objects.bulk_create(
        ListRow(
            file=file, number=number, state=each.state, cells=list(cells), problems=list(each.problems),
            changes=list(each.changes),
        )
        for (number, cells), each in zip(sheet.rows, tried, strict=True)
    )  # fmt: skip
    facts = {"list": listed.kind, "rows": len(sheet.rows)}
    entries.record(Note("LIST_READ", subject=_subject(listed.kind, scope), facts=facts), by=by)
    return file


def _moment(by: Actor, listed: Listed, scope: str, at: datetime) -> Moment:
    """Ask for permission, and return who takes rows in, into what, and when."""
    if listed.taking is None:
        raise NotAllowed(listed.needs)
    moment = Moment(by, listed.subject(by, scope), at)
    permits.require(by, listed.taking.needs, moment.subject, by_table=listed.may)
    return moment


def _opened(content: bytes, listed: Listed) -> Sheet:
    """Read a file; say what to do when it cannot be read or lacks a column."""
    try:
        sheet = read_sheet(content, most_rows=words.MOST_ROWS)
    except NotReadable as unreadable:
        raise Refused([str(words.UNREADABLE[unreadable.code])]) from unreadable
    places = listed.places_in(sheet.headings)
    needed = listed.taking.needed if listed.taking else ()
    # A file with codes speaks of what is there; one without them must say what is needed for something new.
    lacking = [] if listed.key in places else [name for name in needed if name not in places]
    if not places or lacking:
        headings = {column.name: str(column.heading) for column in listed.columns}
        name = headings[lacking[0] if lacking else listed.key]
        raise Refused([_("The file has no column “%(name)s”: write the headings in its first row.") % {"name": name}])
    return sheet


class _Undone(Exception):
    """Leads out of what is only tried."""


@contextmanager
def _leaving_no_trace() -> Iterator[None]:
    """Undo whatever is done inside, and forget what it would have done on commit."""
    try:
        with transaction.atomic():
            yield
            raise _Undone
    except _Undone:
        pass


def _tried(
    moment: Moment, listed: Listed, headings: Sequence[str], rows: Iterable[tuple[int, Sequence[str]]]
) -> Iterator[Tried]:  # fmt: skip
    """Take rows one after the other, each in a savepoint of its own, and say how each was taken."""
    places = listed.places_in(headings)
    known = {str(row[listed.key]).upper(): row for row in listed.rows(moment.by, moment.subject)}
    seen: set[str] = set()
    for _number, cells in rows:
        said, problems = listed.read(cells, places)
        code = str(said.get(listed.key) or "").strip().upper()
        if code and code in seen:
            problems.append(_("The code stands twice in the file."))
        seen.add(code)
        yield Tried(words.WRONG, tuple(problems)) if problems else _taken(moment, listed, said, known.get(code))


def _taken(moment: Moment, listed: Listed, said: Row, there: Row | None) -> Tried:
    taking = listed.taking
    assert taking is not None
    if there is not None:
        changes = changes_in({name: value for name, value in said.items() if name != listed.key}, there)
        if not changes:
            return Tried(words.KNOWN)
        if taking.change is None:
            return Tried(words.WRONG, (str(taking.why_no_change),), changes)
        return _done(words.CHANGED, changes, lambda: taking.change(moment, completed(said, there), there, changes))
    if not is_empty(said.get(listed.key)) and not taking.codes_are_given:
        return Tried(words.WRONG, (_("The code is of nothing in this list: leave it empty for something new."),))
    if taking.add is None:
        return Tried(words.WRONG, (str(taking.why_no_new),))
    return _done(words.NEW, (), lambda: taking.add(moment, said), lacking=_lacking(listed, said))


def _lacking(listed: Listed, said: Row) -> list[str]:
    needed = listed.taking.needed if listed.taking else ()
    absent = _("It is needed.")
    return [
        f"{column.heading}: {absent}"
        for column in listed.columns
        if column.name in needed and is_empty(said.get(column.name))
    ]


def _done(state: str, changes: tuple[str, ...], act: object, lacking: Sequence[str] = ()) -> Tried:
    """Run the operation of a row in a savepoint; a refusal undoes the row and says why."""
    if lacking:
        return Tried(words.WRONG, tuple(lacking), changes)
    try:
        with transaction.atomic():
            act()  # type: ignore[operator]
    except NotAllowed:
        return Tried(words.WRONG, (_("You may not do this."),), changes)
    except Refused as refused:
        return Tried(words.WRONG, tuple(str(reason) for reason in refused.reasons), changes)
    return Tried(state, (), changes)


@transaction.atomic
def take_rows(*, by: Actor, listed: Listed, file: ListFile, at: datetime) -> int:
    """Take the rows of a file in; return how many. Rows that cannot be taken stay, with why. Raises `Refused`."""
    moment = _moment(by, listed, file.scope, at)
    file = ListFile.objects.select_for_update().get(pk=file.pk)
    rows = list(queries.rows_left(file))
    for row, each in zip(
        rows, _tried(moment, listed, file.headings, [(row.number, row.cells) for row in rows]), strict=True
    ):
        row.state, row.problems, row.changes = each.state, list(each.problems), list(each.changes)
        if each.state != words.WRONG:
            row.taken_at, row.cells = at, []
    ListRow.objects.bulk_update(rows, ["state", "problems", "changes", "taken_at", "cells"])
    file.done_at = at
    file.save(update_fields=["done_at"])
    count = sum(row.taken_at is not None for row in rows)
    facts = {"list": listed.kind, "rows": count}
    entries.record(Note("LIST_TAKEN_IN", subject=_subject(listed.kind, file.scope), facts=facts), by=by)
    return count


def rows_not_taken(*, by: Actor, listed: Listed, file: ListFile) -> bytes:
    """Return the rows that were not taken, as they came, with why; mended, the file can be sent again."""
    _moment(by, listed, file.scope, file.read_at)
    rows = [
        [*row.cells, *[""] * (len(file.headings) - len(row.cells)), " ".join(row.problems)]
        for row in queries.rows_wrong(file)
    ]
    return write_sheet(_("Not imported"), [*file.headings, _("Why it was not imported")], rows)


@transaction.atomic
def forget_rows(*, by: Actor, today: date) -> int:
    """Forget what stood in rows that nobody mended in time; return how many. Run by the clock."""
    if not by.is_service:
        raise NotAllowed("FORGET_ROWS")
    last = today - timedelta(days=words.DAYS_ROWS_WAIT)
    count = ListRow.objects.filter(file__read_at__date__lt=last).exclude(cells=[]).update(cells=[])
    if count:
        entries.record(Note("ROWS_FORGOTTEN", facts={"count": count}), by=by)
    return count
