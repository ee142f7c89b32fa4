"""A version of a kit: its grid, how it judges learning, what it holds, what lacks, how far it has come."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import may
from amparo.foundation.design.boards import Cell, Table, table
from amparo.foundation.design.pieces import Action, Fact, Happening, PageHeader
from amparo.foundation.notices.announcements import announce
from amparo.foundation.vocabularies.words import in_language
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.competencies.pages import badge_of
from amparo.partnership.kits import permissions, queries
from amparo.partnership.kits import vocabulary as words
from amparo.partnership.kits.models import KitVersion, Milestone, Module
from amparo.partnership.kits.pages.kits import day, kits_link, languages_of
from amparo.partnership.kits.rules import courses
from amparo.partnership.kits.rules.kits import lacks_of, said
from amparo.partnership.procedures.queries import step_titles


@dataclass(frozen=True, slots=True)
class VersionPage:
    """All of a version on one page."""

    header: PageHeader
    facts: tuple[Fact, ...]
    lacks: tuple[str, ...]
    tables: tuple[Table, ...]
    history: tuple[Happening, ...]
    writing: tuple[Action, ...]


def version_page(by: Actor, version: KitVersion, today: date) -> VersionPage:
    """Gather the page of a version on a day."""
    state, kit = queries.kits.state_of(version), version.kit
    lacks = lacks_of(queries.kits.held_by(version)) if state != words.VALIDATED else ()
    modules = list(version.modules.select_related("competency").prefetch_related("steps"))
    milestones = list(version.milestones.select_related("institution"))
    made = (
        _modules(by, version, modules, today), _criteria(by, version), _items(by, version), _materials(by, version),
        _adoptions(by, version, today), *announce("KIT_SHOWN", by=by, version=version),
    )  # fmt: skip
    return VersionPage(
        header=PageHeader(
            str(kit), where=(kits_link(),), badge=badge_of(kit), actions=tuple(_actions(by, version, state))
        ),
        facts=(
            Fact(_("Version"), str(version.number), note=languages_of(version)),
            Fact(_("State"), str(words.STATES[state])),
            Fact(_("Sector"), str(words.SECTORS[kit.sector])),
            Fact(_("Institution that validates it"), str(kit.owner)),
            Fact(_("Duration"), _("%(count)s minutes") % {"count": sum(module.minutes for module in modules)}),
        ),
        lacks=tuple(said(lack) for lack in lacks),
        tables=tuple(each for each in made if each is not None),
        history=tuple(_told(each) for each in milestones),
        writing=tuple(_writing(by, version, state)),
    )


def _address(name: str, version: KitVersion) -> str:
    return reverse(f"kits:{name}", args=[version.pk])


def _actions(by: Actor, version: KitVersion, state: str) -> Iterator[Action]:
    """Yield what the actor's institution may do with the version as it stands."""
    owns = may(by, permissions.VALIDATE_KIT, version.kit.owner, by_table=permissions.MAY)
    if owns and state == words.DRAFT:
        yield Action(_("Validate the training grid"), _address("grid", version), kind="primary", icon="check")
    if owns and state == words.PLANNED:
        yield Action(_("Validate the kit"), _address("validate", version), kind="primary", icon="check")
    own = coalition.institution(by.institution) if by.institution is not None else None
    if state == words.VALIDATED and own and may(by, permissions.ADOPT_COURSE, own, by_table=permissions.MAY):
        yield Action(_("Adopt it as a course"), _address("adopt", version), icon="upload")


def _writing(by: Actor, version: KitVersion, state: str) -> Iterator[Action]:
    """Yield what whoever writes kits may add to the version as it stands."""
    if not may(by, permissions.WRITE_KIT, version.kit, by_table=permissions.MAY):
        return
    if state != words.VALIDATED:
        yield Action(_("Add a module"), _address("module", version), icon="add")
        yield Action(_("Add a criterion"), _address("criterion", version), icon="add")
        yield Action(_("Add a question"), _address("item", version), icon="add")
    else:
        yield Action(_("Begin a new version"), _address("begin", version), icon="add")
    yield Action(_("Add material"), _address("material", version), icon="upload")
    yield Action(_("Record a workshop or a pilot"), _address("milestone", version), icon="people")


def _out(by: Actor, version: KitVersion, what: str) -> Callable[[int], Cell]:
    """Return how a row of a table offers to be taken out, where that is possible."""
    open_to = queries.kits.state_of(version) != words.VALIDATED
    writes = open_to and may(by, permissions.WRITE_KIT, version.kit, by_table=permissions.MAY)

    def offered(row: int) -> Cell:
        return (
            Cell(_("Take it out"), url=reverse("kits:take_out", args=[version.pk, what, row])) if writes else Cell("—")
        )

    return offered


