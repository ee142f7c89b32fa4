"""Projects and frameworks, and who reads them."""

from __future__ import annotations

from datetime import date

from amparo.evidence.results.queries import frames
from amparo.evidence.results.rules.periods import disagreeing
from tests.conftest import As
from tests.evidence.results.rolling import content, indicator_of, loaded

DATES = [
    {"edge": "ENDS", "said": "2018", "earliest": date(2018, 1, 1), "latest": date(2018, 12, 31), "source": {"es": "a"}},
    {"edge": "ENDS", "said": "2019", "earliest": date(2019, 1, 1), "latest": date(2019, 12, 31), "source": {"es": "b"}},
]  # fmt: skip


def test_a_project_is_read_in_its_country_only_and_not_by_whoever_looks_after_machines(as_staff: As) -> None:
    project = loaded(content())
    for username, found in (("hn.policia", project), ("cr.secretaria", None)):
        with as_staff(username) as by:
            assert frames.project_visible_to(by, "HN-TEST") == found
            assert (frames.indicator_visible_to(by, indicator_of(project).pk) is None) == (found is None)
    with as_staff("cr.tecnica") as by:
        assert list(frames.projects_visible_to(by)) == []


def test_periods_are_the_fiscal_years_of_the_project(as_staff: As) -> None:
    project = loaded(content(starts_on=date(2021, 10, 1)))
    with as_staff("hn.secretaria"):
        periods = list(frames.periods_of(project))

        assert [each.label for each in periods] == ["2021-2022", "2022-2023", "2023-2024"]
        assert [frames.open_before(each) for each in periods] == [0, 1, 2]
        assert not frames.is_closed(periods[0])
        assert frames.period_of(project, periods[1].pk) == periods[1]
        assert frames.whole_window(project, date(2022, 1, 1)).ends_on == date(2022, 1, 1)


def test_me_19_the_dates_that_sources_state_are_all_kept(as_staff: As) -> None:
    project = loaded({**content(), "stated_dates": DATES})
    with as_staff("hn.secretaria"):
        rows = frames.stated_dates(project)

        assert [row.said for row in rows] == ["2018", "2019"]
        assert len(disagreeing(frames.said_of(rows, "ENDS"))) == 1
        assert frames.said_of(rows, "STARTS") == ()


def test_what_was_not_done_is_empty(as_staff: As) -> None:
    project = loaded(content())
    with as_staff("hn.secretaria") as by:
        assert frames.newest_measurements(project) == {}
        assert frames.aims_of([indicator_of(project)]) == {}
        assert list(frames.amounts_of(project)) == []
        assert list(frames.checks_of(project)) == []
        assert frames.changes_of(project) == ()
        assert frames.risk_of(project, 1) is None
        assert frames.measurement_visible_to(by, 1) is None
        assert frames.change_words("ACT:HN_POLICE:02:1") == "HN_POLICE · 02"
