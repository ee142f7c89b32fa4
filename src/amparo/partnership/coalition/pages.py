"""The coalition in words."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.foundation.access.actors import Actor
from amparo.foundation.design.boards import Cell, Table, table
from amparo.foundation.design.pieces import Action, Badge, Fact, Link, PageHeader
from amparo.foundation.vocabularies.words import in_language
from amparo.partnership.coalition import queries
from amparo.partnership.coalition.models import Institution
from amparo.partnership.coalition.vocabulary import ADMINISTRATOR, AUDITOR, ROLE_LABELS


def badge_of(origin: str, verified: bool) -> Badge:
    """Return where a fact of the coalition comes from."""
    if origin == "law":
        return Badge("law" if verified else "law_unverified")
    return Badge("source" if origin == "source" else "proposal")


def list_page(by: Actor) -> tuple[PageHeader, Table]:
    """Gather the institutions of the actor's country; whoever works there goes on to its bodies and meetings."""
    country = by.country
    found = queries.country_by_code(country)
    rows = [
        (
            Cell(str(row), url=reverse("coalition:institution", args=[row.pk]), note=row.short_name),
            Cell(_("Member") if row.is_member else _("Works with it")),
            Cell(roles_of(row) or "—"),
            Cell("", badge=badge_of(row.origin, row.verified)),
        )
        for row in queries.institutions_of(country)
        if row.code != found.coalition.get("code")
    ]
    works = bool(by.roles - {AUDITOR, ADMINISTRATOR})
    header = PageHeader(
        in_language(found.coalition, country),
        lead=_("Structure read from public documents. Names to be confirmed say so; nobody here endorses this system."),
        actions=(Action(_("Bodies and meetings"), reverse("governance:bodies"), icon="scale"),) if works else (),
    )
    columns = (_("Institution"), _("Part"), _("Roles"), _("Where it comes from"))
    return header, table(_("Institutions"), columns, rows, caption_unseen=True)


def places_of(country: str) -> list[Fact]:
    """Gather the places where the coalition works, and where they are known from."""
    places = queries.country_by_code(country).facts.get("places", [])
    return [
        Fact(place["name"], place.get("region", ""), badge=badge_of(place.get("origin", "proposal"), False))
        for place in places
    ]


def roles_of(institution: Institution) -> str:
    """Return the roles that an institution can hold, in words."""
    return ", ".join(str(ROLE_LABELS.get(role, role)) for role in institution.facts.get("roles", []))


def institution_page(institution: Institution) -> dict[str, Any]:
    """Gather what is known of an institution, and where it is known from."""
    facts = [
        Fact(_("Short name"), institution.short_name),
        Fact(_("Roles"), roles_of(institution) or _("None yet")),
        Fact(_("Telephone"), institution.facts.get("phone", "—"), _("A test number")),
        Fact(_("Known from"), in_language(institution.note), badge=badge_of(institution.origin, institution.verified)),
    ]
    header = PageHeader(str(institution), where=(Link(_("Coalition"), reverse("coalition:list")),))
    return {"header": header, "facts": facts}
