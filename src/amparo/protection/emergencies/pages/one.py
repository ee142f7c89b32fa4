"""A broken glass for who broke it, and for who looks at it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.decide import decide
from amparo.foundation.accounts import queries as accounts
from amparo.foundation.design.asked import Urgent
from amparo.foundation.design.boards import Cell, Table, table
from amparo.foundation.design.pieces import Action, Due, Fact, Link, PageHeader
from amparo.protection.emergencies import operations, queries
from amparo.protection.emergencies.models import Emergency
from amparo.protection.emergencies.operations import Broken
from amparo.protection.emergencies.pages.naming import institution_of
from amparo.protection.emergencies.vocabulary import CATEGORIES, VERDICTS
from amparo.protection.pathways.pages import words
from amparo.protection.pathways.pages.case import group_label


@dataclass(frozen=True, slots=True)
class OnePage:
    """A broken glass: what may be opened, what was, and until when. `key` ends it, 0 when it is over."""

    header: PageHeader
    groups: tuple[Action, ...]
    opened: str
    facts: tuple[Fact, ...]
    call: str
    over: str
    key: int


def before_breaking() -> Urgent:
    """Tell what happens at once, before it is asked for."""
    return Urgent(
        _("This is told at once"),
        _(
            "Whoever leads the case, your supervisor and the data officers are told now, with your account. You read"
            " identity and safety for four hours, and somebody else reviews it within 72 hours."
        ),
    )


def said_of(broken: Broken) -> str:
    """Tell what came of a code; what opens nothing is told alike whatever the reason."""
    if broken.opens:
        return _("The case is open to you for four hours. It has been told.")
    return _(
        "Nothing opens by this code now. If a second person has to agree, they have been told; else check the code"
        " with who gave it to you."
    )


def one_page(
    by: Actor, emergency: Emergency, now: datetime, *, group: str = "", opened: dict[str, Any] | None = None
) -> OnePage:
    """Gather a glass for who broke it."""
    allowed = [each for each in ("C1", "C2") if decide(queries.facts(by, emergency, group=each, now=now)).allowed]
    facts = tuple(
        Fact(words.field_label(name), words.value_label(name, value)) for name, value in sorted((opened or {}).items())
    )
    until = words.due(emergency.until, now, by.time_zone)
    header = PageHeader(
        emergency.code,
        where=(Link(_("Emergencies"), reverse("emergencies:list")),),
        lead=str(CATEGORIES[emergency.category]),
        due=Due("soon", _("open until %(when)s") % {"when": until.text}) if allowed else Due("done", _("over")),
    )
    return OnePage(
        header,
        tuple(Action(group_label(each), reverse("emergencies:open", args=[emergency.pk, each])) for each in allowed),
        group_label(group) if group else "",
        facts,
        ", ".join(queries.leads_of(emergency)),
        "" if allowed else _("This emergency is over. Nothing opens by it any more."),
        emergency.pk if allowed else 0,
    )


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """What a reviewer sees. `second` is where one agrees to a sealed case; `verdict` is what was found already."""

    header: PageHeader
    facts: tuple[Fact, ...]
    openings: Table | None
    second: str
    verdict: tuple[Fact, ...]


def review_page(by: Actor, emergency: Emergency, now: datetime) -> ReviewPage:
    """Gather a glass for who looks at it."""
    is_reviewed = emergency.reviewed_at is not None
    due = words.due(emergency.review_due_at, now, by.time_zone) if emergency.review_due_at and not is_reviewed else None
    header = PageHeader(
        emergency.code,
        where=(Link(_("Emergencies"), reverse("emergencies:list")),),
        lead=str(CATEGORIES[emergency.category]),
        due=due,
    )
    waits = emergency.opened_at is None
    second = reverse("emergencies:second", args=[emergency.pk]) if waits else ""
    written = operations.written_of(by, emergency)
    return ReviewPage(
        header,
        _facts(by, emergency, written.get("reason", "")),
        None if waits else _openings(by, emergency),
        second,
        _verdict(emergency, written.get("words", "")),
    )


def _facts(by: Actor, emergency: Emergency, reason: str) -> tuple[Fact, ...]:
    keys = {key for key in (emergency.account_id, emergency.second_id) if key is not None}
    labels = accounts.labels_of(keys)
    found = [
        Fact(_("Who opened it"), labels.get(emergency.account_id, ""), note=institution_of(emergency)),
        Fact(_("Why it could not wait"), reason),
        Fact(_("Asked"), words.moment(emergency.asked_at, by.time_zone)),
    ]
    if emergency.is_sealed:
        second = labels.get(emergency.second_id or 0, "")
        found.append(Fact(_("Sealed case"), second or _("nobody has agreed yet")))
    if emergency.opened_at and emergency.until:
        found.append(Fact(_("Open"), words.moment(emergency.opened_at, by.time_zone)))
        found.append(Fact(_("Until"), words.moment(emergency.until, by.time_zone)))
    return tuple(found)


def _openings(by: Actor, emergency: Emergency) -> Table:
    rows = [
        (Cell(words.moment(at, by.time_zone)), Cell(group_label(group))) for at, group in queries.openings_of(emergency)
    ]
    return table(_("What was opened"), (_("When"), _("What")), rows or [(Cell(_("nothing")), Cell("—"))])


def _verdict(emergency: Emergency, said: str) -> tuple[Fact, ...]:
    if not emergency.verdict:
        return ()
    return (
        Fact(_("What was found"), str(VERDICTS[emergency.verdict])),
        Fact(_("In words"), said),
    )
