"""The lists of needs and of kits as workbooks that are taken in again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.lists import columns
from amparo.foundation.lists.columns import folded
from amparo.foundation.lists.listed import Listed, Moment, Row, Taking
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.coalition.models import Institution
from amparo.partnership.competencies import queries as competencies
from amparo.partnership.competencies.models import Competency
from amparo.partnership.kits import permissions, queries
from amparo.partnership.kits import vocabulary as words
from amparo.partnership.kits.operations.kits import Named, enter_kit
from amparo.partnership.kits.operations.needs import Found, InCountry, record_need


def country_of(by: Actor, _scope: str) -> InCountry | None:
    """Return the country of the actor as what a permission is asked about."""
    return InCountry(coalition.country_by_code(by.country)) if by.country else None


def place_told(country_facts: dict[str, list[dict[str, str]]], said: str) -> str:
    """Return the code of a place that somebody wrote as its code or its name. Raises `Refused`."""
    known = {folded(told): place["code"] for place in country_facts.get("places", []) for told in _told_of(place)}
    if said and folded(said) not in known:
        raise Refused([_("“%(said)s” is not a place of the country.") % {"said": said}])
    return known.get(folded(said), "")


def _told_of(place: dict[str, str]) -> tuple[str, str]:
    return place["code"], place["name"]


def competency_told(said: str) -> Competency:
    """Return the competency that somebody wrote as its code or its title. Raises `Refused`."""
    wanted = folded(said)
    for row in competencies.competencies():
        if wanted in {folded(row.code), *(folded(title) for title in row.titles.values())}:
            return row
    raise Refused([_("“%(said)s” is not a competency of the framework.") % {"said": said}])


def institution_told(country: str, said: str) -> Institution:
    """Return the institution that somebody wrote as its code, its short name or its name. Raises `Refused`."""
    wanted = folded(said)
    for row in coalition.institutions_of(country):
        if wanted in {folded(row.code), folded(row.short_name), *(folded(name) for name in row.names.values())}:
            return row
    raise Refused([_("“%(said)s” is not an institution of the country.") % {"said": said}])


# --- needs


def _needs(_by: Actor, subject: InCountry) -> Iterator[Row]:
    names = {place["code"]: place["name"] for place in subject.country.facts.get("places", [])}
    for need in queries.kits.needs_of(subject.country.code):
        yield {
            "code": f"N{need.pk}",
            "competency": need.competency.code,
            "title": str(need.competency),
            "statement": need.statement,
            "found_by": need.found_by,
            "source": need.source,
            "found_on": need.found_on,
            "region": need.region,
            "where": names.get(need.region, ""),
            "sector": need.sector or None,
            "people": need.people,
        }


def _record(moment: Moment, row: Row) -> None:
    found_on, people = row["found_on"], row.get("people")
    assert isinstance(found_on, date)
    found = Found(
        competency=competency_told(str(row["competency"])),
        statement=str(row["statement"]),
        found_by=str(row["found_by"]),
        source=str(row["source"]),
        found_on=found_on,
        region=place_told(moment.subject.country.facts, str(row.get("region") or "")),
        sector=str(row.get("sector") or ""),
        people=people if isinstance(people, int) else None,
    )
    record_need(
        by=moment.by, country=moment.subject.country, found=found, today=localdate(moment.at), at=moment.at
    )  # fmt: skip


NEEDS: Final = Listed(
    kind="necesidades",
    title=gettext_lazy("Training needs"),
    columns=(
        columns.text("code", gettext_lazy("Code"), longest=60),
        columns.text("competency", gettext_lazy("Competency")),
        columns.told("title", gettext_lazy("Its title")),
        columns.text("statement", gettext_lazy("What people cannot do yet"), longest=columns.LONGEST_TEXT),
        columns.one_of("found_by", gettext_lazy("How it was found"), words.FOUND_BY),
        columns.text("source", gettext_lazy("Source")),
        columns.day("found_on", gettext_lazy("When it was found")),
        columns.text("region", gettext_lazy("Code of the place")),
        columns.told("where", gettext_lazy("Where")),
        columns.one_of("sector", gettext_lazy("In which sector"), words.SECTORS),
        columns.whole("people", gettext_lazy("How many people, if it is known")),
    ),
    may=permissions.MAY,
    needs=permissions.RECORD_NEED,
    subject=country_of,
    rows=_needs,
    back=lambda _scope: reverse("kits:needs"),
    taking=Taking(
        permissions.RECORD_NEED,
        _record,
        why_no_change=gettext_lazy("A need that was written down stays: write another one."),
        needed=("competency", "statement", "found_by", "source", "found_on"),
    ),
)


# --- kits


def _kits(_by: Actor, subject: InCountry) -> Iterator[Row]:
    states = queries.kits.states_of(subject.country.code)
    for kit in queries.kits.kits_of(subject.country.code):
        last = max(kit.versions.all(), key=lambda each: each.number, default=None)
        yield {
            "code": kit.code,
            **{f"title_{language}": kit.titles.get(language, "") for language in words.LANGUAGES},
            "sector": kit.sector,
            "owner": kit.owner.short_name,
            "version": last.number if last else None,
            "state": str(words.STATES[states[last.pk]]) if last else "",
        }


def _enter(moment: Moment, row: Row) -> None:
    titles = {language: str(row.get(f"title_{language}") or "") for language in words.LANGUAGES}
    owner = institution_told(moment.subject.country.code, str(row["owner"]))
    code = str(row["code"])
    if not code.replace("-", "").replace("_", "").isalnum() or not code.isascii() or len(code) > 40:
        raise Refused([_("A code has letters, digits and hyphens only, at most 40.")])
    named = Named(code=code, titles=titles, sector=str(row["sector"]), owner=owner)
    enter_kit(by=moment.by, named=named, at=moment.at)


KITS: Final = Listed(
    kind="kits",
    title=gettext_lazy("Training kits"),
    columns=(
        columns.text("code", gettext_lazy("Code"), longest=60),
        columns.text("title_es", gettext_lazy("Title in Spanish")),
        columns.text("title_fr", gettext_lazy("Title in French")),
        columns.text("title_en", gettext_lazy("Title in English")),
        columns.one_of("sector", gettext_lazy("Sector"), words.SECTORS),
        columns.text("owner", gettext_lazy("Institution that validates it")),
        columns.told("version", gettext_lazy("Version")),
        columns.told("state", gettext_lazy("State")),
    ),
    may=permissions.MAY,
    needs=permissions.WRITE_KIT,
    subject=country_of,
    rows=_kits,
    back=lambda _scope: reverse("kits:list"),
    taking=Taking(
        permissions.WRITE_KIT,
        _enter,
        why_no_change=gettext_lazy("A kit that was begun changes by its versions, on its page."),
        needed=("code", "title_es", "sector", "owner"),
        codes_are_given=True,
    ),
)
