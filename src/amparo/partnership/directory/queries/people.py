"""Professionals whom an actor may see, each counted once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet
from django.db.models.functions import Coalesce

from amparo.foundation.access.actors import Actor
from amparo.partnership.directory.models import Affiliation, ListingConsent, Professional
from amparo.partnership.directory.rules.likeness import Known
from amparo.partnership.directory.rules.names import fold
from amparo.partnership.directory.vocabulary import FOCAL_POINT, HIDDEN, SECRETARIAT, WORKS_WITH_NONE

Place = tuple[str, int]


def one_person(path: str = "") -> Coalesce:
    """Return by what a professional is counted once: the entry that they were joined with, or their own.

    `path` leads to the professional ("professional" in a table of attendances); "" is the professional itself.
    """
    start = f"{path}__" if path else ""
    return Coalesce(F(f"{start}same_as"), F(f"{start}id"))


def _now_in(institution: int) -> Exists:
    """Whether the professional, under any entry, works in an institution and has not stopped."""
    rows = Affiliation.objects.filter(to_on=None).filter(
        Q(organisation__institution=institution) | Q(organisation__same_as__institution=institution)
    )
    return Exists(rows.filter(Q(professional=OuterRef("pk")) | Q(professional__same_as=OuterRef("pk"))))


def professionals_visible_to(by: Actor) -> QuerySet[Professional]:
    """Return the professionals whom an actor may see, joined entries under the one that they are counted with."""
    rows = Professional.objects.filter(same_as=None)
    if SECRETARIAT in by.roles and by.country:
        return rows.filter(kept_by__code=by.country)
    seen = Q(account_id=by.account) if by.account is not None else Q(pk=None)
    if by.roles - WORKS_WITH_NONE and by.country:
        seen |= Q(kept_by__code=by.country) & ~Q(visibility=HIDDEN)
    if FOCAL_POINT in by.roles and by.institution is not None:
        seen |= Q(kept_by__code=by.country) & Q(_now_in(by.institution))
    return rows.filter(seen)


def professional_visible_to(by: Actor, key: int) -> Professional | None:
    """Return a professional whom an actor may see, or None; a joined entry leads to the one that it is counted with."""
    found = Professional.objects.filter(pk=key).values_list("same_as", flat=True).first()
    return professionals_visible_to(by).filter(pk=found or key).select_related("kept_by", "account").first()


def own_people(by: Actor) -> QuerySet[Professional]:
    """Return those of the professionals whom an actor may see who work in the actor's own institution."""
    rows = professionals_visible_to(by)
    return rows.filter(_now_in(by.institution)) if by.institution is not None else rows.none()


def searched(rows: QuerySet[Professional], text: str) -> QuerySet[Professional]:
    """Narrow professionals to those whose name holds every word, in any order."""
    for word in fold(text).split()[:6]:
        rows = rows.filter(key__contains=word)
    return rows


def sought(rows: QuerySet[Professional], text: str) -> QuerySet[Professional]:
    """Narrow professionals to those of whom every word is in the name, or in that of where they work now."""
    for word in fold(text).split()[:6]:
        rows = rows.filter(Q(key__contains=word) | Q(_now_in_named(word)))
    return rows


def _now_in_named(word: str) -> Exists:
    """Whether the professional, under any entry, works in an organisation that one of its names or initials tells."""
    named = (
        Q(organisation__key__contains=word)
        | Q(organisation__same_as__key__contains=word)
        | Q(organisation__aliases__key__contains=word)
        | Q(organisation__same_as__aliases__key__contains=word)
        | Q(organisation__institution__short_name__iexact=word)
    )
    rows = Affiliation.objects.filter(named, to_on=None)
    return Exists(rows.filter(Q(professional=OuterRef("pk")) | Q(professional__same_as=OuterRef("pk"))))


def countries_told(rows: QuerySet[Professional]) -> list[str]:
    """Return the countries of some professionals, each once."""
    return list(rows.exclude(country="").order_by("country").values_list("country", flat=True).distinct())


def after(rows: QuerySet[Professional], place: Place | None) -> QuerySet[Professional]:
    """Continue a list by name after a place in it."""
    if place is not None:
        rows = rows.filter(Q(key__gt=place[0]) | Q(key=place[0], pk__gt=place[1]))
    return rows.order_by("key", "pk")


def with_places(rows: QuerySet[Professional]) -> QuerySet[Professional]:
    """Bring along where they work now."""
    now = Affiliation.objects.filter(to_on=None).select_related("organisation__same_as")
    return rows.prefetch_related(Prefetch("affiliations", queryset=now, to_attr="places"))


def affiliations_of(professional: Professional) -> QuerySet[Affiliation]:
    """Return where a professional works and worked, under any of the entries that are counted as one."""
    rows = Affiliation.objects.filter(Q(professional=professional) | Q(professional__same_as=professional))
    return rows.select_related("organisation")


def affiliation_with(key: int) -> Affiliation | None:
    """Return where somebody works or worked by its key; whoever asks must be let see the person."""
    return Affiliation.objects.filter(pk=key).select_related("organisation", "professional__kept_by").first()


def affiliation_on(professional: Professional, day: date) -> Affiliation | None:
    """Return where a professional worked on a day: the latest that had begun and had not ended."""
    rows = affiliations_of(professional).filter(Q(from_on=None) | Q(from_on__lte=day))
    return rows.filter(Q(to_on=None) | Q(to_on__gte=day)).order_by(F("from_on").desc(nulls_last=True), "-pk").first()


def consents_of(professional: Professional) -> QuerySet[ListingConsent]:
    """Return what a professional agreed to, latest first."""
    return ListingConsent.objects.filter(professional=professional)


def professional_of_account(account: int | None) -> Professional | None:
    """Return the professional who signs in with an account, or None."""
    found = Professional.objects.filter(account_id=account).select_related("same_as").first() if account else None
    return (found.same_as or found) if found else None


def known_in(country: int) -> dict[int, Known]:
    """Return what is compared of the professionals that a coalition keeps, by their keys."""
    places: dict[int, set[int | str]] = {}
    pairs = (
        Affiliation.objects.filter(professional__kept_by_id=country)
        .annotate(one=one_person("professional"), where=Coalesce(F("organisation__same_as"), F("organisation")))
        .values_list("one", "where")
    )
    for one, where in pairs:
        places.setdefault(one, set()).add(where)
    rows = Professional.objects.filter(kept_by_id=country, same_as=None)
    told = rows.values_list("pk", "key", "e_mail", "country")
    return {pk: Known(key, mail, frozenset(places.get(pk, ())), where) for pk, key, mail, where in told}


def full_names(keys: Iterable[int]) -> dict[int, str]:
    """Return names by key, for a page that shows them to whom they may be shown."""
    rows = Professional.objects.filter(pk__in=list(keys)).values_list("pk", "given_names", "family_names")
    return {pk: f"{given} {family}".strip() for pk, given, family in rows}
