"""Consultations with children, for those who keep them and those who are named in them."""

from __future__ import annotations

from datetime import date

from django.db.models import Max, Q, QuerySet

from amparo.evidence.studies import vocabulary as words
from amparo.evidence.studies.models import (
    ChildrenCount,
    Consultation,
    EthicsApproval,
    Facilitator,
    PathwayMark,
)
from amparo.evidence.studies.rules import children
from amparo.evidence.studies.rules.consulting import Leader, reasons_not_to_begin
from amparo.foundation.access.actors import Actor
from amparo.partnership.competencies.queries import asked_on
from amparo.partnership.directory.models import Professional
from amparo.partnership.directory.vocabulary import WORKS_WITH_NONE
from amparo.partnership.training.queries.awards import valid_award


def consultations_visible_to(by: Actor) -> QuerySet[Consultation]:
    """Return the consultations that an actor keeps or is named in, latest first."""
    rows = Consultation.objects.filter(kept_by__code=by.country).select_related("kept_by", "safeguarding")
    if not by.country or not by.roles - WORKS_WITH_NONE:
        return rows.none()
    if by.roles & words.KEEPERS:
        return rows
    own = Professional.objects.filter(Q(account=by.account) | Q(others__account=by.account)).values("pk")
    named = Q(safeguarding__in=own) | Q(facilitators__professional__in=own)
    return rows.filter(named).distinct() if by.account is not None else rows.none()


def consultation_visible_to(by: Actor, key: int) -> Consultation | None:
    """Return a consultation that an actor keeps or is named in, or None."""
    return consultations_visible_to(by).filter(pk=key).first()


def accounts_of(consultation: Consultation) -> frozenset[int]:
    """Return the accounts of those who are named in a consultation."""
    named = Q(pk=consultation.safeguarding_id) | Q(
        pk__in=Facilitator.objects.filter(consultation=consultation).values("professional")
    )
    rows = Professional.objects.filter(named | Q(same_as__in=Professional.objects.filter(named).values("pk")))
    return frozenset(rows.exclude(account=None).values_list("account", flat=True))


def approvals_of(consultation: Consultation) -> QuerySet[EthicsApproval]:
    """Return the ethics approvals of a consultation without their documents, latest first."""
    return EthicsApproval.objects.filter(consultation=consultation).defer("document")


def approval_visible_to(by: Actor, key: int) -> EthicsApproval | None:
    """Return an ethics approval with its document, to whoever sees the consultation; or None."""
    rows = EthicsApproval.objects.filter(pk=key, consultation__in=consultations_visible_to(by))
    return rows.select_related("consultation__kept_by").first()


def approved_on(consultation: Consultation) -> date | None:
    """Return the day of the first ethics approval, or None."""
    return approvals_of(consultation).order_by("approved_on").values_list("approved_on", flat=True).first()


def leaders_on(consultation: Consultation, day: date) -> list[Leader]:
    """Return who facilitates, and whether each has a valid certificate for working with children on a day.

    None where the country does not ask for it on that day.
    """
    is_asked = asked_on(consultation.kept_by.code, day).filter(code=words.CHILD_COMPETENCY).exists()
    rows = Facilitator.objects.filter(consultation=consultation).values_list("professional", "professional__same_as")
    return [Leader(root or key, is_trained(root or key, day) if is_asked else None) for key, root in rows]


def is_trained(person: int, day: date) -> bool:
    """Say whether somebody has a valid certificate for working with children on a day."""
    return valid_award(person, words.CHILD_COMPETENCY, day) is not None


def reasons_to_wait(consultation: Consultation, on: date) -> list[str]:
    """Say why nobody may speak with children in a consultation on a day; empty means they may."""
    return reasons_not_to_begin(
        state=consultation.state, approved_on=approved_on(consultation), safeguarding=consultation.safeguarding_id,
        leaders=leaders_on(consultation, on), on=on,
    )  # fmt: skip


def people_of(consultation: Consultation) -> list[Facilitator]:
    """Return who facilitates."""
    return list(Facilitator.objects.filter(consultation=consultation).select_related("professional"))


def present_in(consultation: Consultation) -> children.Shown:
    """Return how many children were there, in groups of ten or more; nothing before the consultation has ended.

    While sessions are still added, one table after another would tell the difference between them.
    """
    if consultation.state != words.ENDED:
        return children.Shown()
    rows = ChildrenCount.objects.filter(session__consultation=consultation)
    several = ({row.band: {"girls": row.girls, "boys": row.boys, "others": row.others}} for row in rows)
    return children.shown(children.added(several))


def last_session_on(consultation: Consultation) -> date | None:
    """Return the day of the last session, or None."""
    found: date | None = consultation.sessions.aggregate(last=Max("held_on"))["last"]
    return found


def has_started_pathway(consultation: Consultation) -> bool:
    """Say whether a protected pathway was started from a consultation; nothing more of it is known here."""
    return consultation.pathway_started or PathwayMark.objects.filter(consultation=consultation).exists()


def marks_before(country: str, day: date) -> QuerySet[PathwayMark]:
    """Return the marks of the consultations of a country whose day has passed."""
    rows = PathwayMark.objects.filter(consultation__kept_by__code=country, on__lt=day)
    return rows.select_related("consultation")
