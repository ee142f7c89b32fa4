"""Strategies, plans and agreements, with their partners, lines and channels."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from amparo.foundation.access.actors import Actor
from amparo.partnership.coalition.models import Country, Institution
from amparo.partnership.coalition.queries import institutions_of
from amparo.partnership.directory.vocabulary import PRIVATE, WORKS_WITH_NONE
from amparo.prevention.outreach import vocabulary as words
from amparo.prevention.outreach.models import Channel, Company, Initiative, Line, Partner, Publication
from amparo.prevention.outreach.queries import Kept
from amparo.prevention.outreach.rules.reporting import Tried, standing_of

Place = tuple[str, int]


def initiatives_of(country: str) -> QuerySet[Initiative]:
    """Return the work of a coalition, by place."""
    rows = Initiative.objects.filter(kept_by__code=country)
    return rows.select_related("kept_by", "organisation", "formed_in").order_by("place", "pk")


def initiatives_visible_to(by: Actor, kind: str = "") -> QuerySet[Initiative]:
    """Return the work of the actor's coalition, of a kind if one is named; auditors and administrators see none."""
    rows = initiatives_of(by.country)
    rows = rows.filter(kind=kind) if kind else rows
    return rows if by.country and by.roles - WORKS_WITH_NONE else rows.none()


def initiative_visible_to(by: Actor, key: int) -> Initiative | None:
    """Return work of the actor's coalition, or None."""
    return initiatives_visible_to(by).filter(pk=key).first()


def after(rows: QuerySet[Initiative], place: Place | None) -> QuerySet[Initiative]:
    """Continue a list by place after one of its rows."""
    if place is not None:
        rows = rows.filter(Q(place__gt=place[0]) | Q(place=place[0], pk__gt=place[1]))
    return rows


def kept(initiative: Initiative) -> Kept:
    """Return work in a place as what a permission is asked about."""
    organisation = initiative.organisation
    return Kept(initiative.kept_by, organisation.institution_id if organisation else None)


def line_visible_to(by: Actor, key: int) -> Line | None:
    """Return a line of work of the actor's coalition, or None."""
    rows = Line.objects.filter(initiative__in=initiatives_visible_to(by), pk=key)
    return rows.select_related("initiative__kept_by", "initiative__organisation").first()


def lines_of(initiative: Initiative) -> list[Line]:
    """Return the lines of work in a place, each with what was told of it, latest first."""
    return list(initiative.lines.prefetch_related("progress"))


def channel_visible_to(by: Actor, key: int) -> Channel | None:
    """Return a channel of work of the actor's coalition, or None."""
    rows = Channel.objects.filter(initiative__in=initiatives_visible_to(by), pk=key)
    return rows.select_related("initiative__kept_by", "initiative__organisation").prefetch_related("tests").first()


def channels_of(initiatives: Iterable[Initiative]) -> list[Channel]:
    """Return the channels that are in use, with their tests, latest first."""
    rows = Channel.objects.filter(initiative__in=list(initiatives), closed_on=None)
    return list(rows.select_related("initiative").prefetch_related("tests"))


def standing(channel: Channel, today: date) -> str:
    """Say how a channel stands on a day."""
    return standing_of((Tried(each.tested_on, each.result) for each in channel.tests.all()), today)


def partners_of(initiative: Initiative) -> list[Partner]:
    """Return who takes part, the informal ones last."""
    return list(initiative.partners.filter(left_on=None).select_related("organisation"))


def partner_visible_to(by: Actor, key: int) -> Partner | None:
    """Return a partner of work of the actor's coalition, or None."""
    rows = Partner.objects.filter(initiative__in=initiatives_visible_to(by), pk=key)
    return rows.select_related("initiative__kept_by", "initiative__organisation", "organisation").first()


def informal_names(kept_by: Country) -> list[str]:
    """Return how the informal partners of a coalition are called; nothing of it is shown to everybody."""
    rows = Partner.objects.filter(initiative__kept_by=kept_by, is_informal=True)
    pairs = rows.values_list("name", "organisation__name", "organisation__institution__short_name")
    return sorted({name for row in pairs for name in row if name})


def words_of(initiative: Initiative) -> str:
    """Return what everybody reads of work in a place now, or nothing."""
    return initiative.publications.filter(withdrawn_on=None).values_list("words", flat=True).first() or ""


def public_words(kept_by: Country) -> str:
    """Return everything that everybody reads of the work of a coalition now."""
    rows = Publication.objects.filter(initiative__kept_by=kept_by, withdrawn_on=None).values_list("words", flat=True)
    channels = Channel.objects.filter(initiative__kept_by=kept_by, is_public=True, closed_on=None)
    reached = (f"{each.reached_at} {each.leads_to}" for each in channels)
    return "\n".join([*rows, *reached])


def published_of(country: str) -> list[Publication]:
    """Return what everybody reads of the work of a coalition now, by place."""
    rows = Publication.objects.filter(initiative__kept_by__code=country, withdrawn_on=None)
    return list(rows.select_related("initiative").order_by("initiative__kind", "initiative__place", "pk"))


def partners_to_name(initiatives: Iterable[Initiative]) -> dict[int, list[str]]:
    """Return, by work, the organisations that everybody may read of: none that is informal anywhere, no company."""
    rows = Partner.objects.filter(initiative__in=list(initiatives), left_on=None, is_informal=False)
    rows = rows.exclude(organisation__sector=PRIVATE).exclude(organisation__in=Company.objects.values("organisation"))
    hidden = Partner.objects.filter(is_informal=True, organisation__isnull=False).values("organisation")
    found: dict[int, list[str]] = {}
    for row in rows.exclude(organisation__in=hidden).select_related("organisation__institution"):
        if row.organisation is not None:
            found.setdefault(row.initiative_id, []).append(row.organisation.name)
    return found


def counts_by_place(country: str) -> dict[str, dict[str, int]]:
    """Return, by municipality, how much work of each kind there is."""
    found: dict[str, dict[str, int]] = {}
    for place, kind in Initiative.objects.filter(kept_by__code=country).values_list("place", "kind"):
        kinds = found.setdefault(place, dict.fromkeys(words.KINDS, 0))
        kinds[kind] += 1
    return found


def response_teams(country: str) -> list[Institution]:
    """Return the institutions of a country that go out when somebody is in danger, those with a telephone."""
    rows = institutions_of(country)
    return [each for each in rows if "duty_officer" in each.facts.get("roles", []) and each.facts.get("phone")]


def country_with(code: str) -> Country | None:
    """Return a country by its code, or None."""
    return Country.objects.filter(code=code.upper()[:2]).first()
