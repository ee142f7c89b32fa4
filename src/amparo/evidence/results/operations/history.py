"""Bringing a project's framework and history in from content: what is there already stays as it is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from amparo.evidence.claims import operations as claims
from amparo.evidence.claims import queries as claim_queries
from amparo.evidence.claims import vocabulary as claim_words
from amparo.evidence.claims.rules.figures import Number, Told
from amparo.evidence.results import permissions
from amparo.evidence.results import vocabulary as words
from amparo.evidence.results.models import (
    DefinitionVersion,
    Indicator,
    Outcome,
    Period,
    Phase,
    Project,
    Risk,
    RiskReview,
    StatedDate,
)
from amparo.evidence.results.operations.defining import Aimed, written_aim
from amparo.evidence.results.rules import definitions as rules
from amparo.evidence.results.rules.periods import fiscal_label, fiscal_years
from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.coalition.models import Country, Institution

Content = Mapping[str, Any]


@transaction.atomic
def load_framework(*, by: Actor, country: Country, content: Content, at: datetime) -> Project:
    """Bring in a project with its results, indicators, periods, risks and published figures.

    Raises `Refused` when a definition cannot be counted or a figure does not fit together; then nothing is written.
    """
    permits.require(by, permissions.LOAD_FRAMEWORK, None, by_table=permissions.MAY)
    project, is_new = Project.objects.get_or_create(
        code=content["project"]["code"], defaults={"country": country, "entered_at": at, **_facts(content["project"])}
    )
    if is_new:
        _load_days(project, content)
        _load_risks(project, content.get("risks", ()), at)
    _load_outcomes(project, content.get("outcomes", ()))
    for each in content.get("indicators", ()):
        _load_indicator(by, project, each, at)
    for each in content.get("figures", ()):
        _load_figure(by, country, each, at)
    if is_new:
        entries.record(Note("FRAMEWORK_LOADED", subject=f"project:{project.code}"), by=by)
    return project


def _facts(said: Content) -> dict[str, Any]:
    """Return the columns of a project."""
    return {
        "names": said["names"],
        "donor": said.get("donor", {}),
        "starts_on": said["starts_on"],
        "ends_on": said["ends_on"],
        "days_said": said.get("days_said", {}),
        "fiscal_month": said.get("fiscal_month", words.FISCAL_MONTH),
        "currency": said["currency"],
        "source": said.get("source", {}),
        "is_verified": said.get("verified", False),
        "is_invented": said.get("invented", False),
    }


def _load_days(project: Project, content: Content) -> None:
    """Write phases, fiscal years as periods, and what sources say of the dates."""
    for number, each in enumerate(content.get("phases", ()), start=1):
        days = {name: each[name] for name in ("names", "starts_on", "ends_on")}
        Phase.objects.create(project=project, number=number, **days)
    for span in fiscal_years(project.starts_on, project.ends_on, project.fiscal_month):
        Period.objects.create(
            project=project, label=_label(span, project), starts_on=span.starts_on, ends_on=span.ends_on
        )
    for each in content.get("stated_dates", ()):
        StatedDate.objects.create(
            project=project, edge=each["edge"], said=each["said"], earliest=each["earliest"], latest=each["latest"],
            source=each["source"], is_verified=each.get("verified", False),
        )  # fmt: skip


def _label(span: Any, project: Project) -> str:
    """Return the name of the fiscal year that a span lies in."""
    month = project.fiscal_month
    first = span.starts_on.year - (span.starts_on.month < month)
    whole = type(span)(date(first, month, 1), date(first + (month > 1), 12 if month == 1 else month - 1, 1))
    return fiscal_label(whole)


def _load_outcomes(project: Project, outcomes: Any) -> None:
    """Write results under one another; the content lists the higher ones first."""
    for each in outcomes:
        above = project.outcomes.filter(code=each["above"]).first() if each.get("above") else None
        if words.UNDER[each["level"]] != (above.level if above else ""):
            raise Refused([f"{each['code']}: {each['level']}"])
        project.outcomes.get_or_create(
            code=each["code"],
            defaults={
                "above": above, "level": each["level"], "names": each["names"], "chapter": each.get("chapter", ""),
                "attribution": each["attribution"], "is_verified": each.get("verified", False),
            },
        )  # fmt: skip


def _load_indicator(by: Actor, project: Project, each: Content, at: datetime) -> None:
    """Write an indicator with its first definition, baseline and targets."""
    outcome = Outcome.objects.get(project=project, code=each["outcome"])
    responsible = Institution.objects.filter(country=project.country, code=each.get("responsible", "")).first()
    indicator, is_new = Indicator.objects.get_or_create(
        outcome=outcome,
        code=each["code"],
        defaults={
            "names": each["names"], "data_source": each.get("data_source", {}), "method": each.get("method", {}),
            "frequency": each.get("frequency", {}), "responsible": responsible, "attribution": each["attribution"],
        },
    )  # fmt: skip
    if not is_new:
        return
    if each.get("definition"):
        _load_definition(indicator, each["definition"], at)
    for aim in each.get("aims", ()):
        percent = Decimal(str(aim["percent"])) if "percent" in aim else None
        known = {name: aim[name] for name in ("k", "n", "qualifier", "said", "source") if name in aim}
        aimed = Aimed(kind=aim["kind"], by_on=aim["by_on"], percent=percent, **known)
        written_aim(by=by, indicator=indicator, aimed=aimed, at=at)


def _load_definition(indicator: Indicator, content: Content, at: datetime) -> None:
    reasons = rules.reasons_not_to_define(content)
    if reasons:
        raise Refused([f"{indicator.code}: {reason}" for reason in reasons])
    definition = rules.definition_of(content)
    DefinitionVersion.objects.create(
        indicator=indicator, number=1, content=rules.plain(definition), digest=rules.digest_of(definition),
        defined_at=at,
    )  # fmt: skip


def _load_risks(project: Project, risks: Any, at: datetime) -> None:
    """Write the risks that the project begins with."""
    for each in risks:
        owner = coalition.institutions_of(project.country.code).filter(code=each.get("owner", "")).first()
        risk = Risk.objects.create(
            project=project, kind=each["kind"], names=each["names"], response=each.get("response", {}), owner=owner,
            entered_at=at,
        )  # fmt: skip
        RiskReview.objects.create(
            risk=risk, likelihood=each["likelihood"], impact=each["impact"], state=words.OPEN, reviewed_at=at
        )  # fmt: skip


def _load_figure(by: Actor, country: Country, each: Content, at: datetime) -> None:
    """Write a figure of a source into the register, unless it is there."""
    if claim_queries.current(country.code, each["code"]) is not None:
        return
    known = ("about", "question", "chapter", "address", "starts_on", "ends_on", "base", "source")
    told = Told(
        code=each["code"],
        texts=each["texts"],
        licence=each.get("licence", claim_words.INTERNAL),
        is_verified=each.get("verified", False),
        is_invented=each.get("invented", False),
        **{name: each[name] for name in known if name in each},
    )
    number = Number(
        kind=each["kind"], unit=each["unit"], printed=str(each.get("percent", "")), k=each.get("k"), n=each.get("n"),
        value=each.get("value"), qualifier=each.get("qualifier", claim_words.EXACT),
    )  # fmt: skip
    claims.record_figure(by=by, country=country, number=number, told=told, at=at)
