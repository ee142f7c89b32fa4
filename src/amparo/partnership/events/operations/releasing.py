"""Press releases with their hour, and the report of an event: written, signed off, published, withdrawn."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.foundation.vocabularies.words import LANGUAGES
from amparo.partnership.coalition.models import Country
from amparo.partnership.events import permissions
from amparo.partnership.events.models import Event, EventReport, EventSurvey, PressRelease, ReleaseText
from amparo.partnership.events.queries import telling as queries
from amparo.partnership.events.rules import telling as rules
from amparo.partnership.practices.operations.groups import LETTERS, InCountry
from amparo.partnership.practices.rules.fields import clean
from amparo.partnership.practices.rules.victims import findings_in


def _code() -> str:
    return "".join(secrets.choice(LETTERS) for _each in range(8)).lower()


@dataclass(frozen=True, slots=True)
class Draft:
    """A release: from which hour on everybody reads it; of which event, or about what else; its press conference.

    ``about`` and ``opens`` name something else than an event and lead to it, such as the launch of an analysis.
    """

    embargo_at: datetime
    event: Event | None = None
    about: str = ""
    opens: str = ""
    original: str = "es"
    conference_at: datetime | None = None
    conference_place: str = ""
    is_invented: bool = False


@transaction.atomic
def begin_release(*, by: Actor, kept_by: Country, draft: Draft, at: datetime) -> PressRelease:
    """Begin a press release; nobody outside reads it until it is signed off and its hour has come.

    Raises `Refused`.
    """
    permits.require(by, permissions.KEEP_RECORD, InCountry(kept_by), by_table=permissions.MAY)
    reasons = rules.reasons_not_to_set_hour(draft.embargo_at, at=at, is_open=False)
    if draft.original not in LANGUAGES or (draft.event and draft.event.activity.kept_by_id != kept_by.pk):
        reasons.append(_("Choose one of the answers."))
    if draft.event is None and not draft.about.strip():
        reasons.append(_("Say what it is about."))
    if reasons:
        raise Refused(reasons)
    made = PressRelease.objects.create(
        kept_by=kept_by, event=draft.event, about=draft.about.strip(), opens=draft.opens, code=_code(),
        original=draft.original, embargo_at=draft.embargo_at, conference_at=draft.conference_at,
        conference_place=draft.conference_place.strip(), is_invented=draft.is_invented,
        account=permissions.account_of(by, permissions.KEEP_RECORD), made_at=at,
    )  # fmt: skip
    entries.record(Note("RELEASE_BEGUN", subject=f"release:{made.pk}"), by=by)
    return made


@dataclass(frozen=True, slots=True)
class Text:
    """What was typed in a language, over which version; a figure stands in it by its short name: [[short-name]]."""

    language: str
    title: str
    body: str
    base: int = 0


@transaction.atomic
def write_release(*, by: Actor, release: PressRelease, text: Text, at: datetime) -> ReleaseText:
    """Write a release in a language over the version that one saw. Raises `Refused` when another stands by now."""
    held = _held(release)
    permits.require(by, permissions.KEEP_RECORD, held, by_table=permissions.MAY)
    title, body = clean(text.title), clean(text.body)
    reasons = rules.reasons_not_to_write(
        language=text.language,
        title=title,
        body=body,
        is_withdrawn=held.withdrawn_at is not None,
        is_released=held.released_at is not None,
    )
    stands = queries.texts_of(held).get(text.language)
    number = stands.number if stands else 0
    if number != text.base:
        reasons.append(_("Somebody else wrote it meanwhile. Look at what stands now, and save again what you want."))
    if reasons:
        raise Refused(reasons)
    first = queries.texts_of(held).get(held.original)
    made = ReleaseText.objects.create(
        release=held, language=text.language, number=number + 1, title=title, body=body,
        of=None if text.language == held.original else (first.number if first else 0),
        account=permissions.account_of(by, permissions.KEEP_RECORD), written_at=at,
    )  # fmt: skip
    facts = {"language": made.language, "version": made.number}
    entries.record(Note("RELEASE_WRITTEN", subject=f"release:{held.pk}", facts=facts), by=by)
    return made


def _held(release: PressRelease) -> PressRelease:
    rows = PressRelease.objects.select_for_update(of=("self",)).select_related("kept_by", "event__activity")
    return rows.get(pk=release.pk)


@transaction.atomic
def sign_off(*, by: Actor, release: PressRelease, at: datetime, more: Collection[str] = ()) -> PressRelease:
    """Sign a release off: from its hour on everybody reads it. `more` is what a check of its figures stops it by.

    Raises `Refused`.
    """
    held = _held(release)
    permits.require(by, permissions.KEEP_RECORD, held, by_table=permissions.MAY)
    texts = queries.texts_of(held)
    said = {("release", language): f"{row.title}\n{row.body}" for language, row in texts.items()}
    reasons = rules.reasons_not_to_release(
        texts, outdated=queries.outdated(held, texts), is_released=held.released_at is not None,
        is_withdrawn=held.withdrawn_at is not None, found=[each.words for each in findings_in(said)],
    )  # fmt: skip
    reasons += more
    if reasons:
        raise Refused(reasons)
    held.released_at, held.released_by = at, permissions.account_of(by, permissions.KEEP_RECORD)
    held.save(update_fields=["released_at", "released_by"])
    entries.record(Note("RELEASE_SIGNED_OFF", subject=f"release:{held.pk}"), by=by)
    return held


@transaction.atomic
def move_hour(*, by: Actor, release: PressRelease, embargo_at: datetime, at: datetime) -> PressRelease:
    """Move the hour from which everybody reads a release, while it has not come. Raises `Refused`."""
    held = _held(release)
    permits.require(by, permissions.KEEP_RECORD, held, by_table=permissions.MAY)
    reasons = rules.reasons_not_to_set_hour(embargo_at, at=at, is_open=queries.is_open(held, at))
    if reasons:
        raise Refused(reasons)
    held.embargo_at = embargo_at
    held.save(update_fields=["embargo_at"])
    facts = {"hour": embargo_at.isoformat()}
    entries.record(Note("RELEASE_HOUR_MOVED", subject=f"release:{held.pk}", facts=facts), by=by)
    return held


@transaction.atomic
def withdraw_release(*, by: Actor, release: PressRelease, why: str, at: datetime) -> PressRelease:
    """Withdraw a release: nobody outside reads it any more; the reason stays here. Raises `Refused`."""
    held = _held(release)
    permits.require(by, permissions.KEEP_RECORD, held, by_table=permissions.MAY)
    reasons = [] if why.strip() else [_("Say why.")]
    if held.withdrawn_at is not None:
        reasons.append(_("It was withdrawn already."))
    if reasons:
        raise Refused(reasons)
    held.withdrawn_at, held.withdrawn_why = at, why.strip()
    held.save(update_fields=["withdrawn_at", "withdrawn_why"])
    entries.record(Note("RELEASE_WITHDRAWN", subject=f"release:{held.pk}"), by=by)
    return held


@transaction.atomic
def publish_report(
    *, by: Actor, event: Event, papers: Mapping[str, Any], at: datetime, why: str = ""
) -> EventReport:  # fmt: skip
    """Publish the report of an event as it was composed from its records; it is never changed, a further one follows.

    Raises `Refused`.
    """
    permits.require(by, permissions.KEEP_RECORD, event.activity, by_table=permissions.MAY)
    Event.objects.select_for_update().get(pk=event.pk)
    last = queries.last_report(event)
    found = findings_in({("report", language): _words_of(paper) for language, paper in papers.items()})
    reasons = rules.reasons_not_to_publish_report(
        papers, last=last.papers if last else None, why=why, found=[each.words for each in found],
        has_ended=event.activity.ends_on <= at.date(),
    )  # fmt: skip
    if reasons:
        raise Refused(reasons)
    made = EventReport.objects.create(
        event=event, number=(last.number if last else 0) + 1, code=last.code if last else _code(), papers=dict(papers),
        why=why.strip() if last else "", account=permissions.account_of(by, permissions.KEEP_RECORD), published_at=at,
    )  # fmt: skip
    entries.record(Note("REPORT_PUBLISHED", subject=f"event:{event.pk}", facts={"edition": made.number}), by=by)
    return made


def _words_of(paper: Any) -> str:
    """Return every word of a paper, a line each."""
    if isinstance(paper, str):
        return paper
    if isinstance(paper, Mapping):
        return "\n".join(_words_of(each) for each in paper.values())
    return "\n".join(_words_of(each) for each in paper) if isinstance(paper, list | tuple) else ""


@transaction.atomic
def evaluate_by(*, by: Actor, event: Event, survey: str, known: Collection[str], at: datetime) -> EventSurvey:
    """Name the survey by which an event is evaluated; `known` are those that the actor may see. Raises `Refused`."""
    permits.require(by, permissions.KEEP_RECORD, event.activity, by_table=permissions.MAY)
    if survey not in known:
        raise Refused([_("Choose one of the answers.")])
    account = permissions.account_of(by, permissions.KEEP_RECORD)
    made, is_new = EventSurvey.objects.get_or_create(
        event=event, survey=survey, defaults={"account": account, "linked_at": at}
    )
    if is_new:
        entries.record(Note("EVENT_EVALUATED_BY", subject=f"event:{event.pk}", facts={"survey": survey}), by=by)
    return made
