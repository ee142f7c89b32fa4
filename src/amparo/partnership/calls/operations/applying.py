"""Applying without an account: begun, kept, sent by the clock of the server, and taken back, all under a code.

Here `by` is whoever holds the code. What was typed is kept whatever the clock says; only sending asks for the time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from decimal import Decimal

from django.db import connection, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from amparo.foundation.access.permits import Refused
from amparo.foundation.accounts import carried
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.partnership.calls import vocabulary as words
from amparo.partnership.calls.models import Application, Call, Clarification, CoApplicant, CodeTry, Redaction, Sending
from amparo.partnership.calls.queries import applications as asked
from amparo.partnership.calls.queries.applications import Applicant
from amparo.partnership.calls.queries.calls import asked_in
from amparo.partnership.calls.rules import applying as rules
from amparo.partnership.calls.rules import deadlines, money
from amparo.partnership.calls.rules.applying import About, Draft
from amparo.partnership.calls.rules.money import Line
from amparo.partnership.calls.rules.naming import possible_names


class NamesSomebody(Refused):
    """What is to be sent may name somebody who was helped; `phrases` are the words."""

    def __init__(self, phrases: Sequence[str]) -> None:
        """Keep the words, for the page of whoever wrote them."""
        super().__init__([_("This may name somebody who was helped: %(words)s.") % {"words": ", ".join(phrases)}])
        self.phrases = tuple(phrases)


@dataclass(frozen=True, slots=True)
class Begun:
    """An application that was begun, and its code, which is shown this once and kept nowhere."""

    application: Application
    code: str


@transaction.atomic
def begin(*, by: object, call: Call, said: Mapping[str, str], language: str, at: datetime) -> Begun:
    """Begin an application, when the answers lie inside the call. Anybody may. Raises `Refused` in the call's words."""
    if not deadlines.is_open(opens_at=call.opens_at, closes_at=call.concepts_close_at, at=at):
        raise Refused([_("The call does not take new applications now.")])
    questions = asked_in(call, words.ELIGIBILITY)
    reasons = rules.eligibility_reasons(questions, said)
    if reasons:
        raise Refused(reasons)
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtext('application number'), %s)", [call.pk])
    last = Application.objects.filter(call=call).aggregate(last=Max("number"))["last"] or 0
    code = carried.new_code()
    made = Application.objects.create(
        call=call,
        number=last + 1,
        mark=asked.mark_of(code),
        language=language if language in words.LANGUAGES else "es",
        eligibility={each.code: said[each.code] for each in questions},
        begun_at=at,
        saved_at=at,
    )
    entries.record(Note("APPLICATION_BEGUN", subject=_subject(made)), by=None)
    return Begun(made, carried.written_code(code))


@transaction.atomic
def come_back(*, by: object, code: str, place: str, at: datetime) -> Applicant | None:
    """Return whom a code opens an application to; a wrong one is counted, and too many are tried no more.

    A right code always opens: it is too long to be guessed, and nobody shuts an applicant out by trying wrong ones.
    Raises `Refused` when too many wrong codes came from a place. The count must be kept whatever the page answers.
    """
    found = asked.applicant_with(code)
    if found is None:
        if asked.must_wait(place, at):
            facts = {"minutes": words.TRY_MINUTES}
            raise Refused([_("Too many codes were tried from here. Wait %(minutes)s minutes, then try again.") % facts])
        CodeTry.objects.create(mark=asked.place_mark(place, at), at=at)
    return found


def hold(*, by: Applicant) -> Application:
    """Hold the application against a change at the same moment."""
    rows = Application.objects.select_for_update(of=("self",)).select_related("call__country")
    return rows.get(pk=by.application.pk)


def _writing(by: Applicant) -> Application:
    application = hold(by=by)
    if application.state not in {words.WRITING, words.INVITED}:
        raise Refused([_("It was decided: nothing more is written here.")])
    return application


@transaction.atomic
def keep_about(*, by: Applicant, about: About, at: datetime) -> Application:
    """Keep what is said of whoever applies, as far as it goes. Raises `Refused`."""
    application = _writing(by)
    if max(map(len, asdict(about).values())) > words.LONGEST_LINE or about.legal not in words.LEGAL:
        raise Refused([_("A line has at most %(count)s letters.") % {"count": words.LONGEST_LINE}])
    for column, value in asdict(about).items():
        setattr(application, column, value.strip())
    application.saved_at = at
    application.save(update_fields=[*asdict(about), "saved_at"])
    return application


@dataclass(frozen=True, slots=True)
class Written:
    """What is written so far in a stage."""

    answers: Mapping[str, str]
    amount: Decimal | None = None
    months: int | None = None
    lines: Sequence[Line] | None = None


@transaction.atomic
def keep_answers(*, by: Applicant, written: Written, at: datetime) -> Application:
    """Keep what is written so far, whatever is wanting and whatever the clock says. Raises `Refused`."""
    application = _writing(by)
    codes = {each.code for each in asked_in(application.call, application.stage)}
    kept = {code: text[: 2 * words.LONGEST_TEXT] for code, text in written.answers.items() if code in codes}
    column = "concept" if application.stage == words.CONCEPT else "plan"
    setattr(application, column, {**getattr(application, column), **kept})
    application.amount, application.months, application.saved_at = written.amount, written.months, at
    if written.lines is not None:
        application.budget = [
            {**asdict(line), "amount": str(line.amount)} for line in written.lines[: words.MOST_LINES]
        ]
    application.save(update_fields=[column, "amount", "months", "budget", "saved_at"])
    return application


