"""What is to be proved is asked for once, kept as it is found, and given up when it ends midway too often."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError, connections

from amparo.bpmn.check import DoesNotArise
from amparo.foundation.access.acting import acting
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import NotAllowed
from amparo.foundation.accounts.signing import service_token
from amparo.partnership.procedures import operations, queries
from amparo.partnership.procedures.models import Examination, Proof
from amparo.partnership.procedures.operations import Draft
from amparo.partnership.procedures.rules import MOST_ATTEMPTS, Standing
from tests.conftest import As
from tests.partnership.procedures.drafts import renamed, seen_by_callers

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)

pytestmark = pytest.mark.usefixtures("publishing")


def standing_of(given: Draft) -> Standing:
    return queries.standing_of(given.diagram(), queries.around("CR", NOW.date()))


def asked_by(by: Actor, given: Draft, subject: str = "", at: datetime = NOW) -> Examination | None:
    around = queries.around("CR", NOW.date())
    return operations.ask_examination(
        by=by, xml=given.xml, standing=standing_of(given), around=around, subject=subject, at=at
    )


def ask(as_staff: As, given: Draft, subject: str = "", username: str = "cr.jurista") -> Examination | None:
    with as_staff(username) as actor:
        return asked_by(actor, given, subject)


def waiting() -> list[tuple[str, str]]:
    return list(Examination.objects.order_by("pk").values_list("process", "subject"))


def another(given: Draft) -> Draft:
    """Return the same drawing with one more thing that is drawn otherwise."""
    return replace(given, xml=given.xml.replace('deadline="first_contact"', 'deadline="dispatch_decision"', 1))


def test_what_is_proved_already_is_not_asked_for(database: str, as_staff: As) -> None:
    assert (standing_of(renamed("14")).holds, ask(as_staff, renamed("14")), waiting()) == (True, None, [])


def test_the_same_is_asked_for_once_whoever_asks(database: str, as_staff: As) -> None:
    first = ask(as_staff, seen_by_callers(), "draft:1")
    second = ask(as_staff, seen_by_callers(), "draft:2", username="hn.jurista")

    assert (first == second, waiting()) == (True, [("p02_detection", "draft:1")])


def test_the_next_drawing_of_a_draft_takes_the_place_of_the_one_before(database: str, as_staff: As) -> None:
    ask(as_staff, seen_by_callers(), "draft:1")

    newer = ask(as_staff, another(seen_by_callers()), "draft:1")

    assert newer is not None
    assert list(Examination.objects.values_list("key", flat=True)) == [newer.key]


def test_what_is_proposed_stays_whatever_its_draft_draws_next(database: str, as_staff: As) -> None:
    ask(as_staff, seen_by_callers(), "draft:1")
    ask(as_staff, seen_by_callers(), username="cr.secretaria")

    ask(as_staff, another(seen_by_callers()), "draft:1")

    assert waiting() == [("p02_detection", ""), ("p02_detection", "draft:1")]
    assert queries.next_examination() == Examination.objects.get(subject="").pk


def test_the_newest_drawing_of_drafts_comes_first(database: str, as_staff: As) -> None:
    with as_staff("cr.jurista") as actor:
        asked_by(actor, seen_by_callers(), "draft:1")
        newer = asked_by(actor, another(seen_by_callers()), "draft:2", NOW + timedelta(minutes=1))

    assert newer is not None
    assert queries.next_examination() == newer.pk
    assert queries.next_examination(leaving={newer.pk}) == Examination.objects.get(subject="draft:1").pk


@pytest.mark.parametrize("username", ["cr.gestora", "cr.tecnica", "cr.datos"])
def test_only_who_draws_procedures_asks(database: str, as_staff: As, username: str) -> None:
    with pytest.raises(NotAllowed):
        ask(as_staff, seen_by_callers(), "draft:1", username=username)

    assert waiting() == []


def test_a_proof_that_ends_midway_again_and_again_is_given_up_until_somebody_asks(database: str, as_staff: As) -> None:
    asked = ask(as_staff, seen_by_callers(), "draft:1")
    assert asked is not None

    with acting(service_token(60)) as actor:
        begun = [operations.begin_examination(by=actor, key=asked.pk, at=NOW) for _ in range(MOST_ATTEMPTS + 1)]

    assert [each is not None for each in begun] == [True] * MOST_ATTEMPTS + [False]
    assert (queries.next_examination(), Examination.objects.get().given_up_at) == (None, NOW)
    ask(as_staff, seen_by_callers(), "draft:1")
    assert (Examination.objects.get().attempts, queries.next_examination()) == (0, asked.pk)


def test_what_was_found_is_kept_once_and_never_changed(database: str, as_staff: As) -> None:
    standing = standing_of(seen_by_callers()).looked_at_once()
    own = standing.parts[0]
    assert own.report is not None

    with acting(service_token(60)) as actor:
        kept = [
            operations.keep_proof(by=actor, part=own, report=own.report, milliseconds=took, at=NOW) for took in (5, 9)
        ]

    assert (kept[0] == kept[1], Proof.objects.filter(drawn=own.marks.drawn).count()) == (True, 1)
    assert standing_of(seen_by_callers()).missing == ("p00_main",)
    with pytest.raises(DatabaseError), connections["default"].cursor() as cursor:
        cursor.execute("update procedures_proof set holds = true")


def test_a_broken_report_is_not_taken_for_another_drawing_that_looks_the_same(database: str, as_staff: As) -> None:
    standing = standing_of(seen_by_callers())
    caller = standing.parts[1]
    known = standing_of(renamed("14")).parts[1].report
    assert known is not None
    broken = replace(known, results={**known.results, "R2": DoesNotArise(promised=True)})

    with acting(service_token(60)) as actor:
        operations.keep_proof(by=actor, part=caller, report=broken, milliseconds=1, at=NOW)

    assert [part.process for part in standing_of(seen_by_callers()).broken] == ["p00_main"]
    inside = replace(seen_by_callers(), xml=seen_by_callers().xml.replace("meet_needs", "meet_needs_now"))
    assert standing_of(inside).parts[1].marks.seen == caller.marks.seen
    assert "p00_main" in standing_of(inside).missing


def test_what_drafts_asked_for_long_ago_is_forgotten_and_what_was_found_stays(database: str, as_staff: As) -> None:
    asked = ask(as_staff, seen_by_callers(), "draft:1")
    assert asked is not None
    found = Proof.objects.count()

    with acting(service_token(60)) as actor:
        operations.finish_examination(by=actor, key=asked.pk, at=NOW + timedelta(days=8))

    assert (waiting(), Proof.objects.count()) == ([], found)
