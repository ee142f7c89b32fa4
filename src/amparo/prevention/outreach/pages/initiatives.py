"""Strategies, plans and agreements: their list by place, and the page of one."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.foundation.access.actors import Actor
from amparo.foundation.design.addresses import row_key
from amparo.foundation.design.boards import Cell, table
from amparo.foundation.design.pieces import Action, Badge, Due, EmptyState, Fact, Link, More, PageHeader
from amparo.foundation.lists.actions import bring, take_away
from amparo.partnership.governance.pages.board import day_words, span_words
from amparo.partnership.rolls import vocabulary as rolls
from amparo.partnership.rolls.queries.activities import figures_of
from amparo.prevention.outreach import vocabulary as words
from amparo.prevention.outreach.models import Channel, Initiative
from amparo.prevention.outreach.pages.asking import asking_parts
from amparo.prevention.outreach.pages.board import SLUG_OF, Notice, Outside, Section, tabs, where
from amparo.prevention.outreach.pages.home import WORST, due_of
from amparo.prevention.outreach.pages.parts import Can, can_do, lines, partners
from amparo.prevention.outreach.pages.reporting import channels_table
from amparo.prevention.outreach.queries import initiatives, sessions
from amparo.prevention.outreach.rules.initiatives import known_total

PAGE = 50


def place_in(asked: Mapping[str, str]) -> tuple[str, int] | None:
    """Return the place after which the list goes on, as its address tells it."""
    key = row_key(asked.get("tras", ""))
    return (asked.get("desde", "")[:200].replace("\x00", ""), key) if key is not None else None


def badge_of(initiative: Initiative) -> Badge | None:
    """Return where a piece of work comes from, as a mark."""
    return Badge("source") if initiative.origin and not initiative.is_invented else None


def list_page(by: Actor, kind: str, asked: Mapping[str, str], today: date) -> Outside:
    """Gather the work of one kind, by place."""
    every = initiatives.initiatives_visible_to(by, kind)
    place = asked.get("lugar", "")[: words.LONGEST_LINE].replace("\x00", "")
    every = every.filter(place=place) if place else every
    rows = list(initiatives.after(every, place_in(asked))[: PAGE + 1])
    channels = initiatives.channels_of(rows[:PAGE])
    shown = tuple(_row(each, channels, today) for each in rows[:PAGE])
    columns = (_("Title"), _("Municipality"), _("People who took part"), _("Reporting channels"), _("Reviewed"))
    more = None
    if len(rows) > PAGE:
        last = rows[PAGE - 1]
        query = urlencode({"desde": last.place, "tras": last.pk, **({"lugar": place} if place else {})})
        more = More(_("%(count)s shown") % {"count": PAGE}, f"?{query}")
    label = str(words.MANY[kind])
    empty = EmptyState(_("None is entered yet."), _("Who works in the place enters it, or the secretariat."))
    part = (
        Section(table=table(label, columns, shown, caption_unseen=True), more=more) if shown else Section(empty=empty)
    )
    actions = []
    if by.roles & (words.FIELD | {words.SECRETARIAT}):
        actions.append(Action(_("Enter one"), reverse("outreach:enter", args=[SLUG_OF[kind]]), kind="primary"))
    if words.SECRETARIAT in by.roles:
        actions += [take_away("comunidades"), bring("comunidades")]
    return Outside(
        header=PageHeader(label, where=where(), lead=place or _lead(every), actions=tuple(actions)), tabs=tabs(kind),
        parts=(part,),
    )  # fmt: skip


def _lead(every: Collection[Initiative]) -> str:
    known, unknown = known_total([each.participants for each in every])
    if not unknown:
        return ""
    if unknown == len(every):
        return _("In none of these places is it known how many took part.")
    told = {"known": known, "unknown": unknown}
    return _("Known to have taken part: %(known)s. In %(unknown)s places nobody says how many.") % told


def _row(initiative: Initiative, channels: list[Channel], today: date) -> tuple[Cell, ...]:
    standings = [initiatives.standing(each, today) for each in channels if each.initiative_id == initiative.pk]
    worst = next((each for each in WORST if each in standings), None)
    channel = Cell("", due=due_of(worst)) if worst else Cell(_("None"))
    took = Cell(_("Not known") if initiative.participants is None else str(initiative.participants), number=True)
    note = _("Invented for the demonstration") if initiative.is_invented else ""
    title = Cell(initiative.title, reverse("outreach:initiative", args=[initiative.pk]), note=note)
    return (title, Cell(initiative.place), took, channel, Cell("", due=review_due(initiative, today)))


def review_due(initiative: Initiative, today: date) -> Due:
    """Say when it is reviewed next."""
    day = initiative.review_on
    if day is None:
        return Due("none", _("No day is set"))
    return Due("late" if day < today else "later", day_words(day))


def initiative_page(by: Actor, initiative: Initiative, today: date) -> Outside:
    """Gather one piece of work: who, what, its channels, its scale and what everybody reads."""
    can = can_do(by, initiative)
    kind = str(words.KINDS[initiative.kind])
    listed = Link(str(words.MANY[initiative.kind]), reverse("outreach:list", args=[SLUG_OF[initiative.kind]]))
    parts = (
        Section(facts=tuple(_facts(initiative))),
        _channels(initiative, can, today),
        *lines(initiative, can, today),
        partners(initiative, can),
        *asking_parts(initiative, sees_all=can.keep),
        _sessions(initiative, can),
        *_reviews(initiative, can),
        _public(initiative, can),
    )
    return Outside(
        header=PageHeader(
            initiative.title, where=where(listed), lead=f"{kind} · {initiative.place}", badge=badge_of(initiative),
            actions=(Action(_("Edit"), reverse("outreach:change", args=[initiative.pk])),) if can.keep else (),
        ),
        notices=tuple(_notices(initiative, today)),
        parts=parts,
    )  # fmt: skip


def _notices(initiative: Initiative, today: date) -> Iterator[Notice]:
    if initiative.is_invented:
        yield Notice("info", _("Invented for the demonstration."), initiative.origin)
    if initiative.review_on is not None and initiative.review_on < today:
        yield Notice("due", _("Its review is late: %(day)s.") % {"day": day_words(initiative.review_on)})


def _facts(initiative: Initiative) -> Iterator[Fact]:
    finer = _("kept back: everybody reads the municipality only") if initiative.is_sensitive else ""
    yield Fact(_("Municipality"), initiative.place)
    if initiative.spot:
        yield Fact(_("Finer place"), initiative.spot, finer)
    for label, text in (
        (_("What is to be reached"), initiative.goal), (_("Community or group"), initiative.community),
        (_("Who leads it"), initiative.led_by),
        (_("Accompanied by"), initiative.organisation.name if initiative.organisation else ""),
    ):  # fmt: skip
        if text:
            yield Fact(label, text)
    if initiative.starts_on:
        yield Fact(_("From – to"), span_words(initiative.starts_on, initiative.ends_on))
    yield from _reach(initiative)
    if initiative.review_on:
        yield Fact(_("Next review"), day_words(initiative.review_on))
    if initiative.origin and not initiative.is_invented:
        yield Fact(_("Source"), initiative.origin)


def _reach(initiative: Initiative) -> Iterator[Fact]:
    """Say how many took part here, if anybody says so, and what sources say of the whole process; nothing is shared."""
    unknown = _("Not known: no source says how many in this place")
    took = unknown if initiative.participants is None else str(initiative.participants)
    yield Fact(_("People who took part here"), took)
    if initiative.formed_in is not None:
        for each in figures_of(initiative.formed_in):
            told = {
                "how": rolls.QUALIFIERS[each.qualifier], "value": each.value, "what": rolls.UNITS[each.unit],
                "where": initiative.formed_in.title,
            }  # fmt: skip
            text = _("%(how)s %(value)s %(what)s, in all places together: %(where)s") % told
            yield Fact(_("In the whole process"), text, each.source)


def _channels(initiative: Initiative, can: Can, today: date) -> Section:
    rows = initiatives.channels_of([initiative])
    actions = [Action(_("Add a channel"), reverse("outreach:open_channel", args=[initiative.pk]))] if can.keep else []
    if not rows:
        empty = EmptyState(
            _("No reporting channel is entered."), _("People report only where they know that somebody answers.")
        )
        return Section(_("Reporting channels"), empty=empty, actions=tuple(actions))
    return Section(
        _("Reporting channels"), table=channels_table(rows, today, tests=can.test, with_work=False, closes=can.keep),
        actions=tuple(actions),
    )  # fmt: skip


def _sessions(initiative: Initiative, can: Can) -> Section:
    rows = sessions.told_of(sessions.sessions_of(initiative))
    hold = (Action(_("Record a session"), f"{reverse('outreach:hold')}?trabajo={initiative.pk}"),) if can.hold else ()
    if not rows:
        empty = EmptyState(_("No session belongs to it yet."), "")
        return Section(_("Sessions with the public"), empty=empty, actions=hold)
    shown = tuple(
        (
            Cell(each.session.activity.title, reverse("outreach:session", args=[each.session.pk])),
            Cell(day_words(each.session.activity.starts_on)),
            Cell(str(each.total), number=True),
        )
        for each in rows
    )
    columns = (_("Session"), _("Day"), _("People who came"))
    return Section(
        _("Sessions with the public"), table=table(_("Sessions with the public"), columns, shown, caption_unseen=True),
        actions=hold,
    )  # fmt: skip


def _reviews(initiative: Initiative, can: Can) -> Iterator[Section]:
    rows = tuple(
        (Cell(day_words(each.held_on)), Cell(each.found), Cell(day_words(each.next_on)))
        for each in initiative.reviews.all()
    )
    actions = (Action(_("Record a review"), reverse("outreach:review", args=[initiative.pk])),) if can.keep else ()
    columns = (_("Held on"), _("What was found"), _("Next review"))
    if rows:
        told = table(_("Reviews"), columns, rows, caption_unseen=True)
        yield Section(_("Reviews"), table=told, actions=actions)
    elif actions:
        yield Section(_("Reviews"), empty=EmptyState(_("It was not reviewed yet."), ""), actions=actions)


def _public(initiative: Initiative, can: Can) -> Section:
    said = initiatives.words_of(initiative)
    actions = []
    if can.publish and said:
        actions.append(Action(_("Take it back"), reverse("outreach:withdraw", args=[initiative.pk])))
    elif can.publish:
        actions.append(Action(_("Let everybody read of it"), reverse("outreach:publish", args=[initiative.pk])))
    heading = _("What everybody reads")
    if not said:
        return Section(heading, empty=EmptyState(_("Nothing of it is published."), ""), actions=tuple(actions))
    return Section(heading, said, actions=tuple(actions))
