"""The contact desk: what waits for an answer, and what came of what was answered."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.foundation.access.actors import Actor
from amparo.foundation.design.boards import Cell, Table, table
from amparo.foundation.design.pieces import Action, EmptyState, PageHeader
from amparo.protection.finding import queries
from amparo.protection.finding.queries import Item
from amparo.protection.finding.vocabulary import MET, OPEN, REASONS, STATES
from amparo.protection.pathways.pages import words


@dataclass(frozen=True, slots=True)
class Waiting:
    """An item that waits for an answer, or in which both agreed."""

    kind: str
    title: str
    text: str
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True, slots=True)
class DeskPage:
    """What waits, with whom to talk, and the rest."""

    header: PageHeader
    waiting: tuple[Waiting, ...]
    met: tuple[Waiting, ...]
    others: Table | None
    empty: EmptyState | None


def desk_page(by: Actor) -> DeskPage:
    """Gather the page."""
    items = queries.items()
    others = [each for each in items if each.state not in {OPEN, MET}]
    empty = EmptyState(
        _("Nothing waits at your contact desk"),
        _("When somebody of your institution and another institution may know one person, you are asked here."),
    )
    return DeskPage(
        PageHeader(
            _("Contact desk"),
            lead=_("Where two institutions may know one person. Neither learns of the other's file until both agree."),
        ),
        tuple(_waiting(each, by) for each in items if each.state == OPEN),
        tuple(_met(each) for each in items if each.state == MET),
        _others(others, by) if others else None,
        None if items else empty,
    )


def said_of(state: str, *, met: bool) -> str:
    """Say what an answer came to."""
    return _("Both agreed: below is whom to talk to.") if met else str(STATES[state])


def _waiting(item: Item, by: Actor) -> Waiting:
    return Waiting(
        "due",
        _("%(what)s: another institution may know this person") % {"what": _own(item, by)},
        _(
            "Talk first with who works on it: is it safe for the person that you talk? If both institutions agree, you"
            " are told which one it is and with whom to talk. Answer by %(until)s."
        )
        % {"until": words.moment(item.until, by.time_zone)},
        (
            Action(_("Agree to talk"), reverse("finding:agree", args=[item.key]), "primary", post=True),
            Action(_("Do not agree"), reverse("finding:decline", args=[item.key]), "small", post=True),
        ),
    )


def _own(item: Item, by: Actor) -> str:
    """Say what of one's own it is about: a case, or what a colleague asked."""
    if item.own_code:
        return _("Case %(code)s") % {"code": item.own_code}
    return _("%(who)s asked (%(why)s)") % {"who": item.asked_by, "why": str(REASONS.get(item.reason, "")).lower()}


def _met(item: Item) -> Waiting:
    if item.other_code:
        title = _("Two cases of your own institution: %(one)s and %(other)s")
        codes = {"one": item.own_code or item.asked_by, "other": item.other_code}
        return Waiting("info", title % codes, _("Have who leads them look whether they are one person."))
    what = item.own_code or item.asked_by
    return Waiting(
        "info",
        _("%(what)s: talk with %(other)s") % {"what": what, "other": item.other},
        _("There you reach %(people)s. What is shared goes by a referral, with the person's agreement.")
        % {"people": item.people or _("the secretariat")},
    )


def _others(items: list[Item], by: Actor) -> Table:
    cells = [
        (
            Cell(item.own_code or item.asked_by, whole=True),
            Cell(words.moment(item.found_at, by.time_zone)),
            Cell(str(STATES[item.state])),
        )
        for item in items
    ]
    return table(_("Answered or over"), (_("What it is about"), _("Since"), _("State")), cells)
