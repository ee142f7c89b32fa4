"""How the keys stand, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from amparo.foundation import keys
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import may
from amparo.foundation.accounts import queries as accounts
from amparo.foundation.design.boards import Cell, Table, table
from amparo.foundation.design.pieces import Confirm, Fact, PageHeader
from amparo.partnership.guarding import permissions, queries

PROVIDERS = {
    "file": _lazy("Files of the key process"),
    "systemd": _lazy("Credentials of systemd"),
    "pkcs11": _lazy("Files that only the security module (PKCS#11) unwraps"),
    "vault": _lazy("Files that only Vault (Transit) unwraps"),
}
# Why the key process is closed though it runs, by code.
CLOSED = {
    "SOURCE_AWAY": _lazy("What unwraps the keys does not answer. It is asked again every five seconds."),
    "SOURCE_REFUSES": _lazy(
        "What unwraps the keys answers, and does not let us: its PIN, token or permission is wrong."
    ),
    "SOURCE_WRONG": _lazy("A key cannot be unwrapped: it lies open, was altered, or was wrapped by something else."),
}


@dataclass(frozen=True, slots=True)
class KeysPage:
    """How the key process stands; `away` when it does not answer."""

    header: PageHeader
    away: bool
    is_separate: bool
    is_locked: bool
    was_asked: bool
    is_evacuated: bool
    closed: str
    facts: tuple[Fact, ...]
    users: Table | None


def keys_page(by: Actor) -> KeysPage:
    """Ask the key process how it stands."""
    header = PageHeader(
        _("Keys"),
        lead=_(
            "What is known of a person is opened by a process of its own, which counts the cases that are opened and"
            " writes down who opened which."
        ),
    )
    try:
        said, separate = keys.status(), keys.is_separate()
    except keys.Unavailable:
        return KeysPage(header, True, False, False, False, False, "", (), None)
    locked, asked, evacuated = (bool(said[each]) for each in ("locked", "asked", "evacuated"))
    closed = str(CLOSED.get(said["source"], said["source"]))
    return KeysPage(header, False, separate, locked, asked, evacuated, closed, _facts(by, said), _users(by, said))


def _facts(by: Actor, said: dict[str, Any]) -> tuple[Fact, ...]:
    used = _("%(used)s of %(limit)s") % {"used": said["everybody"], "limit": said["limits"]["everybody"]}
    rotated = said["rotated"]
    return (
        Fact(_("Cases opened in this hour, by everybody"), used),
        Fact(_("Cases that a user may open in an hour"), str(said["limits"]["account"])),
        Fact(_("Where the keys rest"), str(PROVIDERS.get(said["provider"], said["provider"]))),
        Fact(_("Keys last changed"), _moment(rotated, by) if rotated else _("not yet")),
        Fact(_("Shares for an emergency"), _("handed out and tried") if said["shares"] else _("not tried yet")),
        Fact(_("Lines in the log of the key process"), str(said["lines"])),
    )


def _moment(at: float, by: Actor) -> str:
    return date_format(datetime.fromtimestamp(at, UTC).astimezone(ZoneInfo(by.time_zone)), "DATETIME_FORMAT")


def _users(by: Actor, said: dict[str, Any]) -> Table | None:
    """Those users whom the officer answers for and who opened something in this hour, the most first."""
    used = {int(account): int(count) for account, count in said["accounts"].items()}
    shown = sorted(queries.accounts_of(by, used), key=lambda account: -used[account])
    if not shown:
        return None
    labels = accounts.labels_of(set(shown))
    rows = [(Cell(labels.get(one, ""), _release_url(by, one, said)), *_counted(one, used, said)) for one in shown]
    return table(_("Users who opened cases in this hour"), (_("User"), _("Cases"), _("More until")), rows)


def _counted(account: int, used: dict[int, int], said: dict[str, Any]) -> tuple[Cell, Cell]:
    is_released = str(account) in said["released"]
    limit = said["limits"]["account"] * (2 if is_released else 1)
    return Cell(f"{used[account]} / {limit}", number=True), Cell(_("for an hour") if is_released else "")


def _release_url(by: Actor, account: int, said: dict[str, Any]) -> str:
    if not may(by, permissions.RELEASE_CASES, account, by_table=permissions.MAY):
        return ""
    return "" if str(account) in said["released"] else reverse("guarding:release", args=[account])


def release_confirm(account: int) -> Confirm:
    """Ask whether to release more."""
    label = accounts.labels_of({account}).get(account, "")
    return Confirm(
        _("Release more cases for %(user)s?") % {"user": label},
        _("Release for an hour"),
        reverse("guarding:keys"),
        text=_("Talk to the person first: why do they need to open so many?"),
        effects=(_("For an hour they may open as many cases again."), _("That you released it is written down.")),
    )


def lock_confirm() -> Confirm:
    """Ask whether to lock everything; until shares were tried, the keys stay on the machine, and the page says so."""
    return Confirm(
        _("Lock everything?"),
        _("Lock"),
        reverse("guarding:keys"),
        text=_("For when the building, the server or somebody's account may be in the wrong hands."),
        effects=(
            _("A second officer has a quarter of an hour to do the same; only then is it locked."),
            _("Then nothing that is protected can be opened or written, and everybody is signed out."),
            _unlocks(),
        ),
        danger=True,
    )


def _unlocks() -> str:
    try:
        is_shared = bool(keys.status()["shares"])
    except keys.Unavailable:
        is_shared = False
    if is_shared:
        return _("Only two of the three people who keep a share can unlock it.")
    return _(
        "It is no evacuation: no shares were tried yet, so the keys stay on the machine, and whoever runs it can unlock"
        " them."
    )
