"""The door in words."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from amparo.foundation.access.actors import Actor
from amparo.foundation.accounts import queries, rules, standing, timecodes
from amparo.foundation.accounts.models import Passkey
from amparo.foundation.design.asked import Asked
from amparo.foundation.design.pieces import Action, Confirm, PageHeader
from amparo.foundation.design.squares import Square, square_of


@dataclass(frozen=True, slots=True)
class Row:
    """A passkey or a session: what it is called, what is known of it, and what may be done with it."""

    title: str
    note: str
    actions: tuple[Action, ...] = ()
    warning: str = ""


@dataclass(frozen=True, slots=True)
class AccountPage:
    """What one comes in with, and where one is signed in."""

    header: PageHeader
    passkeys: tuple[Row, ...]
    needs_passkey: bool
    time_code: str
    may_have_time_code: bool
    has_password: bool
    sessions: tuple[Row, ...]
    others: int
    idle_minutes: int


@dataclass(frozen=True, slots=True)
class EnrolmentPage:
    """What is open to somebody who was invited, or lost their passkey."""

    label: str
    needs_passkey: bool


@dataclass(frozen=True, slots=True)
class TimeCodePage:
    """The secret that an application is told, as a square and in letters."""

    square: Square
    letters: str
    back: str


def _when(moment: object) -> str:
    return date_format(localtime(moment), "DATETIME_FORMAT")  # type: ignore[arg-type]


def account_page(by: Actor, account: int) -> AccountPage:
    """Gather what somebody comes in with, and where they are signed in."""
    code = queries.time_code_of(account)
    needs = rules.must_have_passkey(by.roles, settings.PASSKEY_ROLES)
    sessions = standing.my_sessions()
    return AccountPage(
        header=PageHeader(_("My account"), lead=by.label),
        passkeys=tuple(_passkey_row(each) for each in queries.passkeys_of(account)),
        needs_passkey=needs,
        time_code=_("Set up on %(day)s") % {"day": _when(code.made_at)} if code else "",
        may_have_time_code=not needs,
        has_password=not needs,
        sessions=tuple(_session_row(each) for each in sessions),
        others=sum(not each.is_this for each in sessions),
        idle_minutes=int(rules.idle_for(by.roles).total_seconds() // 60),
    )


def _passkey_row(passkey: Passkey) -> Row:
    used = _when(passkey.last_used_at) if passkey.last_used_at else _("not yet")
    note = _("Added on %(made)s. Last used: %(used)s.") % {"made": _when(passkey.made_at), "used": used}
    if passkey.is_synced:
        note = " ".join((note, _("The device keeps it also in the cloud of its maker.")))
    warning = ""
    if passkey.refused_at:
        warning = _("This passkey was refused: there seems to be a copy of it. Remove it, and tell your data officer.")
    actions = (
        Action(_("Rename"), reverse("accounts:rename_passkey", args=[passkey.pk]), kind="quiet"),
        Action(_("Remove"), reverse("accounts:remove_passkey", args=[passkey.pk]), kind="quiet"),
    )
    return Row(passkey.name, note, actions, warning)


def _session_row(one: standing.Mine) -> Row:
    words = {
        rules.PASSKEY: _("with a passkey"),
        rules.PASSWORD: _("with a password"),
        rules.TIME_CODE: _("with a password and figures"),
        rules.CHOSEN: _("chosen in the demonstration"),
        rules.INSTITUTION: _("with the institution's sign-in"),
    }
    how = words.get(one.proof, "")
    said = _("Begun on %(begun)s %(how)s. Last used on %(used)s.")
    note = said % {"begun": _when(one.started_at), "how": how, "used": _when(one.last_seen_at)}
    title = standing.device_in_words(one.device)
    if one.is_this:
        return Row(_("%(device)s (this one)") % {"device": title}, note)
    end = Action(_("End"), reverse("accounts:end_session", args=[one.key]), kind="quiet", post=True)
    return Row(title, note, (end,))


def enrolment_page(by: Actor, waiting: Collection[str], *, must_have: Collection[str]) -> EnrolmentPage:
    """Gather what somebody sees who has to add what they will come in with."""
    return EnrolmentPage(by.label, rules.must_have_passkey(waiting, must_have))


def time_code_page(secret: bytes, name: str, back: str) -> TimeCodePage:
    """Gather what an application has to be told."""
    return TimeCodePage(square_of(timecodes.address_of(secret, name)), timecodes.in_letters(secret), back)


def asked_for_name(passkey: Passkey) -> Asked:
    """Say what is asked when a passkey is renamed."""
    lead = _("Name the device it is on, so that you know which one to remove when a device is lost.")
    return Asked(_("Rename: %(name)s") % {"name": passkey.name}, _("Save"), reverse("accounts:account"), lead=lead)


def confirm_removal(passkey: Passkey) -> Confirm:
    """Say what happens when a passkey is removed."""
    return Confirm(
        title=_("Remove the passkey “%(name)s”?") % {"name": passkey.name},
        label=_("Remove this passkey"),
        back_url=reverse("accounts:account"),
        effects=(
            _("Nobody comes in with it any more."),
            _("Your sessions on other devices end at once."),
            _("The device may still offer it: delete it there too."),
        ),
        danger=True,
        name="confirm",
        value="yes",
    )
