"""What whoever applies sees of their application."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amparo.foundation.accounts import carried
from amparo.foundation.design.fields import Mistake
from amparo.foundation.design.pieces import Confirm, Fact, Task
from amparo.partnership.calls import vocabulary as words
from amparo.partnership.calls.models import Application
from amparo.partnership.calls.operations.applying import lines_of
from amparo.partnership.calls.pages.public import moment, money, title_of
from amparo.partnership.calls.pages.writing import draft_of
from amparo.partnership.calls.queries import applications as asked
from amparo.partnership.calls.queries.applications import Applicant
from amparo.partnership.calls.queries.grants import grant_of
from amparo.partnership.calls.rules import applying as rules
from amparo.partnership.calls.rules.deadlines import is_open
from amparo.partnership.calls.rules.money import total


@dataclass(frozen=True, slots=True)
class Listed:
    """Something on a list that can be taken away."""

    key: int
    text: str
    note: str


@dataclass(frozen=True, slots=True)
class AskedPage:
    """A form of an application: its title, its button, what is said when it is kept, and what is on the list."""

    title: str
    submit: str
    call: str
    leads: str
    done: str
    lead: str = ""
    listed: tuple[Listed, ...] = ()
    list_title: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was decided and why, or asked and answered."""

    title: str
    text: str
    url: str = ""
    good: bool = False


@dataclass(frozen=True, slots=True)
class MinePage:
    """An application: where it stands, what there is to do, what was answered."""

    call: str
    call_url: str
    number: int
    state: str
    facts: tuple[Fact, ...]
    tasks: tuple[Task, ...]
    answers: tuple[Answer, ...]
    unsent: bool
    may_withdraw: bool
    is_invented: bool


@dataclass(frozen=True, slots=True)
class CodePage:
    """The code, to be written down."""

    code: str
    call: str
    number: int


@dataclass(frozen=True, slots=True)
class SendPage:
    """All that is to be sent, and what stands in the way."""

    call: str
    title: str
    until: str
    facts: tuple[Fact, ...]
    mistakes: tuple[Mistake, ...]
    phrases: tuple[str, ...]


def asked_page(applicant: Applicant, title: str, submit: str, *, lead: str = "") -> AskedPage:
    """Make the page of one form."""
    return AskedPage(title, submit, title_of(applicant.call), reverse("calls:mine"), _("Kept."), lead)


def about_initial(row: Application) -> dict[str, str]:
    """Return what was said of whoever applies."""
    return asdict(asked.about_of(row))


def together_page(applicant: Applicant) -> AskedPage:
    """Make the page of who applies together."""
    rows = applicant.application.co_applicants.all()
    listed = tuple(
        Listed(row.pk, row.name, " · ".join(filter(None, (str(words.LEGAL[row.legal]), row.part)))) for row in rows
    )
    page = asked_page(applicant, _("Who applies with you"), _("Add"),
                      lead=_("Other organisations or groups, with or without legal status."))  # fmt: skip
    return replace(page, leads=reverse("calls:together"), listed=listed, list_title=_("You apply with"))