def _modules(by: Actor, version: KitVersion, modules: list[Module], today: date) -> Table | None:
    waiting = {
        change.step.module_id: change
        for change in queries.changes.changes_of(version)
        if getattr(change, "review", None) is None
    }
    reviews = may(by, permissions.REVIEW_MODULE, version.kit, by_table=permissions.MAY)
    rows, out, titles = [], _out(by, version, "module"), step_titles(version.kit.country.code, today)
    for module in modules:
        change = waiting.get(module.pk)
        told = Cell(_("Up to date"))
        if change is not None:
            told = Cell(
                _("Step %(step)s changed: version %(number)s")
                % {"step": titles.get(str(change.step), str(change.step)), "number": change.to_version},
                url=reverse("kits:review", args=[change.pk]) if reviews else "",
            )
        rows.append(
            (
                Cell(f"{module.number}. {module}", note=in_language(module.objectives)),
                Cell(str(module.competency)),
                Cell(str(words.METHODS[module.method])),
                Cell(str(module.minutes), number=True),
                Cell("; ".join(titles.get(str(step), str(step)) for step in module.steps.all()) or "—"),
                told,
                out(module.pk),
            )
        )
    columns = (
        _("Module"), _("Competency"), _("Method"), _("Minutes"), _("Steps that it teaches"), _("With the procedures"),
        _("Change"),
    )  # fmt: skip
    return table(_("Training grid"), columns, rows) if rows else None


def _criteria(by: Actor, version: KitVersion) -> Table | None:
    out = _out(by, version, "criterion")
    rows = [
        (
            Cell(f"{each.number}. {each}"),
            Cell(str(words.VARIANTS[each.variant])),
            Cell(str(each.competency)),
            Cell(str(each.weight), number=True),
            out(each.pk),
        )
        for each in version.criteria.select_related("competency")
    ]
    columns = (_("What is observed"), _("For whom"), _("Competency"), _("Weight"), _("Change"))
    return table(_("Assessment grid"), columns, rows) if rows else None


def _items(by: Actor, version: KitVersion) -> Table | None:
    out = _out(by, version, "item")
    rows = [
        (
            Cell(f"{each.number}. {each}"),
            Cell(str(each.competency)),
            Cell(str(len(next(iter(each.answers.values()))))),
            out(each.pk),
        )
        for each in version.items.select_related("competency")
    ]
    columns = (_("Question"), _("Competency"), _("Answers"), _("Change"))
    return table(_("Assessment bank: the same questions before and after"), columns, rows) if rows else None


def _materials(by: Actor, version: KitVersion) -> Table | None:
    out = _out(by, version, "material")
    rows = [
        (
            Cell(
                each.title,
                url=reverse("kits:document", args=[each.document_id]) if each.document_id else each.address,
            ),
            Cell(str(words.MATERIALS[each.kind])),
            Cell(str(words.VARIANTS[each.variant])),
            Cell(str(words.LANGUAGES[each.language])),
            Cell(each.licence or "—"),
            out(each.pk),
        )
        for each in version.materials.all()
    ]
    columns = (_("Material"), _("What it is"), _("For whom"), _("Language"), _("Licence"), _("Change"))
    return table(_("Material"), columns, rows) if rows else None


def _adoptions(by: Actor, version: KitVersion, today: date) -> Table | None:
    rows = []
    for each in queries.kits.adoptions_of(version):
        ending = getattr(each, "ending", None)
        ended_on = ending.ended_on if ending else None
        counts = courses.counts_on(
            is_permanent=each.is_permanent, is_compulsory=each.is_compulsory, taught_from=each.taught_from,
            ended_on=ended_on, on=today,
        )  # fmt: skip
        mine = ending is None and may(by, permissions.ADOPT_COURSE, each.academy, by_table=permissions.MAY)
        rows.append(
            (
                Cell(each.academy.short_name, note=str(words.VARIANTS[each.variant])),
                Cell(each.act, url=reverse("kits:document", args=[each.document_id]), note=day(each.signed_on)),
                Cell(_("Yes") if each.is_permanent else _("No")),
                Cell(_("Yes") if each.is_compulsory else _("No")),
                Cell(
                    _("Since %(day)s") % {"day": day(each.taught_from)} if counts else _("No"),
                    note=_("Ended on %(day)s") % {"day": day(ended_on)} if ended_on else "",
                ),
                Cell(_("It ended"), url=reverse("kits:end_course", args=[each.pk])) if mine else Cell("—"),
            )
        )
    columns = (
        _("Academy"), _("Act"), _("Permanent"), _("Compulsory"), _("Permanent and compulsory today"), _("Ending"),
    )  # fmt: skip
    return table(_("Courses of academies"), columns, rows) if rows else None


def _told(each: Milestone) -> Happening:
    parts = [each.institution.short_name if each.institution else "", each.place, each.act, each.note]
    if each.people is not None:
        parts.insert(2, _("%(count)s people") % {"count": each.people})
    moment = localtime(each.recorded_at)
    return Happening(
        str(words.MILESTONES[each.kind]),
        by="",
        when=date_format(each.held_on, "DATE_FORMAT"),
        when_iso=moment.isoformat(),
        text=" · ".join(part for part in parts if part),
    )
