"""What runs in which versions, as far as the actor reaches it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from amparo.bpmn.migrate import Fate
from amparo.demo.carrying import Carrier
from amparo.foundation.access.acting import acting
from amparo.foundation.accounts.signing import service_token
from amparo.protection.moving import operations, queries, rules
from tests.conftest import As
from tests.points import carried_to
from tests.protection.moving.newer import CAST, VOTE, pathway_of, publish_new_words, publish_without_the_vote

NOW = datetime.now(UTC)
AT_THE_VOTE = carried_to("declines_and_is_repaired", before=VOTE)

pytestmark = pytest.mark.usefixtures("publishing")


@AT_THE_VOTE
def test_a_case_is_behind_once_another_version_is_in_force(carrier: Carrier) -> None:
    country = pathway_of(carrier).case.country
    with acting(service_token(60)):
        before = list(queries.behind(country, queries.versions_now(country, NOW)))
    publish_new_words()

    with acting(service_token(60)):
        after = list(queries.behind(country, queries.versions_now(country, NOW)))

    assert (before, [row.case.code for row in after]) == ([], [carrier.code])


@AT_THE_VOTE
def test_who_is_not_in_the_case_finds_nothing_that_is_behind(carrier: Carrier, as_staff: As) -> None:
    country = pathway_of(carrier).case.country
    publish_new_words()

    with as_staff("cr.secretaria"):
        assert list(queries.behind(country, queries.versions_now(country, NOW))) == []


@AT_THE_VOTE
def test_the_outlook_follows_the_history_and_what_was_decided(carrier: Carrier, as_staff: As) -> None:
    pathway = pathway_of(carrier)
    publish_without_the_vote()

    with as_staff("cr.gestora"):
        versions = queries.versions_now(pathway.case.country, NOW)
        without = queries.outlook_of(pathway, versions, {})
        decided = queries.outlook_of(pathway, versions, {VOTE: CAST})

    assert (without.fate, without.lost, decided.fate) == (Fate.LOST, (VOTE,), Fate.FITS)


@AT_THE_VOTE
def test_plans_wait_for_the_clock_until_prepared_and_until_carried_out(carrier: Carrier, as_staff: As) -> None:
    with as_staff("cr.secretaria") as by:
        key = operations.ask_plan(by=by, at=NOW).pk
    seen = []
    for _ in range(2):
        with acting(service_token(60)) as clock:
            seen.append((queries.waiting(planned=False), queries.waiting(planned=True)))
            operations.finish_plan(by=clock, key=key, at=NOW)
    with as_staff("cr.secretaria") as by:
        operations.order_moving(by=by, key=key, renames={}, at=NOW)
        seen.append((queries.waiting(planned=False), queries.waiting(planned=True)))

        latest, other, state = queries.latest_for("CR"), queries.latest_for("HN"), queries.moving_by_id(key).state
    assert seen == [([key], []), ([], []), ([], [key])]
    assert (latest is not None, other, state) == (True, None, "ORDERED")


@AT_THE_VOTE
def test_who_was_kept_is_told_by_the_versions_it_was_kept_from(carrier: Carrier, as_staff: As) -> None:
    publish_new_words()
    pathway = pathway_of(carrier)
    target = rules.target_of(queries.versions_now(pathway.case.country, NOW))
    with as_staff("cr.gestora") as by:
        operations.keep_case(by=by, case=pathway.case, reason="OTHER", at=NOW)
        assert (queries.stays(pathway, target), queries.stays(pathway, "another")) == (True, False)
