"""Publishing a practice, putting it away, and linking it to the steps and modules that it bears on."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.partnership.kits.models import Module
from amparo.partnership.practices import permissions
from amparo.partnership.practices import vocabulary as words
from amparo.partnership.practices.models import Edition, ModuleLink, Practice, StepLink
from amparo.partnership.practices.operations.writing import move
from amparo.partnership.practices.queries import practices as queries
from amparo.partnership.practices.rules import fields
from amparo.partnership.practices.rules import publishing as rules
from amparo.partnership.practices.rules.gate import verdict_on


@transaction.atomic
def publish_practice(*, by: Actor, practice: Practice, today: date, at: datetime) -> Edition:
    """Publish a practice as it is written, for all coalitions, until it is to be looked at again.

    Raises `Refused` when the actor may not, it is not complete, or anything in it could tell who a victim is.
    """
    held = Practice.objects.select_for_update(of=("self",)).select_related("kept_by", "table").get(pk=practice.pk)
    permits.require(by, permissions.KEEP_PRACTICE, held, by_table=permissions.MAY)
    texts = queries.texts_of(held)
    reasons = rules.reasons_not_to_publish(
        state=held.state, texts=texts, original=held.original, recommendations=held.recommendations.count(),
        asides=queries.asides_of(held).count(), found=len(queries.findings(held)),
    )  # fmt: skip
    if reasons:
        raise Refused(reasons)
    told, last = fields.told(texts), queries.last_edition(held)
    made = Edition.objects.create(
        practice=held, number=last.number + 1 if last else 1, texts=_kept(texts), told=told,
        titles=fields.of_field(texts, "title"), country=told["country"], level=told["level"],
        dimensions=list(verdict_on(told).positive), norm=told.get("norm", ""), sought=queries.sought_in(texts),
        published_on=today, expires_on=rules.expires_on(today),
        account=permissions.account_of(by, permissions.KEEP_PRACTICE), recorded_at=at,
    )  # fmt: skip
    if held.state != words.PUBLISHED:
        move(by=by, practice=held, state=words.PUBLISHED, why="", at=at)
    entries.record(Note("PRACTICE_PUBLISHED", subject=held.code, facts={"edition": made.number}), by=by)
    return made


def _kept(texts: fields.Texts) -> dict[str, dict[str, dict[str, object]]]:
    kept: dict[str, dict[str, dict[str, object]]] = {}
    for (field, language), row in texts.items():
        if row.text:
            facts = {"text": row.text, "number": row.number, "of": row.of, "invented": row.is_invented}
            kept.setdefault(field, {})[language] = facts
    return kept


@transaction.atomic
def archive_practice(*, by: Actor, practice: Practice, why: str, at: datetime) -> Practice:
    """Put a published practice away: it leaves the catalogue, and everything that was written of it stays."""
    permits.require(by, permissions.KEEP_PRACTICE, practice, by_table=permissions.MAY)
    reasons = [] if why.strip() else [_("Say why.")]
    if practice.state != words.PUBLISHED:
        reasons.append(_("It is not published."))
    if reasons:
        raise Refused(reasons)
    return move(by=by, practice=practice, state=words.ARCHIVED, why=why.strip(), at=at)


@transaction.atomic
def link_step(*, by: Actor, practice: Practice, procedure: str, element: str, today: date, at: datetime) -> StepLink:
    """Say that a practice bears on a step of a procedure in force. Raises `Refused`."""
    permits.require(by, permissions.LINK_PRACTICE, practice, by_table=permissions.MAY)
    known = f"{procedure}/{element}" in queries.steps_to_link(by.country, today)
    reasons = rules.reasons_not_to_link(state=practice.state, is_known=known)
    if reasons:
        raise Refused(reasons)
    made, _new = StepLink.objects.get_or_create(
        practice=practice, procedure=procedure, element=element,
        defaults={"account": permissions.account_of(by, permissions.LINK_PRACTICE), "linked_at": at},
    )  # fmt: skip
    entries.record(Note("PRACTICE_LINKED", subject=practice.code, facts={"step": str(made)}), by=by)
    return made


@transaction.atomic
def link_module(*, by: Actor, practice: Practice, module: Module | None, at: datetime) -> ModuleLink:
    """Say that a practice is taught in a module of a kit. Raises `Refused`."""
    permits.require(by, permissions.LINK_PRACTICE, practice, by_table=permissions.MAY)
    own = module is not None and module.version.kit.country.code == by.country
    reasons = rules.reasons_not_to_link(state=practice.state, is_known=own)
    if reasons or module is None:
        raise Refused(reasons)
    made, _new = ModuleLink.objects.get_or_create(
        practice=practice, module=module,
        defaults={"account": permissions.account_of(by, permissions.LINK_PRACTICE), "linked_at": at},
    )  # fmt: skip
    entries.record(Note("PRACTICE_LINKED", subject=practice.code, facts={"module": module.pk}), by=by)
    return made


@transaction.atomic
def unlink(*, by: Actor, practice: Practice, link: StepLink | ModuleLink) -> None:
    """Take a link away: one to a module of one's own kits, or one to a step that one's coalition keeps or made."""
    permits.require(by, permissions.LINK_PRACTICE, practice, by_table=permissions.MAY)
    if isinstance(link, ModuleLink):
        own = link.module.version.kit.country.code == by.country
    else:
        own = practice.kept_by.code == by.country or link.account == by.account
    if link.practice_id != practice.pk or not own:
        raise Refused([_("Choose one of the answers.")])
    told = str(link)
    link.delete()
    entries.record(Note("PRACTICE_UNLINKED", subject=practice.code, facts={"from": told}), by=by)
