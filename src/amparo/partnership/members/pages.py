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
from amparo.foundation.design.pieces import Action, Confirm, PageHeader
from amparo.partnership.coalition.vocabulary import ROLE_LABELS
from amparo.partnership.members import permissions, queries
from amparo.partnership.members.queries import Closed, Colleague


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
    closed: tuple[Row, ...] = ()
    may_close: bool = False


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
    rows = tuple(_row(by, each) for each in queries.colleagues_of(by, at))
    is_officer = _may(by, permissions.INVITE_MEMBER)
    return MembersPage(header, rows, tuple(map(_closed, queries.closed_in(by))) if is_officer else (), is_officer)


def _closed(one: Closed) -> Row:
    when = date_format(localtime(one.closed_at), "DATETIME_FORMAT")
    if one.closed_by is None:
        return Row(one.label, _("Closed at the server, %(when)s") % {"when": when})
    return Row(one.label, _("Closed by %(who)s, %(when)s") % {"who": one.closed_by, "when": when})


def close_confirm(one: Colleague) -> Confirm:
    """Ask whether to close an account, and tell what that does."""
    return Confirm(
        _("Close the account of %(name)s?") % {"name": one.label},
        _("Close the account"),
        reverse("members:list"),
        text=_("For somebody who leaves, or whose account may be in the wrong hands."),
        effects=(
            _("All their sessions end at once, and their passkeys, codes and drafts are removed."),
            _("What they did stays under their name, and it stays visible who closed the account."),
            _("The account is not opened again: if they come back, invite them with a new name to sign in with."),
            _("Steps that waited for them alone wait on: look at who takes them over."),
        ),
        danger=True,
    )


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
    if _may(by, permissions.CLOSE_ACCOUNT, one):
        found.append(Action(_("Close the account"), reverse("members:close", args=[one.member]), kind="quiet"))
    return tuple(found)


def choices(posts: list[tuple[int, str, str]]) -> list[tuple[str, str]]:
    """Return teams and roles as the choices of a form."""
    return [(f"{team}:{role}", ": ".join((name, str(ROLE_LABELS.get(role, role))))) for team, name, role in posts]


def chosen(value: str) -> tuple[int, str]:
    """Return the team and the role of a choice."""
    team, _colon, role = value.partition(":")
    return int(team), role
