"""Proposals of a country: which there are, what was said of them, and where they stand."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, TypedDict

from django.db.models import Count, QuerySet

from amparo.bpmn.diagram import Diagram
from amparo.bpmn.draw import layout, svg
from amparo.bpmn.draw.listing import listing
from amparo.bpmn.read import read
from amparo.foundation.access.actors import Actor
from amparo.partnership.adoption.models import Comment, Offer, Proposal
from amparo.partnership.adoption.rules.life import Standing
from amparo.partnership.adoption.vocabulary import CONSULTATION, OFFERED, OPEN, WAITING

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations


class Counted(TypedDict):
    """How many comments and approvals a proposal has."""

    said: int
    approved: int


def proposals_visible_to(by: Actor) -> QuerySet[WithAnnotations[Proposal, Counted]]:
    """Return the proposals of the actor's country, newest first; an administrator has none."""
    if not by.country or not by.roles - {"administrator"}:
        return _counted(Proposal.objects.none())
    rows = Proposal.objects.filter(country__code=by.country).select_related("procedure", "country", "version")
    return _counted(rows)


def _counted(rows: QuerySet[Proposal]) -> QuerySet[WithAnnotations[Proposal, Counted]]:
    return rows.annotate(said=Count("comments", distinct=True), approved=Count("approvals", distinct=True))


def proposal_visible_to(by: Actor, key: int) -> Proposal | None:
    """Return a proposal of the actor's country, or None."""
    return proposals_visible_to(by).filter(pk=key).first()


def open_proposal(number: str, country: str) -> Proposal | None:
    """Return the proposal of a procedure that is open in a country."""
    rows = Proposal.objects.filter(procedure__number=number, country__code=country, state__in=OPEN)
    return rows.select_related("procedure", "country").first()


def latest_of_draft(draft: int) -> Proposal | None:
    """Return the newest proposal that was made of a draft."""
    return Proposal.objects.filter(draft_id=draft).first()


def in_consultation(country: str) -> QuerySet[Proposal]:
    """Return the proposals of a country that are in consultation, the first to close first."""
    rows = Proposal.objects.filter(country__code=country, state=CONSULTATION, closed_on=None)
    return rows.select_related("procedure", "country").order_by("open_until")


def waiting_for_proof() -> list[tuple[int, str]]:
    """Return the proposals that wait for the answer of a proof, oldest first, and the time zone of their country."""
    rows = Proposal.objects.filter(state__in=WAITING).order_by("pk")
    return list(rows.values_list("pk", "country__time_zone"))


def held(key: int) -> Proposal:
    """Return a proposal, held until the transaction ends so that nobody else moves it."""
    found = Proposal.objects.select_for_update(of=("self",)).select_related("procedure", "country")
    return found.get(pk=key)


def standing_of(proposal: Proposal) -> Standing:
    """Return where a proposal stands, as the rules want to know it."""
    return Standing(
        state=proposal.state,
        opened_on=proposal.opened_on,
        open_until=proposal.open_until,
        closed_on=proposal.closed_on,
        proposer=proposal.proposed_by,
        approvers=frozenset(proposal.approvals.values_list("account", flat=True)),
        unanswered=proposal.comments.filter(answer=None).count(),
    )


def comments_of(proposal: Proposal) -> QuerySet[Comment]:
    """Return what was said of a proposal with its answers, in order."""
    return proposal.comments.select_related("institution", "answer")


def comment_of(proposal: Proposal, key: int) -> Comment | None:
    """Return a comment of a proposal."""
    return comments_of(proposal).filter(pk=key).first()


def steps_of(proposal: Proposal, lang: str) -> tuple[tuple[str, str], ...]:
    """Return id and title of every step that a comment may be pinned to, in reading order."""
    rows = listing(_diagram(proposal.digest, proposal.xml), proposal.texts.get(lang), lang)
    return tuple((row.id, row.title) for row in rows)


def drawing_of(proposal: Proposal, lang: str) -> str:
    """Return the SVG of a proposal."""
    diagram, texts = _diagram(proposal.digest, proposal.xml), proposal.texts.get(lang)
    return svg(diagram, layout(diagram, texts, lang), texts=texts, lang=lang)


@lru_cache(maxsize=16)
def _diagram(digest: str, xml: str) -> Diagram:
    return read(xml.encode(), name=digest)


def offers_to(by: Actor) -> QuerySet[Offer]:
    """Return what other countries proposed to the actor's, for its secretariat."""
    rows = Offer.objects.filter(to_country__code=by.country) if "secretariat" in by.roles else Offer.objects.none()
    return rows.select_related("version__procedure", "from_country", "to_country", "draft")


def offers_made_by(by: Actor) -> QuerySet[Offer]:
    """Return what the actor's country proposed to others, for its secretariat."""
    rows = Offer.objects.filter(from_country__code=by.country) if "secretariat" in by.roles else Offer.objects.none()
    return rows.select_related("version__procedure", "from_country", "to_country")


def held_offer(key: int) -> Offer:
    """Return an offer, held until the transaction ends."""
    found = Offer.objects.select_for_update(of=("self",)).select_related("version__procedure", "to_country")
    return found.get(pk=key)


def is_waiting(version: int, to_country: int) -> bool:
    """Say whether a version waits for a country's answer."""
    return Offer.objects.filter(version_id=version, to_country_id=to_country, state=OFFERED).exists()
