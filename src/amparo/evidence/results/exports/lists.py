"""Budget, risks and what lasts as workbooks: what is typed is taken in again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Final

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from amparo.evidence.results import permissions
from amparo.evidence.results import vocabulary as words
from amparo.evidence.results.models import Project
from amparo.evidence.results.operations.running import (
    Money,
    Reviewed,
    check_lasting,
    enter_risk,
    record_amount,
    review_risk,
)
from amparo.evidence.results.queries import frames
from amparo.evidence.results.rules.periods import months_after
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.lists import columns
from amparo.foundation.lists.columns import Value
from amparo.foundation.lists.listed import Listed, Moment, Row, Taking
from amparo.foundation.vocabularies.words import in_language


def _project(by: Actor, scope: str) -> Project | None:
    return frames.project_visible_to(by, scope)


def _language() -> str:
    return (get_language() or "es")[:2]


# --- money


def _amounts(_by: Actor, subject: Project) -> Iterator[Row]:
    for row in frames.amounts_of(subject):
        yield {
            "code": f"A{row.pk}", "outcome": row.outcome.code, "result": str(row.outcome), "kind": row.kind,
            "year": row.year_starts_on, "value": row.value, "currency": row.currency, "rate": row.rate,
            "rate_on": row.rate_on, "note": row.note,
        }  # fmt: skip


def _record(moment: Moment, row: Row) -> None:
    outcomes = {each.code: each for each in frames.outcomes_of(moment.subject)}
    outcome = outcomes.get(str(row["outcome"]))
    if outcome is None:
        raise Refused([_("“%(said)s” is not the code of a result of the project.") % {"said": row["outcome"]}])
    year, value, rate, rate_on = (row.get(name) for name in ("year", "value", "rate", "rate_on"))
    assert isinstance(year, date)
    assert isinstance(value, Decimal)
    money = Money(
        kind=str(row["kind"]),
        year_starts_on=year,
        value=value,
        currency=str(row["currency"]),
        rate=rate if isinstance(rate, Decimal) else None,
        rate_on=rate_on if isinstance(rate_on, date) else None,
        note=str(row.get("note") or ""),
    )
    record_amount(by=moment.by, outcome=outcome, money=money, at=moment.at)


BUDGET: Final = Listed(
    kind="presupuesto",
    title=gettext_lazy("Budget"),
    columns=(
        columns.text("code", gettext_lazy("Code"), longest=60),
        columns.text("outcome", gettext_lazy("Code of the result"), longest=60),
        columns.told("result", gettext_lazy("Result")),
        columns.one_of("kind", gettext_lazy("Planned or spent"), words.AMOUNTS),
        columns.day("year", gettext_lazy("First day of the fiscal year")),
        columns.amount("value", gettext_lazy("Amount")),
        columns.text("currency", gettext_lazy("Currency"), longest=3),
        columns.amount("rate", gettext_lazy("Rate to the project's currency")),
        columns.day("rate_on", gettext_lazy("Day of the rate")),
        columns.text("note", gettext_lazy("Note")),
    ),
    may=permissions.MAY,
    needs=permissions.READ_RESULTS,
    subject=_project,
    rows=_amounts,
    back=lambda scope: reverse("results:budget", args=[scope]),
    taking=Taking(
        permissions.RECORD_AMOUNT,
        _record,
        why_no_change=gettext_lazy("An amount that was entered stays: enter the difference as another one."),
        needed=("outcome", "kind", "year", "value", "currency"),
    ),
)


# --- risks

REVIEW: Final = ("likelihood", "impact", "state", "note", "next_on")


def _risks(_by: Actor, subject: Project) -> Iterator[Row]:
    for row in frames.risks_of(subject):
        last = next(iter(row.reviews.all()))
        yield {
            "code": f"R{row.pk}", "kind": row.kind, "name": str(row), "response": in_language(row.response),
            "owner": str(row.owner or ""), **{name: getattr(last, name) for name in REVIEW},
        }  # fmt: skip


def _reviewed(row: Row) -> Reviewed:
    next_on = row.get("next_on")
    return Reviewed(
        likelihood=int(str(row["likelihood"])),
        impact=int(str(row["impact"])),
        state=str(row.get("state") or words.OPEN),
        note=str(row.get("note") or ""),
        next_on=next_on if isinstance(next_on, date) else None,
    )


def _enter(moment: Moment, row: Row) -> None:
    response = {_language(): str(row["response"])} if row.get("response") else {}
    texts = {"names": {_language(): str(row["name"])}, "response": response}
    enter_risk(
        by=moment.by, project=moment.subject, kind=str(row["kind"]), texts=texts, owner=None,
        reviewed=_reviewed(row), at=moment.at,
    )  # fmt: skip


def _review(moment: Moment, row: Row, there: Row, changes: Sequence[str]) -> None:
    if set(changes) - set(REVIEW):
        raise Refused([_("What a risk is stays as it was entered; only how it stands is looked at again.")])
    risk = frames.risk_of(moment.subject, int(str(there["code"])[1:]))
    assert risk is not None
    review_risk(by=moment.by, risk=risk, reviewed=_reviewed(row), at=moment.at)


RISKS: Final = Listed(
    kind="riesgos",
    title=gettext_lazy("Risks"),
    columns=(
        columns.text("code", gettext_lazy("Code"), longest=60),
        columns.one_of("kind", gettext_lazy("Kind"), words.RISKS),
        columns.text("name", gettext_lazy("What may happen"), longest=columns.LONGEST_TEXT),
        columns.text("response", gettext_lazy("Response"), longest=columns.LONGEST_TEXT),
        columns.told("owner", gettext_lazy("Owner")),
        columns.one_of("likelihood", gettext_lazy("How likely"), words.SCALE),
        columns.one_of("impact", gettext_lazy("How heavy"), words.SCALE),
        columns.one_of("state", gettext_lazy("State"), words.RISK_STATES),
        columns.text("note", gettext_lazy("Note"), longest=columns.LONGEST_TEXT),
        columns.day("next_on", gettext_lazy("Looked at again on")),
    ),
    may=permissions.MAY,
    needs=permissions.READ_RESULTS,
    subject=_project,
    rows=_risks,
    back=lambda scope: reverse("results:risks", args=[scope]),
    taking=Taking(permissions.RECORD_RISK, _enter, _review, needed=("kind", "name", "likelihood", "impact")),
)


# --- does it last?


def _lasting(_by: Actor, subject: Project) -> Iterator[Row]:
    done = {(row.change, row.months): row for row in frames.checks_of(subject)}
    for change in frames.changes_of(subject):
        for months in words.CHECKED_AFTER:
            found: Any = done.get((change.code, months))
            yield {
                "code": f"{change.code}+{months}",
                "change": frames.change_words(change.code),
                "due_on": months_after(change.since, months).isoformat(),
                "state": found.state if found else None,
                "note": found.note if found else "",
            }


def _check(moment: Moment, row: Row, there: Row, _changes: Sequence[str]) -> None:
    if there["state"]:
        raise Refused([_("This check was done already.")])
    change, _plus, months = str(there["code"]).rpartition("+")
    check_lasting(
        by=moment.by, project=moment.subject, change=change, months=int(months), state=_said(row.get("state")),
        note=_said(row.get("note")), today=localdate(moment.at), at=moment.at,
    )  # fmt: skip


def _said(value: Value) -> str:
    return str(value or "")


LASTING: Final = Listed(
    kind="permanencia",
    title=gettext_lazy("Does it last?"),
    columns=(
        columns.text("code", gettext_lazy("Code")),
        columns.told("change", gettext_lazy("Change")),
        columns.told("due_on", gettext_lazy("Due since")),
        columns.one_of("state", gettext_lazy("What was found"), words.LASTING),
        columns.text("note", gettext_lazy("What shows it"), longest=columns.LONGEST_TEXT),
    ),
    may=permissions.MAY,
    needs=permissions.READ_RESULTS,
    subject=_project,
    rows=_lasting,
    back=lambda scope: reverse("results:lasting", args=[scope]),
    taking=Taking(
        permissions.CHECK_LASTING,
        change=_check,
        why_no_new=gettext_lazy("Changes come from acts of adoption and courses in force: this list takes no other."),
    ),
)
