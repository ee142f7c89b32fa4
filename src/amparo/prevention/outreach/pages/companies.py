"""Companies and associations: who is due for a check, what each commits to, and whether it may be named."""

from __future__ import annotations

from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import may
from amparo.foundation.design.boards import Cell, Table, table
from amparo.foundation.design.pieces import Action, Due, EmptyState, Fact, Link, PageHeader
from amparo.foundation.lists.actions import bring, take_away
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.governance.pages.board import day_words, span_words
from amparo.prevention.outreach import permissions
from amparo.prevention.outreach import vocabulary as words
from amparo.prevention.outreach.models import Commitment, Company, CompanyConsent
from amparo.prevention.outreach.pages.board import Notice, Outside, Section, tabs, where
from amparo.prevention.outreach.queries import Kept, companies


def kind_words(company: Company) -> str:
    """Say of which branch a company is, and whether it is an association."""
    branch = str(words.BRANCHES[company.branch])
    return _("Association · %(branch)s") % {"branch": branch} if company.is_association else branch


def stands(commitment: Commitment, today: date) -> Cell:
    """Say how a commitment stands: kept, not kept, to be looked at, or run out; beside it the day."""
    asked = companies.committed(commitment)
    last, day = asked.last(today), asked.due_on(today)
    by_day = _("check by %(day)s") % {"day": day_words(day)}
    if asked.is_expired(today):
        return Cell("", due=Due("none", _("Ran out")), note=day_words(commitment.until_on))
    if last is not None and last.finding != words.KEPT:
        return Cell("", due=Due("late", str(words.FINDINGS[last.finding])), note=by_day)
    if day < today:
        return Cell("", due=Due("late", _("Check late")), note=_("since %(day)s") % {"day": day_words(day)})
    if day <= today + timedelta(days=words.SOON_DAYS):
        return Cell("", due=Due("soon", _("To be checked")), note=by_day)
    return Cell("", due=Due("done", _("Kept")) if last else Due("waiting", _("Not checked yet")), note=by_day)


def list_page(by: Actor, today: date) -> Outside:
    """Gather the companies of the coalition: first whose check is due, then all of them."""
    rows = list(companies.companies_visible_to(by))
    checks = may(
        by, permissions.CHECK_COMMITMENT, Kept(coalition.country_by_code(by.country)), by_table=permissions.MAY
    )
    soon = today + timedelta(days=words.SOON_DAYS)
    due = [each for day, each in companies.due_checks(rows, today) if day <= soon]
    parts = []
    if due:
        shown = _due_table(due, today, checks=checks)
        parts.append(Section(_("To be checked"), table=shown))
    elif rows:
        parts.append(Section(_("To be checked"), empty=EmptyState(_("No check is due in the next two months."), "")))
    parts.append(_all(rows, today))
    actions = []
    if words.SECRETARIAT in by.roles:
        actions = [
            Action(_("Enter a company"), reverse("outreach:enter_company"), kind="primary"),
            take_away("empresas"), bring("empresas"),
        ]  # fmt: skip
    lead = _("What companies and associations commit to, and whether somebody looked. A check is worth a year.")
    return Outside(
        PageHeader(_("Companies"), where=where(), lead=lead, actions=tuple(actions)), tabs("companies"),
        parts=tuple(parts),
    )  # fmt: skip


def _due_table(rows: list[Commitment], today: date, *, checks: bool) -> Table:
    columns = (_("Company"), _("Commitment"), _("How it stands"))
    shown = tuple(
        (
            Cell(each.company.organisation.name, reverse("outreach:company", args=[each.company_id])),
            Cell(
                str(words.COMMITMENTS[each.kind]), reverse("outreach:check", args=[each.pk]) if checks else "",
                note=_("Check it") if checks else "",
            ),
            stands(each, today),
        )
        for each in rows
    )  # fmt: skip
    return table(_("To be checked"), columns, shown, caption_unseen=True)


def _all(rows: list[Company], today: date) -> Section:
    heading = _("All companies")
    if not rows:
        empty = EmptyState(_("No company is entered yet."), _("The secretariat enters those that commit to something."))
        return Section(empty=empty)
    columns = (_("Company"), _("Sector"), _("Municipality"), _("Commitments in force"), _("Everybody reads of it"))
    shown = tuple(
        (
            Cell(
                each.organisation.name, reverse("outreach:company", args=[each.pk]),
                note=_("Invented for the demonstration") if each.is_invented else "",
            ),
            Cell(kind_words(each)),
            Cell(each.place),
            Cell(_in_force(each, today), number=True),
            Cell(_("Yes") if companies.may_name(each, today) else _("No")),
        )
        for each in rows
    )  # fmt: skip
    return Section(heading, table=table(heading, columns, shown, caption_unseen=True))


