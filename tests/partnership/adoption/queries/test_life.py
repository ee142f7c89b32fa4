"""Proposals are seen by the country's coalition and its auditor, and by nobody else."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from amparo.partnership.adoption.queries import life as queries
from tests.conftest import As
from tests.partnership.adoption.proposing import TODAY, comment, in_consultation, published

pytestmark = pytest.mark.usefixtures("publishing")


@pytest.mark.parametrize(
    ("username", "seen"),
    [("cr.policia", True), ("cr.datos", True), ("cr.comite1", True), ("cr.tecnica", False), ("hn.secretaria", False)],
)
def test_who_sees_a_proposal(as_staff: As, username: str, seen: bool) -> None:
    proposal = in_consultation(as_staff)

    with as_staff(username) as actor:
        found = queries.proposal_visible_to(actor, proposal.pk)
        listed = [row.pk for row in queries.proposals_visible_to(actor)]

    assert (found is not None, listed) == (seen, [proposal.pk] if seen else [])


def test_comments_are_counted_in_one_question_however_many(as_staff: As) -> None:
    proposal = in_consultation(as_staff)
    counts = []
    for _turn in range(2):
        comment(as_staff, proposal)
        with as_staff("cr.policia") as actor, CaptureQueriesContext(connection) as spent:
            rows = list(queries.proposals_visible_to(actor).values_list("said", "approved"))
        counts.append((rows, len(spent)))

    assert [rows for rows, _spent in counts] == [[(1, 0)], [(2, 0)]]
    assert counts[0][1] == counts[1][1]


def test_every_step_may_be_commented_on_in_the_reader_s_words(as_staff: As) -> None:
    proposal = in_consultation(as_staff)

    steps = {lang: dict(queries.steps_of(proposal, lang)) for lang in ("es", "fr", "en")}

    assert (len(steps["es"]) > 5, steps["es"].keys() == steps["fr"].keys() == steps["en"].keys()) == (True, True)
    assert (steps["es"] == steps["fr"], "<svg" in queries.drawing_of(proposal, "es")) == (False, True)


def test_what_is_open_is_found_by_number_and_country(as_staff: As) -> None:
    proposal = in_consultation(as_staff)

    found = [queries.open_proposal(*place) for place in (("14", "CR"), ("14", "HN"), ("07", "CR"))]
    assert found == [proposal, None, None]
    assert list(queries.in_consultation("CR")) == [proposal]
    assert queries.latest_of_draft(proposal.draft_id or 0) == proposal
    assert queries.standing_of(proposal).takes_comments(TODAY + timedelta(10)) is True


def test_what_is_published_is_no_longer_open(as_staff: As) -> None:
    published(as_staff)

    assert (queries.open_proposal("14", "CR"), list(queries.in_consultation("CR"))) == (None, [])


def test_a_comment_is_found_under_its_own_proposal_only(as_staff: As) -> None:
    proposal, other = in_consultation(as_staff), in_consultation(as_staff, "07")
    said = comment(as_staff, proposal)

    assert queries.comment_of(proposal, said.pk) == said
    assert (queries.comment_of(other, said.pk), list(queries.comments_of(other))) == (None, [])
