"""The demonstration's records: minutes of the congress of 2021, what it recommended, what the workshop followed.

What comes from a source document says so; everything else is invented and marked so.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from django.conf import settings

from amparo.demo.adopting import Adopter
from amparo.demo.gathering import CONGRESS_ORIGIN, WORKSHOP_ORIGIN
from amparo.demo.surveying import answer, form_named
from amparo.evidence.claims.operations import record_figure
from amparo.evidence.claims.rules.figures import Number, Told
from amparo.evidence.claims.vocabulary import COUNT, EXACT, MAY_PUBLISH
from amparo.evidence.surveys.operations import counting, making
from amparo.foundation.access.actors import Actor
from amparo.foundation.accounts.queries import account_named
from amparo.partnership.events.exports.reports import reports_of
from amparo.partnership.events.models import Event, Sheet
from amparo.partnership.events.operations import certifying, following, releasing, sheets
from amparo.partnership.events.operations.following import Came
from amparo.partnership.events.operations.releasing import Draft, Text
from amparo.partnership.events.operations.sheets import Typed
from amparo.partnership.events.queries import record
from amparo.partnership.events.queries.telling import without_certificate

HELD_ON: Final = date(2021, 10, 22)
FOLLOWED_ON: Final = date(2022, 6, 16)
KEEPER: Final = "hn.secretaria"
# Of the 52 who were at the workshop 44 answered; invented.
ANSWERS: Final = 44


def content() -> dict[str, Any]:
    """Read the records of the content."""
    with (Path(settings.CONTENT) / "records" / "regional-meetings.toml").open("rb") as file:
        return tomllib.load(file)


def load_records() -> int:
    """Make the demonstration's records when there are none yet; return how many events have one."""
    if Sheet.objects.exists():
        return 0
    keeper, told = Adopter(datetime.now(UTC)), content()
    events = Event.objects.select_related("activity__kept_by", "activity__organiser", "series")
    congress = events.get(activity__origin=CONGRESS_ORIGIN)
    workshop = events.get(activity__origin=WORKSHOP_ORIGIN)
    coming = events.filter(series=congress.series_id).order_by("-place_in_series").first() or workshop
    _take_minutes(keeper, congress, told["congress"]["minutes"])
    _take_minutes(keeper, workshop, [told["workshop"]["minutes"]])
    keeper.as_staff(KEEPER, lambda by: _tell(by, congress, told["congress"], keeper.now))
    keeper.as_staff(KEEPER, lambda by: _follow(by, workshop, told["workshop"]["follows"], keeper.now))
    keeper.as_staff(KEEPER, lambda by: _evaluate(by, workshop, keeper.now))
    hour = keeper.now + timedelta(days=told["coming"]["release"]["days"])
    keeper.as_staff(KEEPER, lambda by: _release(by, coming, told["coming"]["release"], Draft(hour, coming), keeper.now))
    keeper.as_staff(KEEPER, lambda by: _give_out(by, congress, workshop, keeper.now))
    return 2


def _take_minutes(keeper: Adopter, event: Event, minutes: list[Mapping[str, Any]]) -> None:
    """Let rapporteurs write minutes, and the secretariat approve them."""
    at = keeper.now
    for given in minutes:
        track = event.tracks.filter(number=given["track"]).first() if "track" in given else None
        made: list[Sheet] = []

        def opened(by: Actor, track: Any = track, made: list[Sheet] = made, given: Mapping[str, Any] = given) -> None:
            made.append(sheets.open_sheet(by=by, event=event, track=track, at=at))
            sheets.name_writer(by=by, sheet=made[0], account=account_named(given["writer"]), at=at)

        keeper.as_staff(KEEPER, opened)
        keeper.as_staff(given["writer"], lambda by, made=made, given=given: _write(by, made[0], given, at))  # type: ignore[misc]
        keeper.as_staff(KEEPER, lambda by, made=made: sheets.approve_sheet(by=by, sheet=made[0], at=at))  # type: ignore[misc]


