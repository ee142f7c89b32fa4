"""Preparing a call, publishing it, moving its deadline, and naming who judges."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import Max
from django.utils.text import slugify
from django.utils.translation import gettext as _

from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.partnership.calls import permissions
from amparo.partnership.calls import vocabulary as words
from amparo.partnership.calls.models import Call, CallText, Criterion, DeadlineChange, Question, Reviewer
from amparo.partnership.calls.queries import calls as asked
from amparo.partnership.calls.queries import reviewing
from amparo.partnership.calls.queries.standard import standard_criteria, standard_questions
from amparo.partnership.calls.rules import deadlines as rules
from amparo.partnership.coalition.models import Country


@dataclass(frozen=True, slots=True)
class CallPlan:
    """What a call gives: how much at most to each, for how many months, to how many."""

    most_each: Decimal
    months: int
    grants_planned: int
    currency: str = "USD"
    project: str = ""
    e_mail: str = ""
    hides_names: bool = True
    reviews_needed: int = words.REVIEWS_NEEDED
    is_invented: bool = False
    origin: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Told:
    """What a call tells in one language."""

    title: str
    purpose: str
    who: str
    funded: str
    not_funded: str
    support: str
    choice: str


@transaction.atomic
def make_call(*, by: Actor, country: Country, plan: CallPlan, told: Told, at: datetime) -> Call:
    """Begin a call in Spanish, with the questions and criteria of the content. Raises `Refused`."""
    permits.require(by, permissions.MAKE_CALL, country, by_table=permissions.MAY)
    if by.country and by.country != country.code:
        raise permits.NotAllowed(permissions.MAKE_CALL)
    reasons = _reasons_not_to_give(plan) + _reasons_not_to_tell(told)
    if reasons:
        raise Refused(reasons)
    made = Call.objects.create(
        **{**asdict(plan), "origin": dict(plan.origin)},
        country=country,
        code=_free_code(country, told.title),
        account=by.account,
        made_at=at,
    )
    CallText.objects.create(call=made, language="es", **asdict(told))
    Question.objects.bulk_create(Question(call=made, **each) for each in standard_questions())
    Criterion.objects.bulk_create(Criterion(call=made, **each) for each in standard_criteria())
    entries.record(Note("CALL_MADE", subject=f"call:{made.code}"), by=by)
    return made


def _reasons_not_to_give(plan: CallPlan) -> list[str]:
    most = (plan.grants_planned, plan.months, plan.reviews_needed)
    if plan.most_each <= 0 or min(most) < 1 or plan.months > words.MOST_MONTHS or max(most) > 1000:
        return [_("A call gives more than nothing, for some months, to at least one.")]
    return [] if plan.currency in words.CURRENCIES else [_("Choose one of the answers that are offered.")]


def _reasons_not_to_tell(told: Told) -> list[str]:
    texts = asdict(told)
    if not all(text.strip() for text in texts.values()):
        return [_("Write every part of the call, in plain words.")]
    if len(told.title) > words.LONGEST_LINE or max(map(len, texts.values())) > words.LONGEST_TEXT:
        return [_("A text has at most %(count)s letters.") % {"count": words.LONGEST_TEXT}]
    return []


def _free_code(country: Country, title: str) -> str:
    """Return a code for the address of a call, made of its title; a number follows where it is taken."""
    start = f"{country.code.lower()}-{slugify(title)[:40].strip('-') or 'convocatoria'}"
    taken = set(Call.objects.filter(code__startswith=start).values_list("code", flat=True))
    return next(each for each in (start, *(f"{start}-{n}" for n in range(2, len(taken) + 3))) if each not in taken)


@transaction.atomic
def write_text(*, by: Actor, call: Call, language: str, told: Told) -> CallText:
    """Write what a call tells in a language. Once it is published, only a new language is added. Raises `Refused`."""
    permits.require(by, permissions.CHANGE_CALL, call, by_table=permissions.MAY)
    reasons = _reasons_not_to_tell(told)
    known = CallText.objects.filter(call=call, language=language).exists()
    if language not in words.LANGUAGES:
        reasons.append(_("Choose one of the answers that are offered."))
    if known and call.state != words.DRAFT:
        reasons.append(_("What was published is not changed: whoever applies relies on it."))
    if reasons:
        raise Refused(reasons)
    written, _made = CallText.objects.update_or_create(call=call, language=language, defaults=asdict(told))
    entries.record(Note("CALL_CHANGED", subject=f"call:{call.code}", facts={"language": language}), by=by)
    return written


@dataclass(frozen=True, slots=True)
class Asking:
    """A question, or a criterion, as somebody adds it: its words by language."""

    stage: str
    labels: Mapping[str, str]
    helps: Mapping[str, str]
    most_letters: int = 1500
    is_required: bool = True
    wants: str = ""
    weight: int = 0


@transaction.atomic
def add_question(*, by: Actor, call: Call, asking: Asking) -> Question:
    """Ask one more thing while a call is prepared. Raises `Refused`."""
    _changing(by, call)
    there = Question.objects.filter(call=call, stage=asking.stage)
    reasons = _reasons_not_to_ask(asking, there.count())
    if asking.stage not in words.PARTS or (asking.stage == words.ELIGIBILITY) != (asking.wants in {"yes", "no"}):
        reasons.append(_("Choose one of the answers that are offered."))
    if reasons:
        raise Refused(reasons)
    last = there.aggregate(last=Max("number"))["last"] or 0
    return Question.objects.create(
        call=call,
        stage=asking.stage,
        number=last + 1,
        code=f"own_{last + 1}",
        labels=dict(asking.labels),
        helps={language: text for language, text in asking.helps.items() if text},
        most_letters=asking.most_letters,
        is_required=asking.is_required,
        wants=asking.wants,
    )


@transaction.atomic
def add_criterion(*, by: Actor, call: Call, asking: Asking) -> Criterion:
    """Judge by one more thing while a call is prepared. Raises `Refused`."""
    _changing(by, call)
    there = Criterion.objects.filter(call=call, stage=asking.stage)
    reasons = _reasons_not_to_ask(asking, there.count())
    if asking.stage not in words.STAGES or not 1 <= asking.weight <= 100:
        reasons.append(_("A weight is a whole number from 1 to 100."))
    if reasons:
        raise Refused(reasons)
    last = there.aggregate(last=Max("number"))["last"] or 0
    return Criterion.objects.create(
        call=call,
        stage=asking.stage,
        number=last + 1,
        code=f"own_{last + 1}",
        names=dict(asking.labels),
        helps={language: text for language, text in asking.helps.items() if text},
        weight=asking.weight,
    )


def _reasons_not_to_ask(asking: Asking, there: int) -> list[str]:
    reasons = []
    if set(asking.labels) != set(words.LANGUAGES) or not all(text.strip() for text in asking.labels.values()):
        reasons.append(_("Write it in the three languages."))
    if max((len(text) for text in (*asking.labels.values(), *asking.helps.values())), default=0) > words.LONGEST_LINE:
        reasons.append(_("A line has at most %(count)s letters.") % {"count": words.LONGEST_LINE})
    if there >= words.MOST_QUESTIONS:
        reasons.append(_("It asks %(count)s things already: remove one first.") % {"count": there})
    if not 50 <= asking.most_letters <= words.LONGEST_TEXT:
        reasons.append(_("An answer has from 50 to %(most)s letters.") % {"most": words.LONGEST_TEXT})
    return reasons


@transaction.atomic
def remove_question(*, by: Actor, question: Question) -> None:
    """Ask something no more, while a call is prepared. Raises `Refused`."""
    _changing(by, question.call)
    question.delete()


@transaction.atomic
def remove_criterion(*, by: Actor, criterion: Criterion) -> None:
    """Judge by something no more, while a call is prepared. Raises `Refused`."""
    _changing(by, criterion.call)
    criterion.delete()


def _changing(by: Actor, call: Call) -> None:
    permits.require(by, permissions.CHANGE_CALL, call, by_table=permissions.MAY)
    if Call.objects.filter(pk=call.pk).exclude(state=words.DRAFT).exists():
        raise Refused([_("What was published is not changed: whoever applies relies on it.")])
    entries.record(Note("CALL_CHANGED", subject=f"call:{call.code}"), by=by)


@transaction.atomic
def publish_call(*, by: Actor, call: Call, closes_at: datetime, at: datetime) -> Call:
    """Publish a call until a moment of the clock of the server; then nothing of it changes. Raises `Refused`."""
    call = hold(permissions.PUBLISH_CALL, call, by=by)
    reasons = rules.reasons_not_to_publish(
        languages=call.texts.values_list("language", flat=True),
        stages=call.questions.order_by().values_list("stage", flat=True).distinct(),
        weights=asked.weights_by_stage(call),
        closes_at=closes_at,
        at=at,
    )
    if call.state != words.DRAFT:
        reasons.append(_("It is published already."))
    if reasons:
        raise Refused(reasons)
    call.state, call.opens_at, call.concepts_close_at = words.PUBLISHED, at, closes_at
    call.save(update_fields=["state", "opens_at", "concepts_close_at"])
    entries.record(Note("CALL_PUBLISHED", subject=f"call:{call.code}"), by=by)
    return call


@transaction.atomic
def move_deadline(*, by: Actor, call: Call, stage: str, to: datetime, why: str, at: datetime) -> Call:
    """Move the deadline of a stage later, before it passes; everybody reads why. Raises `Refused`."""
    call = hold(permissions.PUBLISH_CALL, call, by=by)
    before = call.closes_at(stage)
    reasons = rules.reasons_not_to_move(before=before, after=to, at=at)
    if not why.strip():
        reasons.append(_("Write why: everybody reads it on the page of the call."))
    if reasons or before is None:
        raise Refused(reasons)
    account = permissions.account_of(by, permissions.PUBLISH_CALL)
    DeadlineChange.objects.create(
        call=call, stage=stage, before=before, after=to, why=why.strip(), account=account, changed_at=at
    )
    column = "concepts_close_at" if stage == words.CONCEPT else "plans_close_at"
    setattr(call, column, to)
    call.save(update_fields=[column])
    entries.record(Note("CALL_DEADLINE_MOVED", subject=f"call:{call.code}", facts={"stage": stage}), by=by)
    return call


@transaction.atomic
def name_reviewer(*, by: Actor, call: Call, stage: str, account: int, at: datetime) -> Reviewer:
    """Name somebody of the coalition who judges in a stage; whoever runs calls does not judge. Raises `Refused`."""
    call = hold(permissions.NAME_REVIEWER, call, by=by)
    known = {key: institution for key, _name, institution in reviewing.may_judge(call.country.code)}
    reasons = []
    if account not in known:
        reasons.append(_("Choose somebody of the coalition who does not prepare the call."))
    if stage not in words.STAGES or call.told_at(stage) is not None:
        reasons.append(_("This stage was decided already."))
    if Reviewer.objects.filter(call=call, stage=stage, account=account).exists():
        reasons.append(_("This person was named already."))
    if reasons:
        raise Refused(reasons)
    made = Reviewer.objects.create(
        call=call,
        stage=stage,
        account=account,
        institution_id=known[account],
        named_at=at,
        named_by=permissions.account_of(by, permissions.NAME_REVIEWER),
    )
    entries.record(Note("REVIEWER_NAMED", subject=f"call:{call.code}", facts={"stage": stage}), by=by)
    return made


def hold(operation: str, call: Call, *, by: Actor) -> Call:
    """Ask for permission, and hold the call against a change at the same moment."""
    permits.require(by, operation, call, by_table=permissions.MAY)
    return Call.objects.select_for_update(of=("self",)).select_related("country").get(pk=call.pk)
