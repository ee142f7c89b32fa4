"""The situation analysis of Costa Rica as its source tells it, with invented findings, and invented consultations."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from django.conf import settings

from amparo.demo.adopting import Adopter, document
from amparo.evidence.studies import vocabulary as words
from amparo.evidence.studies.models import Analysis, Consultation, Finding, Source
from amparo.evidence.studies.operations import analyses, consulting, findings
from amparo.evidence.studies.rules.consulting import Session
from amparo.evidence.studies.rules.counts import Told
from amparo.foundation.access.actors import Actor
from amparo.foundation.accounts.queries import demo_account
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.coalition.models import Country
from amparo.partnership.directory.models import Organisation, Professional
from amparo.partnership.directory.operations.accounts import tie_account
from amparo.partnership.directory.operations.organisations import enter_institutions
from amparo.partnership.directory.operations.people import enter_professional
from amparo.partnership.directory.queries.people import professional_of_account
from amparo.partnership.directory.rules.entries import Entry
from amparo.partnership.governance.operations.promises import close_action
from amparo.partnership.practices.models import Exchange

ROUND: Final = (date(2016, 9, 1), date(2016, 9, 30))
SETTLED_ON: Final = date(2016, 10, 10)
DONE_ON: Final = date(2018, 3, 20)
# (username, given names, family names, organisation); all invented. The first safeguards the children.
PEOPLE: Final = (
    ("cr.recepcion", "Rosa", "Ureña", "Equipo de Respuesta Inmediata"),
    ("cr.psicologia", "Irene", "Fallas", "Equipo de Respuesta Inmediata"),
)


def content() -> dict[str, Any]:
    """Read the analysis of the content."""
    with (Path(settings.CONTENT) / "studies" / "costa-rica.toml").open("rb") as file:
        return tomllib.load(file)


@dataclass
class Study:
    """The analysis of the demonstration while it is being built."""

    country: Country
    told: Mapping[str, Any]
    now: datetime
    people: list[Professional] = field(default_factory=list)
    sources: dict[str, Source] = field(default_factory=dict)

    @property
    def today(self) -> date:
        """The day on which it is built."""
        return self.now.date()

    def organisation(self, code: str) -> Organisation:
        """Return an institution as the directory knows it."""
        return Organisation.objects.get(kept_by=self.country, institution__code=code, same_as=None)


def load_studies() -> int:
    """Make the demonstration's analyses and consultations when there are none yet; return how many findings it has."""
    adopter, told = Adopter(datetime.now(UTC)), content()
    country = coalition.country_by_code("CR")
    if Analysis.objects.filter(kept_by=country).exists():
        return 0
    study = Study(country, told, adopter.now)
    adopter.as_staff("cr.secretaria", lambda by: _make(by, study))
    return len(told["findings"])


def _make(by: Actor, study: Study) -> None:
    enter_institutions(by=by, kept_by=study.country, at=study.now)
    _people(by, study)
    consultation = _consult(by, study, study.told["consultation"])
    analysis = _analysis(by, study, consultation)
    _find(by, study, analysis)
    _launch(by, study, analysis)
    _running(by, study)
    _waiting(by, study)


def _people(by: Actor, study: Study) -> None:
    for username, given, family, organisation in PEOPLE:
        account = demo_account(username)
        found = professional_of_account(account.pk) if account else None
        if found is None:
            entry = Entry(given, family, country="CR", organisation=organisation, sector="STATE")
            found = enter_professional(by=by, kept_by=study.country, entry=entry, at=study.now)
            if account is not None:
                tie_account(by=by, professional=found, account=account.pk)
        study.people.append(found)


def _prepare(by: Actor, study: Study, told: Mapping[str, Any]) -> Consultation:
    entry = consulting.ConsultationEntry(
        told["title"], told["purposes"], told["place"], told.get("period", ""), told.get("origin", ""), is_invented=True
    )
    return consulting.prepare_consultation(by=by, kept_by=study.country, entry=entry, today=study.today)