@transaction.atomic
def add_co_applicant(*, by: Applicant, name: str, legal: str, part: str) -> CoApplicant:
    """Say who applies together with the first. Raises `Refused`."""
    application = _writing(by)
    reasons = []
    if not name.strip() or max(len(name), len(part)) > words.LONGEST_LINE or legal not in words.LEGAL:
        reasons.append(_("Write the name of the organisation or group, on one line."))
    if application.co_applicants.filter(name=name.strip()).exists():
        reasons.append(_("This name was written already."))
    if application.co_applicants.count() >= words.MOST_CO_APPLICANTS:
        reasons.append(_("At most %(count)s apply together.") % {"count": words.MOST_CO_APPLICANTS})
    if reasons:
        raise Refused(reasons)
    return CoApplicant.objects.create(application=application, name=name.strip(), legal=legal, part=part.strip())


@transaction.atomic
def remove_co_applicant(*, by: Applicant, key: int) -> None:
    """Take somebody out of who applies together. Raises `Refused` when it was decided."""
    CoApplicant.objects.filter(application=_writing(by), pk=key).delete()


def _draft(application: Application) -> Draft:
    return Draft(
        asked.about_of(application),
        asked_in(application.call, application.stage),
        asked.answers_of(application, application.stage),
        application.amount,
        application.months,
    )


def lines_of(kept: Sequence[Mapping[str, str]]) -> list[Line]:
    """Return the lines of a budget as they were kept."""
    return [Line(each["category"], each["text"], Decimal(each["amount"])) for each in kept]


def _reasons_not_to_send(application: Application, at: datetime) -> list[str]:
    call = application.call
    opens_at = call.opens_at if application.stage == words.CONCEPT else call.concepts_told_at
    if not deadlines.is_open(opens_at=opens_at, closes_at=call.closes_at(application.stage), at=at):
        return [_("The deadline has passed: it was not sent. Everything you wrote is kept.")]
    reasons = rules.reasons_not_to_send(
        _draft(application), most=call.most_each, currency=call.currency, most_months=call.months
    )
    if application.stage == words.PLAN:
        lines = lines_of(application.budget)
        reasons += money.reasons_not_to_budget(lines, most=call.most_each, currency=call.currency)
        if lines and application.amount is not None and money.total(lines) != application.amount:
            facts = {"total": money.written(money.total(lines)), "amount": money.written(application.amount)}
            reasons.append(_("The lines of the budget add up to %(total)s, and you ask for %(amount)s.") % facts)
    return reasons


@transaction.atomic
def send(*, by: Applicant, names_nobody: bool, at: datetime) -> Sending:
    """Send what is written, as often as one likes before the deadline; the last one counts.

    Raises `Refused`, or `NamesSomebody` with the words, unless it was said that they name nobody who was helped. What
    may name somebody is covered in the copy of the reviewers all the same, until whoever runs the call says otherwise.
    """
    application = _writing(by)
    reasons = _reasons_not_to_send(application, at)
    if reasons:
        raise Refused(reasons)
    answers = asked.answers_of(application, application.stage)
    found = possible_names("\n".join([*answers.values(), *(line["text"] for line in application.budget)]))
    if found and not names_nobody:
        raise NamesSomebody(found)
    earlier = Sending.objects.filter(application=application, stage=application.stage).count()
    made = Sending.objects.create(
        application=application,
        stage=application.stage,
        number=earlier + 1,
        about={**asdict(asked.about_of(application)), "with": _together(application)},
        answers=answers,
        budget=application.budget if application.stage == words.PLAN else [],
        amount=application.amount or Decimal(0),
        months=application.months or 0,
        names_nobody=bool(found),
        sent_at=at,
    )
    _cover(application, found, at)
    facts = {"stage": application.stage, "number": made.number, "covered": len(found)}
    entries.record(Note("APPLICATION_SENT", subject=_subject(application), facts=facts), by=None)
    return made


def _together(application: Application) -> list[dict[str, str]]:
    return [{"name": each.name, "legal": each.legal, "part": each.part} for each in application.co_applicants.all()]


def _cover(application: Application, found: Sequence[str], at: datetime) -> None:
    """Cover what may name somebody; what a reader uncovered on purpose stays so."""
    known = set(application.redactions.values_list("phrase", flat=True))
    Redaction.objects.bulk_create(
        Redaction(application=application, phrase=phrase, covered_at=at) for phrase in found if phrase not in known
    )


@transaction.atomic
def withdraw(*, by: Applicant, at: datetime) -> Application:
    """Take an application back before it is decided; nobody judges it any more. Raises `Refused`."""
    application = _writing(by)
    application.state, application.saved_at = words.WITHDRAWN, at
    application.save(update_fields=["state", "saved_at"])
    entries.record(Note("APPLICATION_WITHDRAWN", subject=_subject(application)), by=None)
    return application


@transaction.atomic
def answer_clarification(*, by: Applicant, key: int, answer: str, at: datetime) -> Clarification:
    """Answer one question, once; nothing else is opened again. What may name somebody is covered. Raises `Refused`."""
    application = hold(by=by)
    row = Clarification.objects.filter(application=application, pk=key).first()
    if row is None or row.answered_at is not None or application.call.told_at(row.stage) is not None:
        raise Refused([_("This question does not wait for an answer any more.")])
    if not answer.strip() or len(answer) > words.LONGEST_TEXT:
        raise Refused([_("Write an answer of at most %(count)s letters.") % {"count": words.LONGEST_TEXT}])
    row.answer, row.answered_at = answer.strip(), at
    row.save(update_fields=["answer", "answered_at"])
    _cover(application, possible_names(row.answer), at)
    entries.record(Note("CLARIFICATION_ANSWERED", subject=_subject(application)), by=None)
    return row


def _subject(application: Application) -> str:
    return f"call:{application.call.code}:{application.number}"
