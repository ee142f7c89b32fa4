"""Making an analysis: its questions, its sources, counts told, the baseline of the own role, its launch."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import connection, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from amparo.evidence.studies import permissions
from amparo.evidence.studies import vocabulary as words
from amparo.evidence.studies.models import (
    Analysis,
    AnalysisExchange,
    Consultation,
    CountTold,
    Finding,
    GridQuestion,
    Interviewed,
    Launch,
    RoleBaseline,
    Source,
)
from amparo.evidence.studies.permissions import Kept
from amparo.evidence.studies.rules import confidence, consulting
from amparo.evidence.studies.rules.counts import Told, reasons_not_to_tell
from amparo.evidence.surveys.models import Survey
from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.partnership.coalition.models import Country
from amparo.partnership.directory.models import Organisation, Professional
from amparo.partnership.practices.models import Exchange
from amparo.partnership.rolls.models import Activity


def filled(texts: Mapping[str, str]) -> dict[str, str]:
    """Return the texts that are not empty, by language."""
    return {language: text.strip() for language, text in texts.items() if text.strip()}


def _keep(by: Actor, analysis: Analysis) -> None:
    permits.require(by, permissions.KEEP_ANALYSIS, analysis, by_table=permissions.MAY)
    with connection.cursor() as cursor:  # two who add to it follow one another
        cursor.execute("select pg_advisory_xact_lock(hashtext('situation analysis'), %s)", [analysis.pk])


def _write_down(by: Actor, analysis: Analysis, what: str) -> None:
    entries.record(Note("ANALYSIS_WRITTEN", subject=f"analysis:{analysis.pk}", facts={"what": what}), by=by)


@dataclass(frozen=True, slots=True)
class AnalysisEntry:
    """What an analysis is: title and purpose by language, project, and the time that it looks at."""

    titles: Mapping[str, str]
    period: str
    purposes: Mapping[str, str] | None = None
    project: str = ""
    origin: str = ""
    is_invented: bool = False


@transaction.atomic
def make_analysis(*, by: Actor, kept_by: Country, entry: AnalysisEntry, at: datetime) -> Analysis:
    """Begin a situation analysis of a country. Raises `Refused`."""
    permits.require(by, permissions.KEEP_ANALYSIS, Kept(kept_by), by_table=permissions.MAY)
    reasons = [] if filled(entry.titles) else [_("Write the title in at least one language.")]
    if not entry.period.strip():
        reasons.append(_("Write which time it looks at."))
    if reasons:
        raise Refused(reasons)
    made = Analysis.objects.create(
        kept_by=kept_by, titles=filled(entry.titles), purposes=filled(entry.purposes or {}),
        project=entry.project.strip(), period=entry.period.strip(), origin=entry.origin,
        is_invented=entry.is_invented, account=by.account, made_at=at,
    )  # fmt: skip
    _write_down(by, made, "BEGUN")
    return made


@transaction.atomic
def ask_question(
    *, by: Actor, analysis: Analysis, theme: str, texts: Mapping[str, str], is_invented: bool = False
) -> GridQuestion:
    """Put a question on the grid under a theme. Raises `Refused`."""
    _keep(by, analysis)
    reasons = confidence.reasons_not_to_write(texts=texts, theme=theme)
    if reasons:
        raise Refused(reasons)
    last = GridQuestion.objects.filter(analysis=analysis).aggregate(last=Max("number"))["last"] or 0
    made = GridQuestion.objects.create(
        analysis=analysis, number=last + 1, theme=theme, texts=filled(texts), is_invented=is_invented
    )
    _write_down(by, analysis, "QUESTION")
    return made


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """A source: what it is, when and where, whose it is, how trusted and why, and the record that it is."""

    kind: str
    title: str
    trust: str
    told_on: date | None = None
    period: str = ""
    place: str = ""
    organisation: Organisation | None = None
    why: str = ""
    activity: Activity | None = None
    survey: Survey | None = None
    consultation: Consultation | None = None
    heard: Collection[Professional] = ()
    origin: str = ""
    is_invented: bool = False


def _reasons_not_to_enter(entry: SourceEntry, analysis: Analysis, today: date) -> list[str]:
    reasons = [] if entry.title.strip() else [_("Write the title.")]
    if entry.kind not in words.SOURCES or entry.trust not in words.TRUST:
        reasons.append(_("Choose what it is and how far it is trusted."))
    if entry.told_on is None and not entry.period.strip():
        reasons.append(_("Give the day, or write when it was as far as it is known."))
    if entry.told_on is not None and entry.told_on > today:
        reasons.append(_("That day has not come yet."))
    if entry.kind == words.QUESTIONNAIRE and entry.survey is None:
        reasons.append(_("A perception questionnaire is a survey: choose it."))
    if entry.heard and entry.kind not in (words.MEETING, words.WORKSHOP):
        reasons.append(_("People are named only for meetings and workshops, and only professionals."))
    if any(each.kept_by_id != analysis.kept_by_id for each in entry.heard):
        reasons.append(_("That person stands in the directory of another coalition."))
    texts = {"title": entry.title, "why": entry.why, "place": entry.place, "when": entry.period}
    return reasons + consulting.reasons_not_to_quote({"": ". ".join(texts.values())})


@transaction.atomic
def enter_source(*, by: Actor, analysis: Analysis, entry: SourceEntry, today: date, at: datetime) -> Source:
    """Enter a source in the register; those heard are professionals of the directory. Raises `Refused`."""
    _keep(by, analysis)
    reasons = _reasons_not_to_enter(entry, analysis, today)
    if reasons:
        raise Refused(reasons)
    made = Source.objects.create(
        analysis=analysis, kind=entry.kind, title=entry.title.strip(), trust=entry.trust, told_on=entry.told_on,
        period=entry.period.strip(), place=entry.place.strip(), organisation=entry.organisation,
        why=entry.why.strip(), activity=entry.activity, survey=entry.survey, consultation=entry.consultation,
        origin=entry.origin, is_invented=entry.is_invented, account=by.account, entered_at=at,
    )  # fmt: skip
    Interviewed.objects.bulk_create(Interviewed(source=made, professional=each) for each in entry.heard)
    _write_down(by, analysis, "SOURCE")
    return made


@transaction.atomic
def tell_count(
    *, by: Actor, analysis: Analysis, texts: Mapping[str, str], told: Told, origin: str, at: datetime,
    note: str = "", is_invented: bool = False,
) -> CountTold:  # fmt: skip
    """Keep a count as a source tells it; what it does not tell stays unknown. Raises `Refused`."""
    _keep(by, analysis)
    reasons = reasons_not_to_tell(told, origin=origin)
    if not filled(texts):
        reasons.append(_("Write what is counted."))
    if reasons:
        raise Refused(reasons)
    made = CountTold.objects.create(
        analysis=analysis, texts=filled(texts), unit=told.unit, women=told.women, men=told.men, others=told.others,
        total=told.total, note=note.strip(), origin=origin.strip(), is_invented=is_invented, account=by.account,
        entered_at=at,
    )  # fmt: skip
    _write_down(by, analysis, "COUNT")
    return made


@dataclass(frozen=True, slots=True)
class BaselineEntry:
    """How officers understood their role: an answer to a question of a survey, or so many of a base by a source."""

    texts: Mapping[str, str]
    survey: Survey | None = None
    question: str = ""
    value: str = ""
    k: int | None = None
    n: int | None = None
    source: Source | None = None
    taken_on: date | None = None
    is_invented: bool = False


@transaction.atomic
def keep_baseline(*, by: Actor, analysis: Analysis, entry: BaselineEntry, at: datetime) -> RoleBaseline:
    """Keep a baseline with its base; a bare percentage is not taken. Raises `Refused`."""
    _keep(by, analysis)
    reasons = [] if filled(entry.texts) else [_("Write what was asked.")]
    if entry.survey is not None:
        entry = replace(entry, k=None, n=None)
        if not entry.question or not entry.value:
            reasons.append(_("Choose the question of the survey and the answer."))
    elif entry.k is None or not entry.n or not 0 <= entry.k <= entry.n:
        reasons.append(_("Write how many said so, and of how many: a share is kept with its base."))
    if reasons:
        raise Refused(reasons)
    made = RoleBaseline.objects.create(
        analysis=analysis, texts=filled(entry.texts), source=entry.source, survey=entry.survey,
        question=entry.question if entry.survey else "", value=entry.value if entry.survey else "", k=entry.k,
        n=entry.n, taken_on=entry.taken_on, is_invented=entry.is_invented, account=by.account, entered_at=at,
    )  # fmt: skip
    _write_down(by, analysis, "BASELINE")
    return made


@transaction.atomic
def link_exchange(*, by: Actor, analysis: Analysis, exchange: Exchange) -> AnalysisExchange:
    """Link an exchange with other countries, which is kept with practices. Raises `Refused` when it is another's."""
    _keep(by, analysis)
    if exchange.kept_by_id != analysis.kept_by_id:
        raise Refused([_("Choose one of the answers.")])
    made, is_new = AnalysisExchange.objects.get_or_create(analysis=analysis, exchange=exchange)
    if is_new:
        _write_down(by, analysis, "EXCHANGE")
    return made


