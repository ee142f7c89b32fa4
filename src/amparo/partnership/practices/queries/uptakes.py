"""Where practices stand on their way to other countries."""

from __future__ import annotations

from django.db.models import Prefetch, QuerySet

from amparo.foundation.access.actors import Actor
from amparo.partnership.coalition.models import Country
from amparo.partnership.practices import vocabulary as words
from amparo.partnership.practices.models import Practice, ProofDocument, Uptake, UptakeFit, UptakeStep
from amparo.partnership.practices.rules.uptakes import Stands


def _with_steps(rows: QuerySet[Uptake]) -> QuerySet[Uptake]:
    steps = Prefetch("steps", UptakeStep.objects.select_related("procedure", "document").defer("document__body"))
    return rows.select_related("practice__kept_by", "to_country", "institution").prefetch_related(steps, "fits")


def uptakes_visible_to(by: Actor) -> QuerySet[Uptake]:
    """Return every uptake, latest first: coalitions see how practices travel; auditors and administrators do not."""
    rows = _with_steps(Uptake.objects.all())
    return rows if by.country and by.roles - words.WORKS_WITH_NONE else rows.none()


def uptake_visible_to(by: Actor, key: int) -> Uptake | None:
    """Return an uptake, or None."""
    return uptakes_visible_to(by).filter(pk=key).first()


def uptakes_of(practice: Practice) -> QuerySet[Uptake]:
    """Return the uptakes of a practice."""
    return _with_steps(Uptake.objects.filter(practice=practice))


def stands(uptake: Uptake) -> Stands:
    """Return where an uptake stands; the newest finding of a condition counts."""
    last = uptake.steps.order_by("-pk").first()
    if last is None:
        raise LookupError(uptake.pk)
    return Stands(last.state, last.held_on, {row.condition: row.finding for row in uptake.fits.order_by("pk")})


def last_fits(uptake: Uptake) -> dict[str, UptakeFit]:
    """Return the newest finding on each condition."""
    return {row.condition: row for row in uptake.fits.all()}


def state_of(uptake: Uptake) -> str:
    """Return where an uptake stands, by steps that were read already."""
    return max(uptake.steps.all(), key=lambda step: step.pk).state


def open_uptake(practice: Practice, country: Country) -> Uptake | None:
    """Return the uptake of a practice by a country that was not dropped, or None."""
    rows = Uptake.objects.filter(practice=practice, to_country=country).exclude(steps__state=words.DROPPED)
    return rows.first()


def proof_visible_to(by: Actor, key: int) -> ProofDocument | None:
    """Return a proof with its bytes to whoever works in a coalition, or None."""
    if not by.country or not by.roles - words.WORKS_WITH_NONE:
        return None
    return ProofDocument.objects.filter(pk=key).first()


def adopted_elsewhere(practice: Practice, country: str) -> int:
    """Return how many other countries adopted a practice and did not drop it."""
    rows = Uptake.objects.filter(practice=practice, steps__state=words.ADOPTED).exclude(to_country__code=country)
    return rows.exclude(steps__state=words.DROPPED).values("to_country").distinct().count()
