"""The seal of one case: what it does, who is named, and what may be changed."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.foundation.access.actors import Actor
from amparo.foundation.accounts import queries as accounts
from amparo.foundation.design.asked import Urgent
from amparo.foundation.design.boards import Cell, Table, table
from amparo.foundation.design.pieces import Action, Fact, Link, PageHeader
from amparo.protection.cases import queries as cases
from amparo.protection.pathways.pages import words
from amparo.protection.seals import queries
from amparo.protection.seals.queries import Reaches, Standing
from amparo.protection.seals.vocabulary import KINDS


@dataclass(frozen=True, slots=True)
class SealPage:
    """How a case stands. `effects` say what a seal would do, while there is none."""

    header: PageHeader
    is_sealed: bool
    effects: tuple[str, ...]
    facts: tuple[Fact, ...]
    people: Table | None
    actions: tuple[Action, ...]


def seal_page(by: Actor, case: Standing) -> SealPage:
    """Gather the page."""
    is_sealed = case.seal is not None
    found = queries.people_of(case.case_id)
    header = PageHeader(
        _("Seal of the case"),
        where=(Link(case.code, reverse("pathways:case", args=[case.code])),)
        if cases.case_by_code(case.code)
        else (Link(_("Sealed cases"), reverse("seals:list")),),
        lead=_("This case exists for the persons named here only.") if is_sealed else _("This case is not sealed."),
    )
    return SealPage(
        header,
        is_sealed,
        () if is_sealed else effects(),
        _facts(by, case) if is_sealed else (),
        _people([each for each in found if each.is_named]) if is_sealed else None,
        _actions(case),
    )


def effects() -> tuple[str, ...]:
    """Say in plain words what sealing does."""
    return (
        _("The case stays with the persons whom you name only. For everybody else it does not exist any more."),
        _("You cannot undo it alone: to lift the seal or to name one more person, a second person must agree."),
        _("Steps of others wait until one of them is named. Deadlines go on running."),
        _("Supervision and data protection see that it is sealed, by its code, and nothing else of it."),
        _("In an emergency it opens only when a second person agrees."),
    )


def _facts(by: Actor, case: Standing) -> tuple[Fact, ...]:
    label = accounts.labels_of({case.sealed_by} if case.sealed_by else set())
    at = words.moment(case.sealed_at, by.time_zone) if case.sealed_at else ""
    return (
        Fact(_("Why"), str(KINDS.get(case.kind, case.kind))),
        Fact(_("Sealed by"), label.get(case.sealed_by or 0, ""), note=at),
    )


def _people(found: list[Reaches]) -> Table:
    rows = [(Cell(each.label), Cell(words.role_label(each.role)), Cell(each.institution)) for each in found]
    return table(_("Who is named"), (_("Name"), _("Role"), _("Institution")), rows)


def _actions(case: Standing) -> tuple[Action, ...]:
    if not case.may_change:
        return ()
    if case.seal is None:
        return (Action(_("Seal the case"), reverse("seals:seal", args=[case.code]), "primary", icon="lock"),)
    return (
        Action(_("Name another person"), reverse("seals:name", args=[case.code])),
        Action(_("Lift the seal"), reverse("seals:lift", args=[case.code])),
    )


def choices(found: list[Reaches]) -> list[tuple[str, str]]:
    """Return people as the choices of a form."""
    return [(str(each.account), f"{each.label} · {words.role_label(each.role)} · {each.institution}") for each in found]


def before_sealing() -> Urgent:
    """Tell what a seal means, before it is set."""
    return Urgent(
        _("You cannot undo this alone"),
        _(
            "As soon as you seal it, the case exists only for those whom you name. To lift the seal or to name one more"
            " person, a second person must agree. Everybody else finds nothing, and is told only that something was"
            " closed to them."
        ),
    )


def about_lifting() -> str:
    """Tell what lifting does."""
    return _(
        "When a second person agrees, everybody whose team has the case finds it again. Supervision, data protection or"
        " somebody else who leads the case may be the second."
    )


def about_naming() -> str:
    """Tell what naming does."""
    return _(
        "When a second person agrees, this person finds the case as before. They cannot be the second for themselves."
    )
