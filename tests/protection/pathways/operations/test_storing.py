"""What follows from a move is stored in one statement, whole or not at all, and only in one's own case."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.db import DatabaseError, connection

from amparo.demo.carrying import Carrier
from amparo.foundation.audit.models import Entry
from amparo.protection.pathways.models import OpenStep, Pathway, PathwayEvent
from amparo.protection.people.models import SealedAnswers
from tests.conftest import As
from tests.points import carried_to

NEEDS = "call_plan/assess_needs"
NEEDED = carried_to("declines_and_is_repaired", before=NEEDS)


def kept(path: str) -> tuple[int, int, int]:
    """Count the event, its entry and its sealed answers."""
    events = PathwayEvent.objects.using("owner").filter(path=path)
    records = [f"event:{event.pk}" for event in events]
    return (
        events.count(),
        Entry.objects.using("owner").filter(action="STEP_COMPLETED", subject=path).count(),
        SealedAnswers.objects.using("owner").filter(record__in=records).count(),
    )


def forged(pathway: Pathway, **more: Any) -> str:
    """What somebody might send who broke into the application."""
    given = {
        "pathway": pathway.pk, "case": pathway.case_id, "state": {"at": [], "answers": {}}, "seq": 99, "ended_at": None,
        "at": "2026-11-22T00:00:00+00:00", "record": "", "sealed": [], "entry": None, "events": [], "closed": [],
        "opened": [], "disarmed": [], "armed": [], "teams": [], "dues": [],
    }  # fmt: skip
    return json.dumps({**given, **more})


@NEEDED
def test_a_step_its_entry_and_its_sealed_answers_are_stored_together(carrier: Carrier) -> None:
    assert kept(NEEDS) == (0, 0, 0)

    carrier.do(NEEDS, {"amp_strengths": "Sabe coser"})

    events, entries, answers = kept(NEEDS)
    assert (events, entries, answers > 0) == (1, 1, True)


@NEEDED
@pytest.mark.parametrize("username", ["cr.policia", "hn.gestora", "cr.datos", "cr.tecnica"])
def test_who_is_not_in_the_case_stores_nothing_even_by_the_statement_itself(
    carrier: Carrier, as_staff: As, username: str
) -> None:
    pathway = Pathway.objects.using("owner").get()
    before = set(OpenStep.objects.using("owner").values_list("pk", flat=True))

    with pytest.raises(DatabaseError), as_staff(username), connection.cursor() as cursor:
        cursor.execute("select pathways_settle(%s)", [forged(pathway, closed=sorted(before))])

    after = Pathway.objects.using("owner").get()
    assert (after.seq, after.state) == (pathway.seq, pathway.state)
    assert set(OpenStep.objects.using("owner").values_list("pk", flat=True)) == before


@NEEDED
@pytest.mark.parametrize("case_too", [True, False])
def test_a_statement_that_names_another_case_changes_nothing_in_it(
    carrier: Carrier, as_staff: As, case_too: bool
) -> None:
    other = Carrier("HN", at=carrier.at)
    other.open()
    mine = Pathway.objects.using("owner").get(case__code=carrier.code)
    theirs = Pathway.objects.using("owner").get(case__code=other.code)
    open_before = OpenStep.objects.using("owner").filter(pathway=theirs).count()
    said = json.loads(forged(theirs))
    if not case_too:
        said["case"] = mine.case_id

    with pytest.raises(DatabaseError), as_staff("cr.gestora"), connection.cursor() as cursor:
        cursor.execute("select pathways_settle(%s)", [json.dumps(said)])

    after = Pathway.objects.using("owner").get(pk=theirs.pk)
    assert (after.seq, after.state) == (theirs.seq, theirs.state)
    assert OpenStep.objects.using("owner").filter(pathway=theirs).count() == open_before
