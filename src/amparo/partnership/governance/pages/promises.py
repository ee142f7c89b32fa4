"""Action points of all modules, and agreements with what they permit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import may
from amparo.foundation.design.addresses import row_key
from amparo.foundation.design.boards import Cell, Table, table
from amparo.foundation.design.pieces import Action, Due, EmptyState, Fact, Link, More, PageHeader
from amparo.partnership.governance import permissions
from amparo.partnership.governance import vocabulary as words
from amparo.partnership.governance.models import ActionPoint, Agreement, Meeting
from amparo.partnership.governance.pages.board import Board, Part, Told, day_words, span_words
from amparo.partnership.governance.permissions import Party
from amparo.partnership.governance.queries import bodies, meetings, promises
from amparo.partnership.governance.rules.promises import is_overdue

PAGE = 50


def place_in(asked: Mapping[str, str]) -> tuple[date, int] | None:
    """Return the place after which the list goes on, as its address tells it."""
    key = row_key(asked.get("tras", ""))
    try:
        return (date.fromisoformat(asked.get("desde", "")), key) if key is not None else None
    except ValueError:
        return None


def _due(point: ActionPoint, today: date) -> Due:
    if point.state != words.OPEN:
        return Due("done", f"{words.POINTS[point.state]} · {day_words(point.closed_on)}")
    late = is_overdue(state=point.state, due_on=point.due_on, today=today)
    return Due("late" if late else "later", day_words(point.due_on))


def _closing(by: Actor, point: ActionPoint) -> str:
    """Return where a point is closed, for whoever may."""
    party = Party(point.kept_by, point.responsible.institution_id)
    may_close = point.state == words.OPEN and may(by, permissions.CLOSE_ACTION, party, by_table=permissions.MAY)
    return reverse("governance:close_point", args=[point.pk]) if may_close else ""


def _closed_meetings(by: Actor, points: Iterable[ActionPoint]) -> set[int]:
    """Return the meetings that points were agreed in and that the actor may not open."""
    keys = {point.source_key for point in points if point.source == words.MEETING_SOURCE and point.source_key}
    rows = meetings.meetings_visible_to(by).filter(pk__in=keys) if keys else ()
    return {row.pk for row in rows if not _reads(by, row)}


def _reads(by: Actor, meeting: Meeting) -> bool:
    sitting = bodies.sitting_of(meeting.body, meetings.day_of(meeting))
    return may(by, permissions.READ_MEETING, sitting, by_table=permissions.MAY)


def points_table(by: Actor, points: Iterable[ActionPoint], today: date, *, with_source: bool = True) -> Table:
    """Lay action points out; each leads to where it was agreed, and to its closing for whoever may close it."""
    columns = [_("What is to be done"), _("Who"), _("By when")]
    rows, points = [], list(points)
    unread = _closed_meetings(by, points) if with_source else set()
    for point in points:
        cells = [
            Cell(point.title, _closing(by, point), note=point.proof),
            Cell(point.responsible.name),
            Cell("", due=_due(point, today)),
        ]
        if with_source:
            is_unread = point.source == words.MEETING_SOURCE and point.source_key in unread
            cells.append(
                Cell(point.source_label, "" if is_unread else point.opens, note=str(words.SOURCES[point.source]))
            )
        rows.append(tuple(cells))
    if with_source:
        columns.append(_("Agreed in"))
    return table(_("Action points"), tuple(columns), tuple(rows), caption_unseen=True)


def points_page(by: Actor, asked: Mapping[str, str], today: date) -> Board:
    """Gather what is overdue in all modules as one list, then what is open, then what was closed."""
    every = promises.points_visible_to(by)
    late = list(promises.overdue(every, today)[:PAGE])
    place = place_in(asked)
    coming = list(promises.after(every.filter(state=words.OPEN, due_on__gte=today), place)[: PAGE + 1])
    parts = []
    if place is None:
        none_late = EmptyState(_("Nothing is overdue."), "")
        table_late = (
            Part(_("Overdue"), table=points_table(by, late, today)) if late else Part(_("Overdue"), empty=none_late)
        )
        parts.append(table_late)
    more = None
    if len(coming) > PAGE:
        last = coming[PAGE - 1]
        address = f"{reverse('governance:points')}?desde={last.due_on}&tras={last.pk}"
        more = More(_("%(count)s shown") % {"count": PAGE}, address)
    empty = EmptyState(_("Nothing else is open."), _("Meetings, practices, grants and events raise them."))
    if coming:
        parts.append(Part(_("Open"), table=points_table(by, coming[:PAGE], today), more=more))
    else:
        parts.append(Part(_("Open"), empty=empty))
    closed = list(every.exclude(state=words.OPEN).order_by("-closed_on", "-pk")[:PAGE])
    if closed and place is None:
        parts.append(Part(_("Closed"), table=points_table(by, closed, today)))
    actions = []
    if by.roles & {words.SECRETARIAT, words.PROGRAMME}:
        actions.append(Action(_("Raise an action point"), reverse("governance:raise_point"), kind="primary"))
    actions.append(Action(_("Take the list away (Excel)"), reverse("governance:points_xlsx"), icon="download"))
    return Board(
        header=PageHeader(
            _("Action points"),
            where=(Link(_("Governance"), reverse("governance:bodies")),),
            lead=_("One table for all modules; each leads to where it was agreed."),
            actions=tuple(actions),
        ),
        parts=tuple(parts),
    )


def state_of(agreement: Agreement, today: date) -> Due:
    """Say whether an agreement is in force, as a label."""
    terms = promises.terms_of(agreement)
    if terms.is_in_force(today):
        return Due("done", _("In force"))
    if terms.ended_on is not None and terms.ended_on <= today:
        return Due("none", _("Ended on %(day)s") % {"day": day_words(terms.ended_on)})
    if len(terms.signed_on) < 2:
        return Due("waiting", _("Signatures are missing"))
    return Due("later", _("Not in force on this day"))


def agreements_page(by: Actor, today: date) -> Board:
    """Gather the agreements by which data may pass."""
    rows = list(promises.agreements_visible_to(by)[:PAGE])
    cells = tuple(
        (
            Cell(row.title, reverse("governance:agreement", args=[row.pk])),
            Cell(f"{row.giver.short_name} → {row.receiver.short_name}"),
            Cell(", ".join(str(words.GROUPS[group]) for group in row.groups)),
            Cell(span_words(row.from_on, row.to_on)),
            Cell("", due=state_of(row, today)),
        )
        for row in rows
    )
    columns = (_("Agreement on data"), _("From whom to whom"), _("Kinds of data"), _("From – to"), _("State"))
    empty = EmptyState(_("No agreement is entered yet."), _("It says which data may pass, to whom and for what."))
    actions = [Action(_("Does an agreement permit it?"), reverse("governance:check_agreement"), icon="search")]
    if words.SECRETARIAT in by.roles:
        actions.insert(0, Action(_("Enter an agreement"), reverse("governance:enter_agreement"), kind="primary"))
    return Board(
        header=PageHeader(
            _("Agreements"),
            where=(Link(_("Governance"), reverse("governance:bodies")),),
            lead=_("Which kinds of data may pass between two institutions, for what and until when."),
            actions=tuple(actions),
        ),
        parts=(
            Part(table=table(_("Agreements"), columns, cells, caption_unseen=True)) if cells else Part(empty=empty),
        ),
    )


def agreement_page(by: Actor, agreement: Agreement, today: date) -> Board:
    """Gather an agreement: what it permits, who signed it, and whether it is in force."""
    terms = promises.terms_of(agreement)
    return Board(
        header=PageHeader(
            agreement.title,
            where=(
                Link(_("Governance"), reverse("governance:bodies")),
                Link(_("Agreements"), reverse("governance:agreements")),
            ),
            due=state_of(agreement, today),
            actions=tuple(_agreement_actions(by, agreement)),
        ),
        notices=()
        if terms.is_in_force(today)
        else (
            Told(
                "due",
                _("It permits nothing on this day."),
            ),
        ),
        parts=(Part(facts=tuple(_agreement_facts(agreement))),),
    )


def _agreement_actions(by: Actor, agreement: Agreement) -> Iterator[Action]:
    own = by.institution if by.institution in (agreement.giver_id, agreement.receiver_id) else None
    if getattr(agreement, "ending", None) is not None:
        return
    party = Party(agreement.kept_by, own)
    if len(promises.terms_of(agreement).signed_on) < 2 and may(
        by, permissions.SIGN_AGREEMENT, party, by_table=permissions.MAY
    ):
        yield Action(_("Record a signature"), reverse("governance:sign", args=[agreement.pk]), kind="primary")
    if may(by, permissions.END_AGREEMENT, party, by_table=permissions.MAY):
        yield Action(_("End it"), reverse("governance:end_agreement", args=[agreement.pk]), kind="danger")


def _agreement_facts(agreement: Agreement) -> Iterator[Fact]:
    yield Fact(_("Gives"), str(agreement.giver))
    yield Fact(_("Receives"), str(agreement.receiver))
    yield Fact(_("Kinds of data"), ", ".join(str(words.GROUPS[each]) for each in agreement.groups))
    yield Fact(_("Purposes"), ", ".join(str(words.PURPOSES[each]) for each in agreement.purposes))
    yield Fact(_("From – to"), span_words(agreement.from_on, agreement.to_on))
    if agreement.basis:
        yield Fact(_("On which basis"), agreement.basis)
    names = {agreement.giver_id: agreement.giver, agreement.receiver_id: agreement.receiver}
    for each in agreement.signatures.all():
        label = _("Signed by %(institution)s") % {"institution": names[each.institution_id].short_name}
        yield Fact(label, day_words(each.signed_on), each.office)
    ending = getattr(agreement, "ending", None)
    if ending is not None:
        yield Fact(_("Ended on"), day_words(ending.ended_on), ending.why)


def check_header() -> PageHeader:
    """Return the top of the page that says whether an agreement permits something."""
    return PageHeader(
        _("Does an agreement permit it?"),
        where=(
            Link(_("Governance"), reverse("governance:bodies")),
            Link(_("Agreements"), reverse("governance:agreements")),
        ),
        lead=_("Only an agreement that both signed and that is in force on that day permits something."),
    )