def _approve(by: Actor, study: Study, consultation: Consultation, on: date) -> None:
    approval = consulting.Approval(
        "Comité de ética (inventado)", "Presidencia", on, document(), "Asentimiento en cada sesión. (Inventado.)"
    )
    consulting.record_approval(by=by, consultation=consultation, approval=approval, today=study.today)
    consulting.name_safeguard(by=by, consultation=consultation, professional=study.people[0])
    consulting.name_facilitator(by=by, consultation=consultation, professional=study.people[1], on=on)


def _hold(by: Actor, study: Study, consultation: Consultation, day: date, counts: Mapping[str, list[int]]) -> None:
    by_gender = {band: dict(zip(words.GENDERS, row, strict=True)) for band, row in counts.items()}
    present = sum(map(sum, counts.values()))
    session = Session(day, present, present, 0, by_gender)
    consulting.record_session(by=by, consultation=consultation, session=session, today=study.today)


def _consult(by: Actor, study: Study, told: Mapping[str, Any]) -> Consultation:
    made = _prepare(by, study, told)
    days = [each["day"] for each in told["sessions"]]
    _approve(by, study, made, days[0] - timedelta(days=30))
    for each in told["sessions"]:
        _hold(by, study, made, each["day"], each["counts"])
    for each in told["statements"]:
        consulting.code_statement(by=by, consultation=made, **each, is_invented=True)
    consulting.end_consultation(by=by, consultation=made, on=days[-1])
    given_on = days[-1] + timedelta(days=40)
    more = {"given_on": given_on, "how": told["feedback"], "today": study.today}
    consulting.give_feedback(by=by, consultation=made, **more, is_invented=True)
    return made


def _analysis(by: Actor, study: Study, consultation: Consultation) -> Analysis:
    told, at = study.told, study.now
    entry = analyses.AnalysisEntry(told["titles"], told["period"], told["purposes"], told["project"], told["origin"])
    made = analyses.make_analysis(by=by, kept_by=study.country, entry=entry, at=at)
    for each in told["questions"]:
        analyses.ask_question(by=by, analysis=made, **each, is_invented=True)
    for each in told["sources"]:
        study.sources[each["key"]] = _source(by, study, made, each, consultation)
    for each in told["counts"]:
        numbers = Told(each["unit"], each.get("women"), total=each.get("total"))
        more = {"texts": each["texts"], "origin": each["origin"], "note": each.get("note", "")}
        analyses.tell_count(by=by, analysis=made, told=numbers, at=at, **more)
    for each in told["baselines"]:
        base = analyses.BaselineEntry(
            each["texts"], k=each["k"], n=each["n"], source=study.sources[each["source"]], is_invented=True
        )
        analyses.keep_baseline(by=by, analysis=made, entry=base, at=at)
    for exchange in Exchange.objects.filter(kept_by=study.country):
        analyses.link_exchange(by=by, analysis=made, exchange=exchange)
    return made


def _source(
    by: Actor, study: Study, analysis: Analysis, told: Mapping[str, Any], consultation: Consultation
) -> Source:  # fmt: skip
    is_real = told.get("real", False)
    entry = analyses.SourceEntry(
        told["kind"], told["title"], told["trust"], told.get("day"), told.get("period", ""), told.get("place", ""),
        study.organisation(told["organisation"]) if "organisation" in told else None, told["why"],
        consultation=consultation if told["kind"] == words.CONSULTATION else None,
        heard=study.people[1:] if told["kind"] == words.WORKSHOP else (),
        origin="" if is_real else "Fuente 003 (IBCR): que hubo fuentes de esta clase", is_invented=not is_real,
    )  # fmt: skip
    return analyses.enter_source(by=by, analysis=analysis, entry=entry, today=study.today, at=study.now)


