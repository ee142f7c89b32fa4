"""One's own people, one's own certificates, the pool of trainers, and a certificate."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import may
from amparo.foundation.design.boards import Cell, Table, table
from amparo.foundation.design.pieces import Action, Due, EmptyState, Fact, Happening, PageHeader
from amparo.foundation.lists import actions as lists
from amparo.partnership.adoption.pages.life import Told
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.coalition.vocabulary import ROLE_LABELS
from amparo.partnership.competencies import queries as competencies
from amparo.partnership.competencies.vocabulary import STRENGTHS
from amparo.partnership.directory.queries.people import own_people, professional_of_account
from amparo.partnership.training import permissions
from amparo.partnership.training import vocabulary as words
from amparo.partnership.training.exports.papers import days_of, title_of
from amparo.partnership.training.models import Award
from amparo.partnership.training.pages.home import training_link
from amparo.partnership.training.pages.runs import ListPage
from amparo.partnership.training.pages.work import hear_work
from amparo.partnership.training.queries import awards
from amparo.partnership.training.queries.awards import Standing, ends_soon
from amparo.partnership.training.queries.coverage import coverage_of


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """The people of an institution: their certificates, what ends soon, the tasks that the institution holds."""

    header: PageHeader
    told: tuple[Told, ...]
    awards: Table | None
    people: Table | None
    tasks: Table | None
    empty: EmptyState


@dataclass(frozen=True, slots=True)
class CertificatePage:
    """A certificate as whoever may see it sees it."""

    header: PageHeader
    facts: tuple[Fact, ...]
    actions: tuple[Action, ...]
    history: tuple[Happening, ...]


def _titles() -> dict[str, str]:
    return {row.code: str(row) for row in competencies.competencies()}


def _ends(each: Standing, on: date) -> Cell:
    day = date_format(each.award.valid_until, "DATE_FORMAT")
    if each.standing in {words.REVOKED, words.EXPIRED}:
        return Cell(str(words.STANDINGS[each.standing]), note=day)
    if ends_soon(each, on, words.EXPIRES_SOON_DAYS):
        return Cell(day, due=Due("soon", _("ends on %(day)s") % {"day": day}))
    return Cell(day, note=str(words.STANDINGS[each.standing]) if each.standing == words.UPDATE else "")


def awards_table(caption: str, standings: Iterable[Standing], on: date) -> Table | None:
    """Return certificates as a table, each leading to its page."""
    titles = _titles()
    rows = [
        (
            Cell(each.award.holder, url=reverse("training:certificate", args=[each.award.code])),
            Cell(title_of(each.award)),
            Cell("; ".join(titles[code] for code in each.competencies)),
            _ends(each, on),
        )
        for each in standings
    ]
    columns = (_("Name"), _("Certificate"), _("Competencies"), _("Valid until"))
    return table(caption, columns, rows) if rows else None


def people_page(by: Actor, on: date) -> PeoplePage:
    """Gather the page of an institution's own people on a day."""
    standings = awards.awards_of_own_people(by, on)
    places = _places(by)
    actions: tuple[Action, ...] = ()
    if standings:
        actions = (lists.take_away("certificados", label=_("Their certificates (Excel)")),)
    if places:
        actions += (
            lists.take_away("lugares", label=_("Where they work (Excel)")),
            lists.bring("lugares", label=_("Bring where they work (Excel)")),
        )
    return PeoplePage(
        header=PageHeader(_("Your people"), where=(training_link(),), actions=actions),
        told=tuple(hear_work(by=by, on=on)),
        awards=awards_table(_("Their certificates"), standings, on),
        people=places,
        tasks=_tasks(by, on),
        empty=EmptyState(_("None of your people holds a certificate yet."), _("Nominate them for a course.")),
    )


def _places(by: Actor) -> Table | None:
    places = {place["code"]: place["name"] for place in coalition.country_by_code(by.country).facts.get("places", [])}
    rows = [
        (
            Cell(each.name),
            Cell(places.get(awards.place_of(each.pk), _("Not known"))),
            Cell(_("Say where"), url=reverse("training:place", args=[each.pk])),
        )
        for each in own_people(by).order_by("key", "pk")[:200]
    ]
    return table(_("Where they work"), (_("Name"), _("Place"), _("Change")), rows) if rows else None


