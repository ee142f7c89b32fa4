"""Working groups, and who works in which."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.foundation.design.boards import Cell, Table, table
from amparo.foundation.design.fields import Field, Mistake, Option
from amparo.foundation.design.pieces import Action, EmptyState, PageHeader
from amparo.partnership.events.models import Event
from amparo.partnership.events.pages.registrations import where
from amparo.partnership.events.queries import programme


@dataclass(frozen=True, slots=True)
class GroupsPage:
    """The groups of an event with how many work in each, and a choice for each who has a place on site."""

    header: PageHeader
    mistakes: tuple[Mistake, ...]
    groups: Table | None
    empty: EmptyState
    choices: tuple[Field, ...]


def groups_page(event: Event, reasons: list[str], typed: Mapping[str, str]) -> GroupsPage:
    """Gather the groups; whoever has none yet comes first."""
    tracks = list(programme.tracks_of(event))
    rows = tuple((Cell(str(each)), Cell(str(each.people), number=True)) for each in tracks)  # type: ignore[attr-defined]
    add = Action(_("Make or name a group"), reverse("events:name_track", args=[event.pk]))
    return GroupsPage(
        PageHeader(_("Working groups"), where=where(event), actions=(add,)),
        tuple(Mistake(reason) for reason in reasons),
        table(_("Groups"), (_("Working group"), _("People")), rows) if rows else None,
        EmptyState(_("There is no group yet."), _("A group meets several times, with the same people."), (add,)),
        tuple(
            Field(
                f"group_{row.pk}",
                f"{row.professional.name} · {row.organisation or '—'}",
                kind="select",
                options=tuple(
                    Option(
                        str(each.number), str(each), typed.get(f"group_{row.pk}", str(now_in or "")) == str(each.number)
                    )
                    for each in tracks
                ),
                optional=True,
            )
            for row, now_in in programme.in_groups(event)
        )
        if tracks
        else (),
    )