@dataclass(frozen=True, slots=True)
class LaunchEntry:
    """How an analysis was made public; offices took part, no names."""

    place: str
    launched_on: date | None = None
    period: str = ""
    has_press_conference: bool = False
    offices: str = ""
    event_code: str = ""
    origin: str = ""
    is_invented: bool = False


@transaction.atomic
def launch_analysis(*, by: Actor, analysis: Analysis, entry: LaunchEntry, at: datetime) -> Launch:
    """Write down that an analysis was made public, once something of it is validated. Raises `Refused`."""
    _keep(by, analysis)
    reasons = confidence.reasons_not_to_launch(
        validated=Finding.objects.filter(analysis=analysis, state=words.VALIDATED).count(),
        is_launched=Launch.objects.filter(analysis=analysis).exists(),
        has_time=entry.launched_on is not None or bool(entry.period.strip()),
        place=entry.place,
    )
    if reasons:
        raise Refused(reasons)
    made = Launch.objects.create(
        analysis=analysis, launched_on=entry.launched_on, period=entry.period.strip(), place=entry.place.strip(),
        has_press_conference=entry.has_press_conference, offices=entry.offices.strip(),
        event_code=entry.event_code.strip(), origin=entry.origin, is_invented=entry.is_invented,
        account=by.account, recorded_at=at,
    )  # fmt: skip
    _write_down(by, analysis, "LAUNCH")
    return made