def _in_force(company: Company, today: date) -> str:
    rows = [companies.committed(each) for each in company.commitments.all()]
    told = {"kept": sum(each.is_in_force(today) for each in rows), "all": len(rows)}
    return _("%(kept)s of %(all)s") % told


def company_page(by: Actor, company: Company, today: date) -> Outside:
    """Gather one company: commitments with their checks, and whether everybody may read of it."""
    keeps = may(by, permissions.KEEP_COMPANY, Kept(company.kept_by), by_table=permissions.MAY)
    checks = may(by, permissions.CHECK_COMMITMENT, Kept(company.kept_by), by_table=permissions.MAY)
    listed = Link(_("Companies"), reverse("outreach:companies"))
    actions = [Action(_("Record a commitment"), reverse("outreach:commit", args=[company.pk]), kind="primary")]
    actions.append(Action(_("Edit"), reverse("outreach:change_company", args=[company.pk])))
    actions.append(Action(_("End the partnership"), reverse("outreach:end_company", args=[company.pk])))
    return Outside(
        header=PageHeader(
            company.organisation.name, where=where(listed), lead=f"{kind_words(company)} · {company.place}",
            actions=tuple(actions) if keeps else (),
        ),
        notices=(Notice("info", _("Invented for the demonstration."), company.origin),) if company.is_invented else (),
        parts=(_consent(company, today, keeps=keeps), *_commitments(company, today, checks=checks)),
    )  # fmt: skip


def _consent(company: Company, today: date, *, keeps: bool) -> Section:
    standing = next((each for each in company.consents.all() if each.withdrawn_on is None), None)
    names = companies.may_name(company, today)
    told = _("Yes") if names else _("No")
    why = "" if names else _("It takes its consent, and a check in force that found a commitment kept.")
    facts = [Fact(_("Everybody may read of it"), told, why), Fact(_("Its consent"), *_consent_words(standing))]
    if company.origin and not company.is_invented:
        facts.append(Fact(_("Source"), company.origin))
    action = Action(_("Record its consent"), reverse("outreach:consent", args=[company.pk]))
    if standing is not None:
        action = Action(_("It takes its consent back"), reverse("outreach:withdraw_consent", args=[company.pk]))
    return Section(facts=tuple(facts), actions=(action,) if keeps else ())


def _consent_words(standing: CompanyConsent | None) -> tuple[str, str]:
    if standing is None:
        return (_("None"), "")
    return (span_words(standing.given_on, standing.until_on), standing.office)


def _commitments(company: Company, today: date, *, checks: bool) -> list[Section]:
    rows = list(company.commitments.all())
    if not rows:
        return [Section(_("Commitments"), empty=EmptyState(_("No commitment is recorded yet."), ""))]
    columns = (_("Commitment"), _("From – to"), _("How it stands"))
    shown = tuple(
        (
            Cell(
                str(words.COMMITMENTS[each.kind]), reverse("outreach:check", args=[each.pk]) if checks else "",
                note=each.text,
            ),
            Cell(span_words(each.made_on, each.until_on)),
            stands(each, today),
        )
        for each in rows
    )  # fmt: skip
    looked = [(each, check) for each in rows for check in each.checks.all()]
    looked.sort(key=lambda pair: (pair[1].checked_on, pair[1].pk), reverse=True)
    past = tuple(
        (
            Cell(day_words(check.checked_on)), Cell(str(words.COMMITMENTS[each.kind])), Cell(check.checked_by),
            Cell(str(words.FINDINGS[check.finding]), note=check.words),
        )
        for each, check in looked
    )  # fmt: skip
    parts = [Section(_("Commitments"), table=table(_("Commitments"), columns, shown, caption_unseen=True))]
    heads = (_("Day"), _("Commitment"), _("Who looked"), _("What was found"))
    if past:
        parts.append(Section(_("Checks"), table=table(_("Checks"), heads, past, caption_unseen=True)))
    return parts