def _tasks(by: Actor, on: date) -> Table | None:
    """The tasks that fall to the institution's roles, and how many people in the country may hold each."""
    institution = coalition.institution(by.institution) if by.institution else None
    if institution is None:
        return None
    coverage = coverage_of(institution.country, on)
    roles = set(institution.facts.get("roles", []))
    mine = awards.awards_of_own_people(by, on)
    rows = []
    for step in coverage.steps:
        if step.role not in roles:
            continue
        code = step.needed.competency
        own = {
            each.person for each in mine if code in each.competencies and each.standing in {words.VALID, words.UPDATE}
        }
        rows.append(
            (
                Cell(step.title, note=step.procedure),
                Cell(str(ROLE_LABELS.get(step.role, step.role))),
                Cell(coverage.titles[code], note=str(STRENGTHS[step.needed.strength])),
                Cell(str(len(own)), number=True),
            )
        )
    columns = (_("Task"), _("Who does it"), _("Competency"), _("Of your people"))
    return table(_("Tasks that your institution holds"), columns, rows) if rows else None


def mine_page(by: Actor, on: date) -> ListPage:
    """Gather the actor's own certificates."""
    professional = professional_of_account(by.account)
    found = awards.awards_of_person(professional.pk, on) if professional else ()
    actions = (lists.take_away("mis-certificados"),) if found else ()
    return ListPage(
        PageHeader(_("My certificates"), where=(training_link(),), actions=actions),
        awards_table(_("My certificates"), found, on),
        EmptyState(_("You hold no certificate yet."), _("They appear here once a trainer signs them.")),
    )


def trainers_page(by: Actor, on: date) -> ListPage:
    """Gather the pool of certified trainers."""
    actions: tuple[Action, ...] = ()
    if "secretariat" in by.roles:
        actions = (Action(_("Certify a trainer"), reverse("training:certify"), kind="primary", icon="add"),)
    pool = awards.trainers_on(by.country, on)
    actions += (lists.take_away("formadores"),) if pool else ()
    lead = _("Only they sign certificates. Each was observed teaching, and marked in three things.")
    return ListPage(
        PageHeader(_("Certified trainers"), where=(training_link(),), lead=lead, actions=actions),
        awards_table(_("Certified trainers"), pool, on),
        EmptyState(_("There is no certified trainer yet."), _("Until there is, no certificate can be signed.")),
    )


def certificate_page(by: Actor, award: Award, on: date) -> CertificatePage:
    """Gather the page of a certificate for whoever may see it."""
    standing = awards.standing_of(award, on)
    titles = _titles()
    return CertificatePage(
        header=PageHeader(title_of(award), where=(training_link(),), lead=award.holder),
        facts=(
            Fact(_("State"), str(words.STANDINGS[standing.standing])),
            Fact(_("Competencies"), "; ".join(titles[code] for code in standing.competencies)),
            Fact(_("Days"), days_of(award.awarded_on, award.valid_until)),
            Fact(_("Issued by"), str(award.issuer)),
            Fact(_("Signed by"), award.signed_by.name if award.signed_by else str(award.issuer)),
            Fact(_("Course"), str(award.run) if award.run else "—"),
        ),
        actions=tuple(_may_do(by, award, standing.standing)),
        history=tuple(_history(award)),
    )


def _may_do(by: Actor, award: Award, standing: str) -> Iterable[Action]:
    yield Action(_("Certificate (PDF)"), reverse("training:pdf", args=[award.code]), kind="primary", icon="download")
    yield Action(_("Badge (PNG)"), reverse("training:badge", args=[award.code]), icon="download")
    yield Action(_("Public page"), reverse("training:verify", args=[award.code]), icon="eye")
    offered = (
        (permissions.RECORD_REFRESHER, _("Record a refresher"), "refresh", standing in {words.VALID, words.UPDATE}),
        (permissions.FOLLOW_UP, _("Record what was seen at work"), "follow_up", True),
        (permissions.REVOKE_AWARD, _("Revoke it"), "revoke", standing != words.REVOKED),
    )
    for operation, label, name, is_open in offered:
        if is_open and may(by, operation, award.professional, by_table=permissions.MAY):
            yield Action(
                label, reverse(f"training:{name}", args=[award.code]), kind="danger" if name == "revoke" else ""
            )


def _history(award: Award) -> Iterable[Happening]:
    revocation = getattr(award, "revocation", None)
    if revocation:
        yield _told(_("Revoked"), revocation.revoked_on, revocation.why)
    for seen in award.follow_ups.all():
        yield _told(str(words.ON_THE_JOB[seen.outcome]), seen.seen_on, seen.note)
    for done in award.refreshers.all():
        yield _told(_("Refresher"), done.done_on, done.note)
    yield _told(_("Awarded"), award.awarded_on, "")


def _told(title: str, day: date, text: str) -> Happening:
    return Happening(title, by="", when=date_format(day, "DATE_FORMAT"), when_iso=day.isoformat(), text=text)
