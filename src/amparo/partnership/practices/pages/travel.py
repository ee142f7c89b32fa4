"""How practices travel: the board of transfers, one of them, messages and their uses, exchanges."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import may
from amparo.foundation.design.boards import Cell, Table, table
from amparo.foundation.design.days import day
from amparo.foundation.design.pieces import Action, EmptyState, Fact, Link, PageHeader
from amparo.foundation.vocabularies.words import in_language
from amparo.partnership.practices import permissions
from amparo.partnership.practices import vocabulary as words
from amparo.partnership.practices.models import AdvocacyMessage, Exchange, Uptake, UptakeStep
from amparo.partnership.practices.pages.parts import Sheet, country, home, invented, tabs, title_in, title_of
from amparo.partnership.practices.queries import messages, practices, uptakes
from amparo.partnership.practices.rules.fields import of_field


def uptakes_page(by: Actor) -> Sheet:
    """Gather every transfer with where it stands."""
    found = list(uptakes.uptakes_visible_to(by)[:200])
    titles = practices.titles_of([each.practice for each in found])
    rows = []
    for each in found:
        last = max(each.steps.all(), key=lambda step: step.pk)
        rows.append(
            (
                Cell(
                    title_of(each.practice, titles), url=reverse("practices:uptake", args=[each.pk]),
                    note=invented(each.is_invented),
                ),
                Cell(country(each.to_country.code)),
                Cell(str(words.UPTAKE_STATES[last.state])),
                Cell(day(last.held_on)),
                Cell(_proof(last), url=_proof_url(last)),
            )
        )  # fmt: skip
    heads = (_("Practice"), _("To which country"), _("State"), _("Since"), _("Proof"))
    lead = _("Asked for, fit analysed, planned, piloted, adopted, sustained or dropped: each with its proof.")
    return Sheet(
        PageHeader(_("Transfers"), where=(home(),), lead=lead),
        tabs(by, "uptakes"),
        tables=(table(_("Transfers"), heads, rows, caption_unseen=True),) if rows else (),
        empty=EmptyState(_("No country has asked for a practice yet."), _("It is asked for on its page.")),
    )


def _proof(step: UptakeStep) -> str:
    return step.document.name if step.document else step.proof or "—"


def _proof_url(step: UptakeStep) -> str:
    return reverse("practices:proof", args=[step.document_id]) if step.document_id else step.proof


def uptake_page(by: Actor, uptake: Uptake) -> Sheet:
    """Gather a transfer: why, its fit condition by condition, each step with its proof, and what may come next."""
    state = uptakes.state_of(uptake)
    carries = may(by, permissions.CARRY_PRACTICE, uptake, by_table=permissions.MAY)
    actions = tuple(_next(uptake, state)) if carries else ()
    facts = (
        Fact(_("Practice"), title_in(uptake.practice), note=uptake.practice.code),
        Fact(_("To which country"), country(uptake.to_country.code)),
        Fact(_("State"), str(words.UPTAKE_STATES[state])),
        Fact(_("Why"), uptake.why, note=invented(uptake.is_invented)),
    )
    return Sheet(
        PageHeader(
            f"{title_in(uptake.practice)} → {country(uptake.to_country.code)}",
            where=(home(), Link(_("Transfers"), reverse("practices:uptakes"))), actions=actions,
        ),
        facts=facts,
        tables=(_fit(uptake, carries=carries and state in (words.ASKED, words.FITTED)), _steps(uptake)),
    )  # fmt: skip


def _next(uptake: Uptake, state: str) -> Iterator[Action]:
    yield Action(_("The practice"), reverse("practices:practice", args=[uptake.practice_id]), icon="book")
    for coming in words.NEXT[state]:
        label = _("Record: %(state)s") % {"state": words.UPTAKE_STATES[coming]}
        kind = "quiet" if coming == words.DROPPED else "primary"
        yield Action(label, reverse("practices:step", args=[uptake.pk, coming.lower()]), kind=kind)


def _fit(uptake: Uptake, *, carries: bool) -> Table:
    found, texts = uptakes.last_fits(uptake), practices.texts_of(uptake.practice)
    rows = []
    for code, label in words.CONDITIONS.items():
        row = found.get(code)
        url = reverse("practices:fit", args=[uptake.pk, code.lower()]) if carries else ""
        asks = in_language(of_field(texts, f"condition_{code}"), "—")
        finding = str(words.FINDINGS[row.finding]) if row else _("Not looked at yet")
        rows.append((Cell(str(label), url=url), Cell(asks), Cell(finding), Cell(row.note if row else "—")))
    heads = (_("Condition"), _("What the practice needs"), _("Here"), _("What was found"))
    return table(_("Fit analysis"), heads, rows)


def _steps(uptake: Uptake) -> Table:
    rows = []
    for each in uptake.steps.all():
        version = f"{each.procedure.number} v. {each.version}" if each.procedure else "—"
        url = reverse("procedures:procedure", args=[each.procedure.number]) if each.procedure else ""
        planned = [each.responsible, day(each.due_on)] if each.due_on else [each.responsible]
        rows.append(
            (
                Cell(str(words.UPTAKE_STATES[each.state])), Cell(day(each.held_on)),
                Cell(each.note, note=" · ".join(part for part in planned if part)),
                Cell(_proof(each), url=_proof_url(each)), Cell(version, url=url),
            )
        )  # fmt: skip
    heads = (_("Step"), _("Day"), _("What was done"), _("Proof"), _("Procedure that changed"))
    return table(_("Steps and proof"), heads, rows)


def messages_page(by: Actor) -> Sheet:
    """Gather the messages of the coalition."""
    found = list(messages.messages_visible_to(by)[:200])
    titles = practices.titles_of([row.practice for each in found for row in each.rests_on.all()])
    rows = [
        (
            Cell(
                str(each), url=reverse("practices:message", args=[each.pk]),
                note=" · ".join(part for part in (each.source, invented(each.is_invented)) if part),
            ),
            Cell(in_language(each.asks)),
            Cell(str(words.AUDIENCES[each.audience]), note=str(words.CHANNELS[each.channel])),
            Cell("; ".join(title_of(row.practice, titles) for row in each.rests_on.all())),
            Cell(str(getattr(each, "used", 0)), number=True),
        )
        for each in found
    ]  # fmt: skip
    heads = (_("Message"), _("What the message asks"), _("For whom"), _("On what it rests"), _("Uses"))
    actions: tuple[Action, ...] = ()
    if by.roles & words.KEEPERS:
        actions = (Action(_("Write a message"), reverse("practices:say"), kind="primary", icon="add"),)
    lead = _("What is asked of those who decide. Each rests on at least one practice that was retained.")
    return Sheet(
        PageHeader(_("Advocacy messages"), where=(home(),), lead=lead, actions=actions),
        tabs(by, "messages"),
        tables=(table(_("Advocacy messages"), heads, rows, caption_unseen=True),) if rows else (),
        empty=EmptyState(_("No message was written yet.")),
    )


def message_page(by: Actor, message: AdvocacyMessage) -> Sheet:
    """Gather a message with its uses."""
    titles = practices.titles_of([row.practice for row in message.rests_on.all()])
    rests = [
        (Cell(title_of(row.practice, titles), url=reverse("practices:practice", args=[row.practice_id])),)
        for row in message.rests_on.all()
    ]
    actions: tuple[Action, ...] = ()
    if may(by, permissions.KEEP_MESSAGES, message, by_table=permissions.MAY):
        url = reverse("practices:use", args=[message.pk])
        actions = (Action(_("Write down a use"), url, kind="primary", icon="add"),)
    facts = (
        Fact(_("What the message asks"), in_language(message.asks)),
        Fact(_("For whom"), str(words.AUDIENCES[message.audience])),
        Fact(_("By which channel"), str(words.CHANNELS[message.channel])),
        Fact(_("Source"), message.source or "—", note=invented(message.is_invented)),
    )
    made = [table(_("On what it rests"), (_("Practice"),), rests), _uses(message)]
    return Sheet(
        PageHeader(
            str(message), where=(home(), Link(_("Advocacy messages"), reverse("practices:messages"))), actions=actions
        ),
        facts=facts,
        tables=tuple(each for each in made if each is not None),
    )


def _uses(message: AdvocacyMessage) -> Table | None:
    rows = []
    for each in message.uses.all():
        cell = Cell("—")
        if each.advocacy is not None and each.institution is not None:
            number = each.advocacy.procedure.number
            url = reverse("adoption:cell", args=[each.institution_id, number])
            cell = Cell(f"{each.institution.short_name} · {number}", url=url)
        rows.append((Cell(day(each.used_on)), Cell(str(words.CHANNELS[each.channel])), Cell(each.place), cell))
    heads = (_("Day"), _("Channel"), _("Where"), _("Cell of the adoption matrix"))
    return table(_("Uses"), heads, rows) if rows else None


def exchanges_page(by: Actor) -> Sheet:
    """Gather the exchanges of the coalition with what was seen and what follows."""
    made = [_seen(by, each) for each in messages.exchanges_visible_to(by)[:50]]
    actions: tuple[Action, ...] = ()
    if by.roles & words.KEEPERS:
        actions = (Action(_("Record an exchange"), reverse("practices:travel"), kind="primary", icon="add"),)
    lead = _(
        "Who went to learn in another country, by post and never by name; what they saw, and what follows from it."
    )
    return Sheet(
        PageHeader(_("Exchanges between countries"), where=(home(),), lead=lead, actions=actions),
        tabs(by, "exchanges"),
        tables=tuple(made),
        empty=EmptyState(_("No exchange was recorded yet.")),
    )


def _seen(by: Actor, exchange: Exchange) -> Table:
    keeps = may(by, permissions.KEEP_MESSAGES, exchange, by_table=permissions.MAY)
    rows = []
    for each in exchange.seen.all():
        url = reverse("practices:practice", args=[each.practice_id]) if each.practice_id else ""
        came = Cell(each.came, note=day(each.came_on)) if each.came_on else Cell("—")
        if keeps and each.follow_up and each.came_on is None:
            came = Cell(_("Write down what came of it"), url=reverse("practices:came", args=[each.pk]))
        follow = " · ".join(part for part in (each.responsible, day(each.due_on)) if part)
        rows.append(
            (
                Cell(each.told, url=url, note=invented(each.is_invented)), Cell(country(each.country)),
                Cell(each.follow_up or "—", note=follow if each.follow_up else ""), came,
            )
        )  # fmt: skip
    if keeps:
        add = Cell(_("Add what was seen"), url=reverse("practices:see", args=[exchange.pk]))
        rows.append((add, Cell(""), Cell(""), Cell("")))
    named = ", ".join(country(code) for code in exchange.countries)
    parts = (exchange.title, exchange.who, named, exchange.period, exchange.source, invented(exchange.is_invented))
    heads = (_("What was seen"), _("Country"), _("What follows"), _("What came of it"))
    return table(" · ".join(part for part in parts if part), heads, rows)
