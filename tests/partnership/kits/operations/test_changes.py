"""A new version of a procedure reaches the modules that teach its steps."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.partnership.kits.models import StepChange
from amparo.partnership.kits.operations.changes import hear_version, review_module
from amparo.partnership.procedures.models import ProcedureVersion
from tests.conftest import As
from tests.partnership.kits.making import AT, written


def revised(number: str, element: str, *, what: str = "help") -> ProcedureVersion:
    """Return a further version of the regional model, in which a word of one step differs."""
    last = ProcedureVersion.objects.using("owner").filter(procedure__number=number).order_by("-number").first()
    assert last is not None
    texts = {**last.texts, "es": {**last.texts["es"], "steps": {**last.texts["es"]["steps"]}}}
    texts["es"]["steps"][element] = {**texts["es"]["steps"][element], what: "Otra cosa."}
    return ProcedureVersion.objects.using("owner").create(
        procedure=last.procedure, number=last.number + 1, xml=last.xml, texts=texts, parameters=last.parameters,
        digest="x" * 64, report=last.report, origin=last.origin, published_at=datetime.now(UTC), published_by="t",
    )  # fmt: skip


def test_trn_04_a_changed_step_marks_the_module_that_teaches_it_and_no_other(database: str, as_staff: As) -> None:
    version = written(as_staff)
    procedure = revised("11", "forensic_interview")

    with as_staff("cr.secretaria") as by:
        count = hear_version(by=by, version=procedure, at=AT)

    assert count == 1
    assert [
        (change.step.module.number, str(change.step), change.from_version, change.to_version, change.what)
        for change in StepChange.objects.all()
    ] == [(1, "11/forensic_interview", 1, 2, ["help"])]
    assert version.modules.count() == 4


def test_a_step_that_no_module_teaches_marks_none(database: str, as_staff: As) -> None:
    written(as_staff)

    with as_staff("cr.secretaria") as by:
        assert hear_version(by=by, version=revised("11", "prepare_person"), at=AT) == 0

    assert not StepChange.objects.exists()


def test_a_first_version_changes_nothing(database: str, as_staff: As) -> None:
    written(as_staff)
    first = ProcedureVersion.objects.get(procedure__number="11", number=1)

    with as_staff("cr.secretaria") as by:
        assert hear_version(by=by, version=first, at=AT) == 0


def test_a_change_is_answered_once_with_what_was_looked_at(database: str, as_staff: As) -> None:
    written(as_staff)
    with as_staff("cr.secretaria") as by:
        hear_version(by=by, version=revised("11", "forensic_interview"), at=AT)
    change = StepChange.objects.get()

    with as_staff("cr.formadora") as by:
        with pytest.raises(Refused):
            review_module(by=by, change=change, outcome="REVISED", note=" ", at=AT)
        with pytest.raises(Refused):
            review_module(by=by, change=change, outcome="MAYBE", note="Vista.", at=AT)
        review_module(by=by, change=change, outcome="REVISED", note="Cambió el guion.", at=AT)
        with pytest.raises(Refused):
            review_module(by=by, change=change, outcome="UNCHANGED", note="Vista.", at=AT)

    assert StepChange.objects.get().review.outcome == "REVISED"


def test_others_do_not_answer(database: str, as_staff: As) -> None:
    written(as_staff)
    with as_staff("cr.secretaria") as by:
        hear_version(by=by, version=revised("11", "forensic_interview"), at=AT)

    with as_staff("cr.policia") as by, pytest.raises(NotAllowed):
        review_module(by=by, change=StepChange.objects.get(), outcome="REVISED", note="Vista.", at=AT)
