"""A page of outreach: tabs, notices, tiles and, below, parts that may hold bars with their table."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.foundation.design.asked import Urgent
from amparo.foundation.design.boards import Table
from amparo.foundation.design.pieces import Action, Chip, Link, PageHeader, Tile
from amparo.partnership.governance.pages.board import Part
from amparo.prevention.outreach import vocabulary as words


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: what it is of, in words its figure, and how long it is in a hundred."""

    label: str
    said: str
    width: int
    is_second: bool = False


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars under a title, with their base and source, and the same in a table behind."""

    title: str
    bars: tuple[Bar, ...]
    base: str
    source: str
    table: Table


@dataclass(frozen=True, slots=True)
class Section(Part):
    """A part of a page, with bars where it has some."""

    bars: Bars | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice on a page with ways on. ``kind``: info, due, danger."""

    kind: str
    title: str
    text: str = ""
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True, slots=True)
class Outside:
    """A page of outreach."""

    header: PageHeader
    tabs: tuple[Chip, ...] = ()
    notices: tuple[Notice, ...] = ()
    tiles: tuple[Tile, ...] = ()
    parts: tuple[Section, ...] = ()


SLUG_OF = {kind: slug for slug, kind in words.SLUGS.items()}


def tabs(current: str) -> tuple[Chip, ...]:
    """Return the parts of communities; `current` is the name of the page."""
    places = [("home", _("By place"), reverse("outreach:home"))]
    places += [(kind, str(label), reverse("outreach:list", args=[SLUG_OF[kind]])) for kind, label in words.MANY.items()]
    places += [
        ("channels", _("Reporting channels"), reverse("outreach:channels")),
        ("sessions", _("Sessions with the public"), reverse("outreach:sessions")),
        ("companies", _("Companies"), reverse("outreach:companies")),
    ]
    return tuple(Chip(label, url, name == current) for name, label, url in places)


def where(*more: Link) -> tuple[Link, ...]:
    """Return the way to a page of communities."""
    return (Link(_("Communities"), reverse("outreach:home")), *more)


def urgent() -> Urgent:
    """Return what stands on each form: what is not written here, and where it goes."""
    return Urgent(
        _("Is somebody in danger, or did somebody tell you what happened to them?"),
        _("Do not write it here. No name, no age, no story."),
        (Action(_("Tell the response team"), reverse("outreach:danger"), icon="phone"),),
    )