def _find(by: Actor, study: Study, analysis: Analysis) -> None:
    questions = {row.number: row for row in analysis.questions.all()}
    made = []
    for each in study.told["findings"]:
        question = questions.get(each.get("question", 0))
        entry = findings.FindingEntry(
            each["theme"], each["texts"], each.get("gaps"), question, is_invented=True
        )  # fmt: skip
        found = findings.write_finding(by=by, analysis=analysis, entry=entry, at=study.now)
        for key in each["sources"]:
            findings.stand_on(by=by, finding=found, source=study.sources[key])
        made.append((found, each))
    opens, closes = ROUND
    findings.open_round(by=by, analysis=analysis, opens_on=opens, closes_on=closes, at=study.now)
    for found, each in made:
        _settle(by, study, found, each)


def _settle(by: Actor, study: Study, found: Finding, told: Mapping[str, Any]) -> None:
    """Let institutions speak, validate, and recommend."""
    against = told.get("contested")
    institutions = {row.code: row for row in coalition.institutions_of("CR")}
    said = [findings.Said(institutions["CR_OIJ"], words.AGREES, is_invented=True)]
    if against:
        said.append(
            findings.Said(institutions[against["institution"]], words.CONTESTS, against["words"], is_invented=True)
        )
    then = datetime.combine(ROUND[0], study.now.timetz())
    for each in said:
        findings.comment_finding(by=by, finding=found, said=each, today=ROUND[0], at=then)
    if told.get("draft"):
        return
    validated = findings.validate_finding(by=by, finding=found, on=SETTLED_ON)
    for each in told.get("advice", ()):
        _advise(by, study, validated, each)


def _advise(by: Actor, study: Study, finding: Finding, told: Mapping[str, Any]) -> None:
    who, opens = study.organisation(told["responsible"]), f"/situacion/hallazgos/{finding.pk}/"
    entry = findings.AdviceEntry(told["texts"], who, told["due"], opens, is_invented=True)
    made = findings.recommend(by=by, finding=finding, entry=entry, at=study.now)
    if "begun" in told:
        more = {"note": told["begun"], "seen_on": DONE_ON, "today": study.today}
        findings.note_progress(by=by, advice=made, at=study.now, **more)
    if "done" in told:
        close_action(by=by, point=made.point, closes_as="DONE", proof=told["done"], on=DONE_ON)


def _launch(by: Actor, study: Study, analysis: Analysis) -> None:
    told = study.told["launch"]
    entry = analyses.LaunchEntry(
        told["place"], period=told["period"], has_press_conference=told["press"], offices=told["offices"],
        origin=told["origin"],
    )  # fmt: skip
    analyses.launch_analysis(by=by, analysis=analysis, entry=entry, at=study.now)


def _running(by: Actor, study: Study) -> None:
    """Begin an analysis that is written now: a finding of one source, one of none, and an open round."""
    told, at, day = study.told["invented"], study.now, study.today
    entry = analyses.AnalysisEntry(told["analysis"]["titles"], told["analysis"]["period"], is_invented=True)
    made = analyses.make_analysis(by=by, kept_by=study.country, entry=entry, at=at)
    seen = analyses.SourceEntry(
        words.MEETING, "Reunión con la autoridad de migración", words.MEDIUM, day - timedelta(days=12), place="La Cruz",
        organisation=study.organisation("CR_DGME"), is_invented=True,
    )  # fmt: skip
    source = analyses.enter_source(by=by, analysis=made, entry=seen, today=day, at=at)
    for each in told["findings"]:
        written = findings.FindingEntry(each["theme"], each["texts"], is_invented=True)
        found = findings.write_finding(by=by, analysis=made, entry=written, at=at)
        if each["sources"]:
            findings.stand_on(by=by, finding=found, source=source)
    until = day + timedelta(days=20)
    findings.open_round(by=by, analysis=made, opens_on=day - timedelta(days=5), closes_on=until, at=at)


def _waiting(by: Actor, study: Study) -> None:
    """Make a consultation after which children were not told back, and one that still lacks its approval."""
    told = study.told["invented"]
    made = _prepare(by, study, told["waiting"])
    day = study.today - timedelta(days=100)
    _approve(by, study, made, day - timedelta(days=10))
    _hold(by, study, made, day, {"12_14": [7, 6, 0], "15_17": [5, 4, 1]})
    consulting.end_consultation(by=by, consultation=made, on=day)
    _prepare(by, study, told["prepared"])
