"""What whoever applies writes: answers and the lines of a budget."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from amparo.foundation.design.fields import Field, Mistake, mistakes_of
from amparo.partnership.calls import vocabulary as words
from amparo.partnership.calls.operations.applying import Written
from amparo.partnership.calls.pages.public import moment, money, title_of
from amparo.partnership.calls.queries import applications as asked
from amparo.partnership.calls.queries.applications import Applicant
from amparo.partnership.calls.queries.calls import asked_in
from amparo.partnership.calls.rules import applying as rules
from amparo.partnership.calls.rules.money import Line, amount_of, total

BLANK_LINES = 3


@dataclass(frozen=True, slots=True)
class AnswersPage:
    """The questions of a stage with what is written so far."""

    title: str
    call: str
    until: str
    fields: tuple[Field, ...]
    mistakes: tuple[Mistake, ...]


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """A line of a budget as it is typed."""

    number: int
    category: str
    text: str
    amount: str
    wrong: bool = False


@dataclass(frozen=True, slots=True)
class BudgetPage:
    """The lines of a budget."""

    call: str
    rows: tuple[BudgetRow, ...]
    categories: tuple[tuple[str, str], ...]
    total: str
    asked: str
    mistakes: tuple[Mistake, ...]


def draft_of(applicant: Applicant) -> rules.Draft:
    """Return what is written so far."""
    row = applicant.application
    return rules.Draft(
        asked.about_of(row), asked_in(row.call, row.stage), asked.answers_of(row, row.stage), row.amount, row.months
    )


def written_of(applicant: Applicant, sent: Mapping[str, str]) -> Written:
    """Return what was typed on the page of the answers."""
    row = applicant.application
    answers = {each.code: sent.get(f"q_{each.code}", "").replace("\x00", "") for each in asked_in(row.call, row.stage)}
    months = sent.get("months", "").strip()
    whole = int(months) if months.isascii() and months.isdigit() and len(months) < 4 else None
    return Written(answers, amount_of(sent.get("amount", "").strip()), whole)


def is_being_written(applicant: Applicant) -> bool:
    """Say whether anything is still written in an application."""
    return applicant.application.state in {words.WRITING, words.INVITED}


def answers_page(
    applicant: Applicant, sent: Mapping[str, str] | None, at: datetime, reasons: Sequence[str] = ()
) -> AnswersPage:
    """Make the page of the answers; what is too long is told beside it."""
    row, call = applicant.application, applicant.call
    draft = draft_of(applicant)
    answers = written_of(applicant, sent).answers if sent is not None else draft.answers
    long = rules.too_long(draft.questions, answers) if sent is not None else {}
    fields = [
        Field(
            f"q_{each.code}", each.label, kind="long_text" if each.most > 200 else "text",
            value=answers.get(each.code, ""), error=long.get(each.code, ""), optional=not each.required,
            help=" ".join(filter(None, (each.help, _("Up to %(most)s letters.") % {"most": each.most}))),
            rows=5,
        )
        for each in draft.questions
    ]  # fmt: skip
    fields += _numbers(applicant, sent)
    return AnswersPage(
        str(words.STAGES[row.stage]), title_of(call), moment(call.closes_at(row.stage), call), tuple(fields),
        mistakes_of(fields, list(reasons)),
    )  # fmt: skip


def _numbers(applicant: Applicant, sent: Mapping[str, str] | None) -> list[Field]:
    row, call = applicant.application, applicant.call
    amount = sent.get("amount", "") if sent is not None else "" if row.amount is None else str(row.amount)
    months = sent.get("months", "") if sent is not None else "" if row.months is None else str(row.months)
    read = written_of(applicant, sent) if sent is not None else None
    wrong = _("Write an amount, such as 1500 or 1500.50.")
    gives = _("The call gives at most %(money)s.") % {"money": money(call.most_each, call.currency)}
    return [
        Field(
            "amount", _("How much you ask for, in %(currency)s") % {"currency": call.currency}, kind="number",
            value=amount[:30], help=gives,
            error=wrong if read and amount.strip() and read.amount is None else "",
        ),
        Field(
            "months", _("For how many months"), kind="number", value=months[:30], inputmode="numeric",
            help=_("The call gives at most %(months)s.") % {"months": call.months},
            error=_("Write a whole number.") if read and months.strip() and read.months is None else "",
        ),
    ]  # fmt: skip


def budget_page(applicant: Applicant, sent: Mapping[str, str] | None, reasons: Sequence[str] = ()) -> BudgetPage:
    """Make the page of the budget, with some empty lines at its end."""
    row, call = applicant.application, applicant.call
    kept = [
        BudgetRow(number, each["category"], each["text"], each["amount"])
        for number, each in enumerate(row.budget, start=1)
    ]
    mistakes: list[Mistake] = []
    rows = kept
    if sent is not None:
        rows = _typed_rows(sent)
        mistakes = [
            Mistake(_("Line %(number)s: write what it is for and an amount.") % {"number": each.number},
                    f"id_amount_{each.number}")
            for each in rows if each.wrong
        ]  # fmt: skip
        mistakes += [Mistake(reason) for reason in reasons]
    last = max((each.number for each in rows), default=0)
    sums = total([Line(each.category, each.text, amount_of(each.amount) or Decimal(0)) for each in rows])
    return BudgetPage(
        call=title_of(call),
        rows=(*rows, *(BudgetRow(last + more, "", "", "") for more in range(1, BLANK_LINES + 1))),
        categories=tuple((code, str(label)) for code, label in words.BUDGET_CATEGORIES.items()),
        total=money(sums, call.currency),
        asked=money(row.amount, call.currency) if row.amount is not None else "—",
        mistakes=tuple(mistakes),
    )


def _typed_rows(sent: Mapping[str, str]) -> list[BudgetRow]:
    found = []
    for number in range(1, words.MOST_LINES + 1):
        category = sent.get(f"category_{number}", "")
        text = sent.get(f"text_{number}", "").replace("\x00", "").strip()[: words.LONGEST_LINE]
        amount = sent.get(f"amount_{number}", "").strip()[:30]
        if text or amount:
            read = amount_of(amount)
            wrong = not text or not read or category not in words.BUDGET_CATEGORIES
            found.append(BudgetRow(number, category, text, amount, wrong))
    return found


def with_lines(applicant: Applicant, sent: Mapping[str, str]) -> Written:
    """Return what is written with the lines of the budget as they were typed."""
    row = applicant.application
    lines: Sequence[Line] = [
        Line(each.category, each.text, amount_of(each.amount) or Decimal(0)) for each in _typed_rows(sent)
    ]
    return Written(asked.answers_of(row, row.stage), row.amount, row.months, lines)
