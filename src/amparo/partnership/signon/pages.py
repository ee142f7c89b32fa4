"""The sign-in of institutions in words."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import may
from amparo.foundation.design.boards import Cell, Table, table
from amparo.foundation.design.pieces import Action, Confirm, PageHeader
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.signon import permissions, queries
from amparo.partnership.signon.models import SignOn


@dataclass(frozen=True, slots=True)
class Door:
    """A sign-in to choose: the institution's name and where to press."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class LinkPage:
    """What an account is linked with, and what may be done."""

    header: PageHeader
    institution: str
    since: str
    begin: str
    undo: str


def doors() -> tuple[Door, ...]:
    """Return the sign-ins to choose from when somebody comes in."""
    return tuple(Door(str(each), reverse("signon:begin", args=[each.pk])) for each in queries.open_sign_ons())


def back_address(request: HttpRequest, sign_on: SignOn, name: str = "signon:answer") -> str:
    """Return where a sign-in answers to: an address of its own for each, so that none is taken for another's."""
    path = reverse(name, args=[sign_on.pk])
    return request.build_absolute_uri(path) if settings.IS_DEMO else f"{settings.PUBLIC_ADDRESS}{path}"


def host_of(address: str) -> str:
    """Return the host of an address, for somebody who should look at it."""
    return urlsplit(address).netloc


def sign_ons_table(by: Actor) -> Table:
    """List the institutions of a country, and which have a sign-in of their own."""
    kept = queries.sign_ons_in(by.country)
    rows = [
        (
            Cell(str(each), reverse("signon:keep", args=[each.pk])),
            Cell(host_of(kept[each.pk].issuer) if each.pk in kept else "—"),
            Cell(_state(kept.get(each.pk))),
        )
        for each in sorted(coalition.institutions_of(by.country), key=lambda each: each.pk not in kept)
    ]
    return table(_("Institutions"), (_("Institution"), _("Its sign-in"), _("State")), rows)


def _state(sign_on: SignOn | None) -> str:
    if sign_on is None:
        return _("not set up")
    return _("open") if sign_on.is_open else _("closed")


def list_header() -> PageHeader:
    """Return the heading of the list."""
    return PageHeader(
        _("Sign-in of institutions"),
        lead=_(
            "An institution that has a sign-in of its own (OpenID Connect) lets its people use it here in place of a"
            " password. Whoever opens what is known of people still shows their passkey."
        ),
    )


def link_page(by: Actor, sign_on: SignOn) -> LinkPage:
    """Gather what somebody sees of their institution's sign-in."""
    link = queries.link_of(by.account) if by.account is not None else None
    since = date_format(localtime(link.made_at), "DATE_FORMAT") if link and link.sign_on_id == sign_on.pk else ""
    header = PageHeader(_("My institution's sign-in"), actions=(Action(_("My account"), reverse("accounts:account")),))
    return LinkPage(header, str(sign_on), since, reverse("signon:link"), reverse("signon:unlink"))


def has_own(by: Actor) -> bool:
    """Say whether the actor's institution has a sign-in of its own, which is open."""
    found = queries.sign_on_of(by.institution or 0)
    return found is not None and may(by, permissions.LINK_SIGN_ON, found, by_table=permissions.MAY)


def told_to_technicians(request: HttpRequest, sign_on: SignOn | None) -> str:
    """Say what the institution's technicians are told; the addresses are known once it is kept."""
    if sign_on is None:
        return _("Save it closed first: the addresses that the institution's technicians need are shown then.")
    back, end = back_address(request, sign_on), back_address(request, sign_on, "signon:end")
    said = _(
        "Tell the institution's technicians: code flow with PKCE; redirect to %(back)s; back-channel logout: %(end)s"
    )
    return said % {"back": back, "end": end}


def unlink_confirm() -> Confirm:
    """Ask whether to undo it."""
    return Confirm(
        _("Undo the link with your institution's sign-in?"),
        _("Undo"),
        reverse("signon:mine"),
        effects=(_("You come in with your passkey, or with a password and figures, as before."),),
    )