def _write(by: Actor, sheet: Sheet, given: Mapping[str, Any], at: datetime) -> None:
    for part in ("said", "agreed", "left_open"):
        if part in given:
            sheets.write_part(by=by, sheet=sheet, typed=Typed(part, given[part], is_invented=True), at=at)


def _tell(by: Actor, congress: Event, told: Mapping[str, Any], at: datetime) -> None:
    """Recommend, register what was published of the congress, and release it to the press."""
    for each in told["recommendations"]:
        advice = following.Told(
            each["texts"], each["post"], each["due"], source=each.get("source", ""), is_invented="source" not in each
        )
        following.recommend(by=by, event=congress, told=advice, today=HELD_ON, at=at)
    for each in told["figures"]:
        number = Number(COUNT, each["unit"], value=each["value"], qualifier=each.get("qualifier", EXACT))
        figure = Told(
            each["code"], each["texts"], source=each["source"], about=congress.activity.code,
            starts_on=congress.activity.starts_on, ends_on=congress.activity.ends_on,
            address=each.get("address", ""), licence=MAY_PUBLISH, is_verified=True,
        )  # fmt: skip
        record_figure(by=by, country=congress.activity.kept_by, number=number, told=figure, at=at)
    given = told["release"]
    draft = Draft(
        datetime.fromisoformat(given["hour"]), congress, conference_at=datetime.fromisoformat(given["conference"]),
        conference_place=given["place"], is_invented=True,
    )  # fmt: skip
    _release(by, congress, given, draft, at)


def _release(by: Actor, event: Event, given: Mapping[str, Any], draft: Draft, at: datetime) -> None:
    made = releasing.begin_release(by=by, kept_by=event.activity.kept_by, draft=draft, at=at)
    for language in ("es", "fr", "en"):
        text = Text(language, given[language]["title"], given[language]["body"])
        releasing.write_release(by=by, release=made, text=text, at=at)
    releasing.sign_off(by=by, release=made, at=at)


def _follow(by: Actor, workshop: Event, follows: list[Mapping[str, Any]], at: datetime) -> None:
    for given in follows:
        for each in record.inherited_by(workshop):
            point = each.recommended.point
            if point is not None and given["of"] in each.recommended.texts.get("es", ""):
                came = Came(given["outcome"], given["note"], FOLLOWED_ON, is_invented=not given.get("is_told", False))
                following.follow_up(by=by, event=workshop, point=point, came=came, at=at)


def _evaluate(by: Actor, workshop: Event, at: datetime) -> None:
    """Ask those who were there, in an invented survey, and count it."""
    begins = datetime(2022, 6, 16, 22, tzinfo=UTC)
    ends = begins + timedelta(days=14)
    survey = making.make_survey(by=by, form=form_named("event-evaluation"), at=begins, is_invented=True)
    survey = making.open_survey(by=by, survey=survey, closes_at=ends, takes_anyone=True, at=begins)
    answer(survey, _answers(), lambda number: begins + timedelta(hours=number))
    counting.count_survey(by=by, survey=survey, at=ends + timedelta(days=1))
    releasing.evaluate_by(by=by, event=workshop, survey=survey.code, known={survey.code}, at=at)


def _answers() -> Iterator[dict[str, str]]:
    for number in range(ANSWERS):
        useful = "strongly_agree" if number % 3 else "rather_agree" if number % 2 else "neither"
        adopt = "rather_agree" if number % 4 else "disagree"
        yield {"way": "in_person", "useful": useful, "adopt": adopt}


def _give_out(by: Actor, congress: Event, workshop: Event, at: datetime) -> None:
    """Certify who was at the workshop, and publish the report of the congress."""
    names = dict.fromkeys(without_certificate(workshop), "")
    certifying.certify(by=by, event=workshop, names=names, today=at.date(), at=at)
    papers = {language: asdict(paper) for language, paper in reports_of(congress, by=by, at=at).items()}
    releasing.publish_report(by=by, event=congress, papers=papers, at=at)
