"""What the person agreed to."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from amparo.protection.cases.models import Case
from amparo.protection.consents.models import Consent


def consents_of(case: Case) -> QuerySet[Consent]:
    """Return every consent of a case, live and withdrawn, with its recipient."""
    return Consent.objects.filter(case=case).select_related("team__institution").order_by("purpose", "-given_at")


def live_purposes(case: Case, team: int | None = None) -> frozenset[str]:
    """Return the purposes that the person agrees to now, for everyone or for this team."""
    rows = Consent.objects.filter(Q(team=None) | Q(team_id=team), case=case, withdrawn_at=None)
    return frozenset(rows.values_list("purpose", flat=True))


def consent_to_share(case: Case, *, purpose: str, team: int) -> Consent | None:
    """Return the live consent that covers a purpose and a recipient, the narrower one first.

    It is locked until the transaction ends: a withdrawal comes before the sharing, or waits and ends it.
    """
    rows = Consent.objects.filter(Q(team=None) | Q(team_id=team), case=case, purpose=purpose, withdrawn_at=None)
    return rows.select_for_update(of=("self",)).order_by("team_id").first()


def is_live(case: Case, *, purpose: str, team: int | None) -> bool:
    """Say whether the person agrees now to just this: a purpose, and one team or every team."""
    recipient = Q(team=None) if team is None else Q(team_id=team)
    return Consent.objects.filter(recipient, case=case, purpose=purpose, withdrawn_at=None).exists()
