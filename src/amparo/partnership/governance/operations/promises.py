"""Action points of every module, and agreements by which data may pass between institutions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.foundation.notices.announcements import announce
from amparo.partnership.coalition.models import Country, Institution
from amparo.partnership.directory.models import Organisation
from amparo.partnership.directory.operations.organisations import enter_institutions
from amparo.partnership.governance import permissions
from amparo.partnership.governance.models import ActionPoint, Agreement, AgreementEnding, Signature
from amparo.partnership.governance.permissions import Party
from amparo.partnership.governance.queries import promises as queries
from amparo.partnership.governance.rules import promises as rules


@dataclass(frozen=True, slots=True)
class Promise:
    """What is to be done, by whom and by when, and where it was agreed: its kind, key, name and address."""

    title: str
    responsible: Organisation
    due_on: date
    source: str
    source_label: str
    source_key: int | None = None
    opens: str = ""


@transaction.atomic
def raise_action(*, by: Actor, kept_by: Country, promise: Promise, at: datetime) -> ActionPoint:
    """Raise an action point from whichever module; it leads back to where it was agreed. Raises `Refused`."""
    permits.require(by, permissions.RAISE_ACTION, Party(kept_by), by_table=permissions.MAY)
    reasons = rules.reasons_not_to_raise(
        title=promise.title, source=promise.source, label=promise.source_label, opens=promise.opens
    )
    if promise.responsible.kept_by_id != kept_by.pk:
        reasons.append(_("That organisation stands in the directory of another coalition."))
    if reasons:
        raise Refused(reasons)
    made = ActionPoint.objects.create(
        title=promise.title.strip(),
        responsible=promise.responsible,
        due_on=promise.due_on,
        source=promise.source,
        source_key=promise.source_key,
        source_label=promise.source_label.strip(),
        opens=promise.opens,
        kept_by=kept_by,
        raised_at=at,
        raised_by=by.account,
    )
    facts = {"source": made.source, "key": made.source_key, "due": str(made.due_on)}
    entries.record(Note("ACTION_RAISED", subject=f"action:{made.pk}", facts=facts), by=by)
    return made


@transaction.atomic
def close_action(*, by: Actor, point: ActionPoint, closes_as: str, proof: str, on: date) -> ActionPoint:
    """Close an action point as done or dropped, by what it can be seen; the module that raised it is told.

    Raises `Refused`.
    """
    party = Party(point.kept_by, point.responsible.institution_id)
    permits.require(by, permissions.CLOSE_ACTION, party, by_table=permissions.MAY)
    point = ActionPoint.objects.select_for_update(of=("self",)).select_related("kept_by").get(pk=point.pk)
    reasons = rules.reasons_not_to_close(state=point.state, closes_as=closes_as, proof=proof)
    if reasons:
        raise Refused(reasons)
    point.state, point.proof, point.closed_on, point.closed_by = closes_as, proof.strip(), on, by.account
    point.save(update_fields=["state", "proof", "closed_on", "closed_by"])
    entries.record(Note("ACTION_CLOSED", subject=f"action:{point.pk}", facts={"as": closes_as}), by=by)
    announce("ACTION_CLOSED", by=by, point=point)
    return point


def may_close(*, by: Actor, point: ActionPoint) -> bool:
    """Say whether an actor may close an action point; asks, changes nothing."""
    party = Party(point.kept_by, point.responsible.institution_id)
    return permits.may(by, permissions.CLOSE_ACTION, party, by_table=permissions.MAY)


@transaction.atomic
def answering(*, by: Actor, kept_by: Country, institution: int | None, at: datetime) -> Organisation:
    """Return the organisation that answers for an institution; without one, the actor's own answers.

    The institutions of the coalition come into the directory the first time. Raises `Refused` when there is none.
    """
    wanted = institution or by.institution
    found = queries.organisation_of(kept_by, wanted)
    if found is None:
        enter_institutions(by=by, kept_by=kept_by, at=at)
        found = queries.organisation_of(kept_by, wanted)
    if found is None:
        raise Refused([_("Choose who answers for it from the directory of the coalition.")])
    return found


@dataclass(frozen=True, slots=True)
class AgreementEntry:
    """What an agreement says: who gives which kinds of data to whom, for what, on which basis and in which days."""

    title: str
    giver: Institution
    receiver: Institution
    groups: tuple[str, ...]
    purposes: tuple[str, ...]
    from_on: date
    to_on: date | None = None
    basis: str = ""


@transaction.atomic
def enter_agreement(*, by: Actor, kept_by: Country, entry: AgreementEntry, at: datetime) -> Agreement:
    """Enter an agreement; it permits nothing until both institutions signed it. Raises `Refused`."""
    permits.require(by, permissions.ENTER_AGREEMENT, Party(kept_by), by_table=permissions.MAY)
    reasons = rules.reasons_not_to_agree(
        giver=entry.giver.pk,
        receiver=entry.receiver.pk,
        groups=entry.groups,
        purposes=entry.purposes,
        from_on=entry.from_on,
        to_on=entry.to_on,
    )
    if not entry.title.strip():
        reasons.append(_("Write a title."))
    if reasons:
        raise Refused(reasons)
    made = Agreement.objects.create(
        title=entry.title.strip(),
        giver=entry.giver,
        receiver=entry.receiver,
        groups=sorted(set(entry.groups)),
        purposes=sorted(set(entry.purposes)),
        basis=entry.basis.strip(),
        from_on=entry.from_on,
        to_on=entry.to_on,
        kept_by=kept_by,
        entered_at=at,
        entered_by=by.account,
    )
    facts = {"giver": made.giver_id, "receiver": made.receiver_id, "groups": made.groups, "purposes": made.purposes}
    entries.record(Note("AGREEMENT_ENTERED", subject=f"agreement:{made.pk}", facts=facts), by=by)
    return made


@dataclass(frozen=True, slots=True)
class Signing:
    """Which institution signs, on which day, by which office; an office, never a name."""

    institution: Institution
    signed_on: date
    office: str


@transaction.atomic
def sign_agreement(*, by: Actor, agreement: Agreement, signing: Signing, today: date, at: datetime) -> Signature:
    """Record that a party signed an agreement. Raises `Refused` when it is no party, signed before, or ended."""
    party = Party(agreement.kept_by, signing.institution.pk)
    permits.require(by, permissions.SIGN_AGREEMENT, party, by_table=permissions.MAY)
    reasons = []
    if signing.institution.pk not in (agreement.giver_id, agreement.receiver_id):
        reasons.append(_("That institution is no party to this agreement."))
    if Signature.objects.filter(agreement=agreement, institution=signing.institution).exists():
        reasons.append(_("This institution signed already."))
    if AgreementEnding.objects.filter(agreement=agreement).exists():
        reasons.append(_("This agreement has ended."))
    if not signing.office.strip():
        reasons.append(_("Write which office signs."))
    if signing.signed_on > today:
        reasons.append(_("That day has not come yet."))
    if reasons:
        raise Refused(reasons)
    made = Signature.objects.create(
        agreement=agreement,
        institution=signing.institution,
        signed_on=signing.signed_on,
        office=signing.office.strip(),
        account=by.account,
        recorded_at=at,
    )
    facts = {"institution": signing.institution.pk}
    entries.record(Note("AGREEMENT_SIGNED", subject=f"agreement:{agreement.pk}", facts=facts), by=by)
    return made


@transaction.atomic
def end_agreement(*, by: Actor, agreement: Agreement, ended_on: date, why: str, at: datetime) -> AgreementEnding:
    """End an agreement from a day on; either party may, and nothing passes by it from then. Raises `Refused`."""
    own = by.institution if by.institution in (agreement.giver_id, agreement.receiver_id) else None
    permits.require(by, permissions.END_AGREEMENT, Party(agreement.kept_by, own), by_table=permissions.MAY)
    if AgreementEnding.objects.filter(agreement=agreement).exists():
        raise Refused([_("This agreement has ended.")])
    if not why.strip():
        raise Refused([_("Say why.")])
    made = AgreementEnding.objects.create(
        agreement=agreement, ended_on=ended_on, why=why.strip(), account=by.account, recorded_at=at
    )
    entries.record(Note("AGREEMENT_ENDED", subject=f"agreement:{agreement.pk}"), by=by)
    return made