def files_page(applicant: Applicant) -> AskedPage:
    """Make the page of the files."""
    row = applicant.application
    listed = tuple(
        Listed(each.pk, each.name, _("%(size)s kB") % {"size": max(1, each.size // 1024)})
        for each in asked.files_of(row, row.stage)
    )
    lead = _("At most %(count)s files. None is needed: a concept note is judged by its answers.") % {
        "count": words.MOST_FILES
    }
    page = asked_page(applicant, _("Attached files"), _("Attach it"), lead=lead)
    return replace(page, leads=reverse("calls:files"), listed=listed, list_title=_("Attached"))


def code_page(applicant: Applicant, code: str) -> CodePage:
    """Make the page that shows the code."""
    shown = carried.written_code(carried.plain_code(code))
    return CodePage(shown, title_of(applicant.call), applicant.application.number)


def is_taking(applicant: Applicant, at: datetime) -> bool:
    """Say whether what is written may be sent now."""
    call, stage = applicant.call, applicant.application.stage
    opens_at = call.opens_at if stage == words.CONCEPT else call.concepts_told_at
    return is_open(opens_at=opens_at, closes_at=call.closes_at(stage), at=at)


def mine_page(applicant: Applicant, at: datetime) -> MinePage:
    """Make the page of an application."""
    row, call = applicant.application, applicant.call
    writing = row.state in {words.WRITING, words.INVITED}
    sending = asked.latest_sending(row, row.stage)
    return MinePage(
        call=title_of(call),
        call_url=reverse("calls:call", args=[call.code]),
        number=row.number,
        state=_state(row, sending is not None, is_taking(applicant, at)),
        facts=(
            Fact(_("Number"), str(row.number)),
            Fact(_("Last moment"), moment(call.closes_at(row.stage), call)),
            Fact(_("Sent"), moment(sending.sent_at, call) if sending else _("Not sent yet")),
        ),
        tasks=tuple(_tasks(applicant, at)) if writing else _grant_task(row),
        answers=tuple(_answers(row)),
        unsent=bool(sending and writing and dict(sending.answers) != asked.answers_of(row, row.stage)),
        may_withdraw=writing,
        is_invented=call.is_invented,
    )


def _state(row: Application, is_sent: bool, takes: bool) -> str:
    if row.state not in {words.WRITING, words.INVITED}:
        return str(words.APPLICATION_STATES[row.state])
    stage = str(words.STAGES[row.stage])
    if is_sent:
        return _("%(stage)s: it was sent") % {"stage": stage}
    return (
        _("%(stage)s: being written") % {"stage": stage}
        if takes
        else _("%(stage)s: not sent in time") % {"stage": stage}
    )


def _grant_task(row: Application) -> tuple[Task, ...]:
    if grant_of(row) is None:
        return ()
    return (Task(_("Your grant: money, reports and sessions"), reverse("calls:my_grant")),)


def _tasks(applicant: Applicant, at: datetime) -> Iterable[Task]:
    row = applicant.application
    draft = draft_of(applicant)
    has_about = not rules.reasons_not_to_name(draft.about)
    written = sum(1 for each in draft.questions if draft.answers.get(each.code, "").strip())
    of = len(draft.questions)
    files = asked.files_of(row, row.stage).count()
    yield Task(_("Who applies"), reverse("calls:about"), "done" if has_about else "ready")
    yield Task(
        _("Who applies with you"), reverse("calls:together"), "done" if row.co_applicants.exists() else "ready",
        hint=_("if anybody"),
    )  # fmt: skip
    yield Task(
        str(words.STAGES[row.stage]), reverse("calls:answers"),
        "done" if written == of else "draft" if written else "ready",
        hint=_("%(written)s of %(of)s answers written") % {"written": written, "of": of},
    )  # fmt: skip
    if row.stage == words.PLAN:
        lines = lines_of(row.budget)
        hint = money(total(lines), applicant.call.currency) if lines else ""
        yield Task(_("Budget in lines"), reverse("calls:budget"), "done" if lines else "ready", hint=hint)
    told = ngettext("%(count)s file", "%(count)s files", files) % {"count": files}
    yield Task(_("Attached files"), reverse("calls:files"), "done" if files else "ready", hint=told)
    takes = is_taking(applicant, at)
    yield Task(_("Look at it once more and send it"), reverse("calls:send") if takes else "",
               "ready" if takes else "locked")  # fmt: skip


def _answers(row: Application) -> Iterable[Answer]:
    for each in asked.clarifications_of(row):
        waits = each.answered_at is None and row.call.told_at(each.stage) is None
        url = reverse("calls:clarify", args=[each.pk]) if waits else ""
        yield Answer(_("We ask you"), each.asked if not each.answer else f"{each.asked}\n— {each.answer}", url)
    told = {stage: row.call.told_at(stage) for stage in words.STAGES}
    for screened in row.screenings.filter(is_admissible=False):
        if told[screened.stage]:
            yield Answer(str(words.APPLICATION_STATES[words.NOT_ADMISSIBLE]), screened.why)
    for decision in row.decisions.all():
        if told[decision.stage]:
            good = decision.outcome in {words.INVITED, words.FUNDED}
            yield Answer(str(words.APPLICATION_STATES[decision.outcome]), decision.reasons, good=good)


def send_page(applicant: Applicant, reasons: Iterable[str], phrases: tuple[str, ...], at: datetime) -> SendPage:
    """Make the page of the last look."""
    row, call = applicant.application, applicant.call
    draft = draft_of(applicant)
    with_whom = ", ".join(each.name for each in row.co_applicants.all())
    facts = [
        Fact(_("Who applies"), draft.about.name or "—", note=str(words.LEGAL[draft.about.legal])),
        Fact(_("Who applies with you"), with_whom or "—"),
        Fact(_("With whom we can speak"), " · ".join(filter(None, (draft.about.contact, draft.about.e_mail,
                                                                    draft.about.telephone))) or "—"),
        *(Fact(each.label, draft.answers.get(each.code, "") or "—") for each in draft.questions),
        *(Fact(each.text, money(each.amount, call.currency), note=str(words.BUDGET_CATEGORIES[each.category]))
          for each in (lines_of(row.budget) if row.stage == words.PLAN else [])),
        Fact(_("You ask for"), money(row.amount, call.currency) if row.amount is not None else "—"),
        Fact(_("For how many months"), str(row.months or "—")),
        Fact(_("Attached files"), ", ".join(each.name for each in asked.files_of(row, row.stage)) or "—"),
    ]  # fmt: skip
    until = moment(call.closes_at(row.stage), call)
    mistakes = tuple(Mistake(reason) for reason in reasons)
    return SendPage(title_of(call), str(words.STAGES[row.stage]), until, tuple(facts), mistakes, phrases)


def withdraw_confirm() -> Confirm:
    """Make the last look before an application is taken back."""
    return Confirm(
        title=_("Take your application back?"),
        label=_("Take my application back"),
        back_url=reverse("calls:mine"),
        text=_("Nobody judges it any more. It cannot be sent again with this code."),
        danger=True,
    )
