"""Writing a field of a practice: whoever comes second never overwrites; presenting the candidate to the definition."""

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
from amparo.partnership.practices import permissions
from amparo.partnership.practices import vocabulary as words
from amparo.partnership.practices.models import Aside, Lesson, Move, Practice, Writing
from amparo.partnership.practices.queries import practices as queries
from amparo.partnership.practices.rules import fields as rules
from amparo.partnership.practices.rules.gate import INCOMPLETE, PRACTICE, Verdict, verdict_on


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody typed into a field, over which version of it; `settles` is the text kept aside that it joins."""

    field: str
    text: str
    language: str = ""
    base: int = 0
    settles: int | None = None
    is_invented: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """What came of it: the version that stands and its text; `aside` holds one's own text when another stands."""

    number: int
    text: str
    aside: int | None = None

    @property
    def is_kept_aside(self) -> bool:
        """Whether somebody else had written the field meanwhile, so that both texts are shown."""
        return self.aside is not None


@transaction.atomic
def write_field(*, by: Actor, practice: Practice, typed: Typed, at: datetime) -> Written:
    """Write a field over the version that one saw. If another stands by now, one's text is kept beside it, not lost.

    Raises `Refused` when the actor may not, or the text cannot stand there.
    """
    held = Practice.objects.select_for_update(of=("self",)).select_related("table", "kept_by").get(pk=practice.pk)
    permits.require(by, permissions.WRITE_PRACTICE, held, by_table=permissions.MAY)
    text = rules.clean(typed.text)
    codes = queries.institution_codes(held.kept_by.code) if typed.field == "institution" else ()
    reasons = rules.reasons_not_to_write(typed.field, typed.language, text, institutions=codes)
    if reasons:
        raise Refused(reasons)
    account = permissions.account_of(by, permissions.WRITE_PRACTICE)
    stands = queries.standing(held, typed.field, typed.language)
    if rules.is_clash(base=typed.base, standing=stands.number, text=text, stands=stands.text):
        kept = _aside(held, typed, text, account, at)
        entries.record(Note("FIELD_KEPT_ASIDE", subject=held.code, facts={"field": typed.field}), by=by)
        return Written(stands.number, stands.text, kept.pk)
    _settle(held, typed, account, at)
    if text == stands.text and not _refreshes(held, typed, stands):
        return Written(stands.number, stands.text)
    made = Writing.objects.create(
        practice=held, field=typed.field, language=typed.language, number=stands.number + 1,
        of=_original_number(held, typed), text=text, is_invented=typed.is_invented, account=account, written_at=at,
    )  # fmt: skip
    entries.record(Note("FIELD_WRITTEN", subject=held.code, facts={"field": typed.field, "to": made.number}), by=by)
    return Written(made.number, made.text)


def _aside(practice: Practice, typed: Typed, text: str, account: int, at: datetime) -> Aside:
    """Keep a text beside the one that stands; the same text of the same person is kept once."""
    found, _new = Aside.objects.get_or_create(
        practice=practice, field=typed.field, language=typed.language, account=account, settled_at=None, text=text,
        defaults={"base": typed.base, "written_at": at},
    )  # fmt: skip
    return found


def _settle(practice: Practice, typed: Typed, account: int, at: datetime) -> None:
    if typed.settles is not None:
        rows = Aside.objects.filter(
            practice=practice, pk=typed.settles, field=typed.field, language=typed.language, settled_at=None
        )
        rows.update(settled_at=at, settled_by=account)


def _original_number(practice: Practice, typed: Typed) -> int | None:
    if not typed.language or typed.language == practice.original:
        return None
    return queries.standing(practice, typed.field, practice.original).number


def _refreshes(practice: Practice, typed: Typed, stands: rules.Text) -> bool:
    """Say whether writing the same translation again says that it still holds for the newer original."""
    number = _original_number(practice, typed)
    return number is not None and bool(stands.number) and (stands.of or 0) < number


@transaction.atomic
def present_candidate(*, by: Actor, practice: Practice, today: date, at: datetime) -> Verdict:
    """Present a candidate to the definition: a practice to be assessed, an idea, or a lesson with its own record.

    Raises `Refused` when it is not told well enough to be judged, or two texts of a field were not joined.
    """
    held = Practice.objects.select_for_update(of=("self",)).select_related("table", "kept_by").get(pk=practice.pk)
    permits.require(by, permissions.WRITE_PRACTICE, held, by_table=permissions.MAY)
    texts = queries.texts_of(held)
    verdict = verdict_on(rules.told(texts))
    reasons = [] if held.state in words.AT_TABLES else [_("It was presented already.")]
    if verdict.kind == INCOMPLETE:
        reasons += verdict.reasons
    if not rules.in_one(texts, held.original).get("title"):
        reasons.append(_("Write the title."))
    if queries.asides_of(held).exists():
        reasons.append(_("Two people wrote the same field: merge their texts first."))
    if reasons:
        raise Refused(reasons)
    state = words.ADMITTED if verdict.kind == PRACTICE else verdict.kind
    if state == words.LESSON:
        _learn(by, held, texts, today, at)
    move(by=by, practice=held, state=state, why=" ".join(verdict.reasons), at=at)
    return verdict


def _learn(by: Actor, practice: Practice, texts: rules.Texts, today: date, at: datetime) -> Lesson:
    told = rules.of_field(texts, "lessons") or rules.of_field(texts, "results") or rules.of_field(texts, "summary")
    if not told:
        raise Refused([_("Write what was learnt: a lesson without it helps nobody.")])
    return Lesson.objects.create(
        kept_by=practice.kept_by, practice=practice, titles=rules.of_field(texts, "title"), texts=told,
        learnt_on=today, is_invented=any(row.is_invented for row in texts.values()),
        account=permissions.account_of(by, permissions.WRITE_PRACTICE), recorded_at=at,
    )  # fmt: skip


def move(*, by: Actor, practice: Practice, state: str, why: str, at: datetime) -> Practice:
    """Write down where a practice stands from now on, inside an operation that asked for permission."""
    practice.state = state
    practice.save(update_fields=["state"])
    Move.objects.create(
        practice=practice, state=state, why=why, moved_at=at,
        account=permissions.account_of(by, permissions.WRITE_PRACTICE),
    )  # fmt: skip
    entries.record(Note("PRACTICE_MOVED", subject=practice.code, facts={"state": state}), by=by)
    return practice
