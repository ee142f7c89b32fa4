"""The people of an institution in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.design.pieces import Action, PageHeader
from amparo.partnership.coalition.vocabulary import ROLE_LABELS
from amparo.partnership.members import permissions, queries
from amparo.partnership.members.queries import Colleague


@dataclass(frozen=True, slots=True)
class Row:
    """A person, their roles, what they wait for, and what may be done."""

    title: str
    note: str
    actions: tuple[Action, ...] = ()
    warning: str = ""


@dataclass(frozen=True, slots=True)
class MembersPage:
    """The people of an institution."""

    header: PageHeader
    rows: tuple[Row, ...]


def _may(by: Actor, operation: str, subject: object = None) -> bool:
    return permits.may(by, operation, subject, by_table=permissions.MAY)


def members_page(by: Actor, at: datetime) -> MembersPage:
    """Gather the people of the actor's institution."""
    invite = Action(_("Invite somebody"), reverse("members:invite"), kind="primary")
    header = PageHeader(
        _("People of my institution"),
        lead=_("Who has an account here, and with which roles. Each person comes in with a passkey of their own."),
        actions=(invite,) if _may(by, permissions.INVITE_MEMBER) else (),
    )
    return MembersPage(header, tuple(_row(by, each) for each in queries.colleagues_of(by, at)))


def _row(by: Actor, one: Colleague) -> Row:
    roles = ", ".join(sorted(str(ROLE_LABELS.get(role, role)) for _team, _name, role in one.posts))
    warning = ""
    if one.invited_until:
        said = _("Has not come in yet: the code holds until %(until)s.")
        warning = said % {"until": date_format(localtime(one.invited_until), "DATETIME_FORMAT")}
    if one.recovery:
        warning = _("Lost their passkey: somebody vouches for them. A second person has to confirm it.")
    return Row(one.label, roles or _("No role"), _actions(by, one), warning)


def _actions(by: Actor, one: Colleague) -> tuple[Action, ...]:
    found = []
    if _may(by, permissions.CHANGE_POSTS, one):
        found.append(Action(_("Roles"), reverse("members:posts", args=[one.member]), kind="quiet"))
    if one.recovery and _may(by, permissions.CONFIRM_RECOVERY, one):
        found.append(Action(_("Confirm the loss"), reverse("members:confirm", args=[one.member])))
    elif not one.recovery and _may(by, permissions.ASK_RECOVERY, one):
        found.append(Action(_("Lost their passkey"), reverse("members:recover", args=[one.member]), kind="quiet"))
    return tuple(found)


def choices(posts: list[tuple[int, str, str]]) -> list[tuple[str, str]]:
    """Return teams and roles as the choices of a form."""
    return [(f"{team}:{role}", ": ".join((name, str(ROLE_LABELS.get(role, role))))) for team, name, role in posts]


def chosen(value: str) -> tuple[int, str]:
    """Return the team and the role of a choice."""
    team, _colon, role = value.partition(":")
    return int(team), role
