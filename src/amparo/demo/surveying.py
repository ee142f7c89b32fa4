"""Invented surveys: the final evaluation of 109, whose counts are inferred, and the needs of training that go on.

Every answer is made up, and every page of these surveys says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta
from itertools import cycle, islice
from pathlib import Path
from typing import Final

from django.conf import settings

from amparo.evidence.surveys.models import Survey
from amparo.evidence.surveys.operations import answering, coding, counting, inviting, making
from amparo.evidence.surveys.queries.links import ANYONE, Link
from amparo.evidence.surveys.queries.results import codebook_of, next_text_for
from amparo.evidence.surveys.queries.surveys import form_of, surveys_visible_to
from amparo.evidence.surveys.rules.form import Form
from amparo.evidence.surveys.rules.sheets import read_form
from amparo.evidence.surveys.rules.workbooks import sheets_from_text
from amparo.foundation.access.acting import acting
from amparo.foundation.access.actors import Actor
from amparo.foundation.accounts.queries import demo_account
from amparo.foundation.accounts.signing import member_token

STATE, CIVIL_SOCIETY = 58, 51
# How many of the state and of civil society agree: 83, 94 and 105 of 109, and 49 of the 51. The parts are invented.
AGREE: Final = {"vulnerability": (44, 39), "victims": (50, 44), "lasting": (56, 49), "practice": (0, 49)}
PARTS: Final = ("training", "training procedures", "congress", "training community", "procedures congress", "other")
TEXTS: Final = (
    "Los talleres con otras instituciones. (Texto inventado.)",
    "Tener procedimientos escritos y conocidos por todos. (Texto inventado.)",
    "La formación práctica con casos simulados. (Texto inventado.)",
    "Conocer a las personas de contacto de cada institución. (Texto inventado.)",
)
CODES: Final = (
    {"es": "Coordinación", "fr": "Coordination", "en": "Coordination"},
    {"es": "Procedimientos", "fr": "Procédures", "en": "Procedures"},
    {"es": "Formación", "fr": "Formation", "en": "Training"},
)
SEEN: Final = ("coordinacion", "procedimientos", "formacion", "coordinacion")
LEVELS: Final = ("with_help", "not_yet", "alone", "with_help", "not_mine", "alone", "not_yet")
WORK: Final = ("police", "justice", "care", "migration", "civil_society")


def form_named(name: str) -> Form:
    """Return a form of the content."""
    path = Path(settings.CONTENT) / "surveys" / f"{name}.md"
    return read_form(sheets_from_text(path.read_text(encoding="utf-8")))


def load_surveys() -> int:
    """Make the demonstration's surveys when there are none; return how many were made."""
    made = 0
    for username, load in (("hn.programa", _evaluation), ("cr.programa", _needs)):
        with _acting(username) as actor:
            if not surveys_visible_to(actor).exists():
                load(actor)
                made += 1
    if made:
        _code_texts()
    return made


def _acting(username: str) -> AbstractContextManager[Actor]:
    account = demo_account(username)
    if account is None:
        raise LookupError(username)
    return acting(member_token(account.pk, 600))


def evaluation_answers() -> Iterator[dict[str, str]]:
    """Yield the 109 invented answers of the final evaluation."""
    parts, texts = cycle(PARTS), cycle(TEXTS)
    for group, (sector, size) in enumerate((("state", STATE), ("civil_society", CIVIL_SOCIETY))):
        for at in range(size):
            answers = {"sector": sector, "part": next(parts)}
            for question, agreeing in AGREE.items():
                if agreeing[group]:
                    answers[question] = _opinion(at, agreeing[group])
            if at % 3 == 0:
                answers["most_useful"] = next(texts)
            yield answers


def _opinion(at: int, agreeing: int) -> str:
    if at < agreeing:
        return ("strongly_agree", "rather_agree", "rather_agree")[at % 3]
    return ("neither", "rather_disagree", "neither", "strongly_disagree")[at % 4]


def _evaluation(by: Actor) -> None:
    begins = datetime(2022, 7, 1, 14, tzinfo=UTC)
    ends = datetime(2022, 9, 1, 5, 59, tzinfo=UTC)  # the last minute of August in Honduras
    survey = making.make_survey(by=by, form=form_named("final-evaluation"), at=begins, is_invented=True)
    survey = making.open_survey(by=by, survey=survey, closes_at=ends, takes_anyone=True, at=begins)
    answer(survey, evaluation_answers(), lambda at: begins + timedelta(hours=13 * at))
    counting.count_survey(by=by, survey=survey, at=ends + timedelta(days=1))


def _needs(by: Actor) -> None:
    now = datetime.now(UTC)
    begins = now - timedelta(days=6)
    survey = making.make_survey(by=by, form=form_named("training-needs"), at=begins, is_invented=True)
    closes_at = now + timedelta(days=15)
    survey = making.open_survey(by=by, survey=survey, closes_at=closes_at, takes_anyone=True, at=begins)
    addresses = "\n".join(f"persona{number}@ejemplo.invalid" for number in range(1, 13))
    inviting.invite(by=by, survey=survey, text=addresses, language="es", at=begins)
    answer(survey, islice(_needed(form_of(survey)), 14), lambda at: begins + timedelta(hours=9 * at))


def _needed(form: Form) -> Iterator[dict[str, str]]:
    levels, work = cycle(LEVELS), cycle(WORK)
    asked = [each.name for each in form.asked() if each.listed == "level"]
    while True:
        answers = {"work": next(work), "trained": "no", "mode": "mixed", "barriers": "time distance"}
        yield answers | {name: next(levels) for name in asked}


def answer(survey: Survey, answers: Iterator[dict[str, str]], moment: Callable[[int], datetime]) -> None:
    """Answer a survey that anyone may answer, one answer after the other."""
    link, form = Link(survey, ANYONE, survey.pk, ""), form_of(survey)
    for at, said in enumerate(answers):
        answering.submit(by=link, form=form, answers=said, at=moment(at))


def _code_texts() -> None:
    """Two people code the open texts of the evaluation; they differ on a few."""
    for username in ("hn.programa", "hn.secretaria"):
        with _acting(username) as actor:
            survey = surveys_visible_to(actor).first()
            if survey is None:
                return
            if not codebook_of(survey, "most_useful"):
                for labels in CODES:
                    coding.add_text_code(by=actor, survey=survey, question="most_useful", labels=labels)
            _code_all(actor, survey, differs=username == "hn.secretaria")


def _code_all(by: Actor, survey: Survey, *, differs: bool) -> None:
    number = 0
    while (text := next_text_for(survey, "most_useful", by.account or 0)) is not None:
        number += 1
        code = SEEN[TEXTS.index(text.text)]
        codes = ["formacion"] if differs and number % 9 == 0 else [code]
        coding.code_text(by=by, survey=survey, text=text, codes=codes)
