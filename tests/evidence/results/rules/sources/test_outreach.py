"""What is counted of communities: a test and a check hold until the next one, or for a year."""

from __future__ import annotations

from amparo.evidence.results.rules.sources.outreach import CHANNEL_TESTS, COMMITMENTS, INITIATIVES
from amparo.prevention.outreach.vocabulary import BRANCHES, KINDS


def test_what_holds_ends_with_the_next_test_a_year_or_its_last_day() -> None:
    assert "n.next_on" in CHANNEL_TESTS.until
    assert "366" in CHANNEL_TESTS.until
    assert "m.until_on" in COMMITMENTS.until
    assert all("AS_OF" in source.spans for source in (INITIATIVES, CHANNEL_TESTS, COMMITMENTS))


def test_no_column_behind_a_figure_names_a_partner_or_a_finer_place() -> None:
    shown = " ".join(sum((source.shown for source in (INITIATIVES, CHANNEL_TESTS, COMMITMENTS)), ()))

    assert not any(word in shown for word in ("spot", "partner", "organisation", "community"))
    assert set(INITIATIVES.axes["kind"].values) == set(KINDS)
    assert set(COMMITMENTS.axes["branch"].values) == set(BRANCHES)
