"""Kits, their versions and what a version holds; courses that academies teach."""

from __future__ import annotations

from datetime import date

from django.db.models import F, Q, QuerySet

from amparo.foundation.access.actors import Actor
from amparo.partnership.kits.models import CourseAdoption, Kit, KitDocument, KitVersion, Need
from amparo.partnership.kits.rules import kits as rules


def kits_of(country: str) -> QuerySet[Kit]:
    """Return the kits of a country, by code."""
    return Kit.objects.filter(country__code=country).select_related("owner", "country").prefetch_related("versions")


def kit_by_code(country: str, code: str) -> Kit | None:
    """Return a kit of a country."""
    return Kit.objects.filter(country__code=country, code=code).select_related("owner__country", "country").first()


def last_version(kit: Kit) -> KitVersion | None:
    """Return the newest version of a kit."""
    return KitVersion.objects.filter(kit=kit).select_related("kit__owner", "kit__country").order_by("-number").first()


def version_visible_to(by: Actor, key: int) -> KitVersion | None:
    """Return a version of a kit of the actor's country; an administrator has none."""
    if not by.roles - {"administrator"}:
        return None
    rows = KitVersion.objects.filter(kit__country__code=by.country).select_related(
        "kit__owner__country", "kit__country"
    )
    return rows.filter(pk=key).first()


def validated_versions(country: str) -> QuerySet[KitVersion]:
    """Return the versions of a country's kits that were validated, newest first."""
    rows = KitVersion.objects.filter(kit__country__code=country, milestones__kind="VALIDATION")
    return rows.select_related("kit").order_by("kit__code", "-number")


def state_of(version: KitVersion) -> str:
    """Return where a version stands."""
    return rules.state_of(version.milestones.values_list("kind", flat=True))


def states_of(country: str) -> dict[int, str]:
    """Return where each version of a country's kits stands, by its id."""
    kinds: dict[int, list[str]] = {}
    for key, kind in KitVersion.objects.filter(kit__country__code=country).values_list("pk", "milestones__kind"):
        kinds.setdefault(key, []).append(kind or "")
    return {key: rules.state_of(found) for key, found in kinds.items()}


def held_by(version: KitVersion) -> rules.Held:
    """Return what a version holds, for the rule that says what lacks."""
    return rules.Held(
        languages=list(version.languages),
        materials=set(version.materials.values_list("variant", "kind", "language")),
        graded=set(version.criteria.values_list("variant", flat=True)),
    )


def needs_of(country: str) -> QuerySet[Need]:
    """Return the needs for training that were found in a country, latest first."""
    return Need.objects.filter(country__code=country).select_related("competency")


def adoptions_of(version: KitVersion) -> QuerySet[CourseAdoption]:
    """Return by which acts academies teach a version."""
    return version.adoptions.select_related("academy", "document", "ending")


def adoption_visible_to(by: Actor, key: int) -> CourseAdoption | None:
    """Return an adoption of the actor's country."""
    rows = CourseAdoption.objects.filter(academy__country__code=by.country).select_related(
        "academy__country", "version"
    )
    return rows.filter(pk=key).first()


def adoptions_in_force(country: str, on: date) -> QuerySet[CourseAdoption]:
    """Return the permanent and compulsory courses that academies of a country teach on a day, one act a row."""
    rows = CourseAdoption.objects.filter(academy__country__code=country, is_permanent=True, is_compulsory=True)
    rows = rows.filter(Q(ending=None) | Q(ending__ended_on__gt=on), taught_from__lte=on)
    return rows.select_related("academy", "version__kit").order_by("academy", F("taught_from"))


def document_visible_to(by: Actor, key: int) -> KitDocument | None:
    """Return a document of the actor's country; an administrator has none."""
    if not by.roles - {"administrator"}:
        return None
    return KitDocument.objects.filter(pk=key, country__code=by.country).first()
