"""Internal procedures are taken, looked at and put out of use, each with its entry in the audit."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import DatabaseError, transaction

from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.audit.models import Entry
from amparo.partnership.internal import operations, queries
from amparo.partnership.internal.models import InternalProcedure, InternalVersion, Look
from amparo.partnership.revision import queries as drafts
from amparo.partnership.revision.operations import beginning, saving
from tests.conftest import As
from tests.partnership.internal.bringing import NOW, agreed, content, factra, longer, looked_at, ours


def test_the_content_s_are_given_to_the_institutions_that_take_their_lanes(database: str) -> None:
    rows = InternalProcedure.objects.values_list("institution__code", "number", "lane")
    assert sorted(rows) == [
        ("CR_FACTRA", "11", "lane_prosecutor"),
        ("CR_FACTRA", "12", "lane_prosecutor"),
        ("CR_PANI", "10", "lane_child"),
        ("HN_POLICE", "12", "lane_police"),
    ]


def test_a_changed_drawing_is_a_new_version_and_the_same_one_is_not(as_staff: As) -> None:
    with as_staff("cr.fiscalia") as actor:
        same = operations.give_internal(by=actor, institution=factra(), draft=content(), at=NOW)
        changed = longer(content(), "write_request", amount=1)
        newer = operations.give_internal(by=actor, institution=factra(), draft=changed, at=NOW)

    assert (same.number, newer.number, newer.given_by) == (1, 2, "Silvia Arguedas")
    given = Entry.objects.using("owner").filter(action="INTERNAL_PROCEDURE_GIVEN", institution="CR_FACTRA")
    entry = given.get()
    assert entry.facts == {"process": ours().process, "refines": "p11_interview", "version": 2}


def test_nobody_gives_another_institution_s(as_staff: As) -> None:
    with as_staff("cr.policia") as actor, pytest.raises(NotAllowed):
        operations.give_internal(by=actor, institution=factra(), draft=content(), at=NOW)

    assert InternalVersion.objects.filter(procedure__institution__code="CR_FACTRA").count() == 2


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("<amparo:refines process=\"p11_interview\"", "<amparo:refines process=\"p99\""), "p99"),
        (("lane=\"lane_prosecutor\"/>", "lane=\"lane_nobody\"/>"), "lane_nobody"),
        (("</bpmn:definitions>", ""), ""),
        (("deadline=\"gather_questions\"", "deadline=\"whenever\""), "whenever"),
    ],
    ids=["no such procedure", "no such lane", "not a drawing", "a limit without length"],
)  # fmt: skip
def test_a_drawing_that_cannot_be_held_against_anything_is_refused_and_nothing_is_kept(
    as_staff: As, change: tuple[str, str], said: str
) -> None:
    drawn = content()
    assert change[0] in drawn.xml
    with as_staff("cr.fiscalia") as actor, pytest.raises(Refused) as refused:
        operations.give_internal(
            by=actor, institution=factra(), draft=replace(drawn, xml=drawn.xml.replace(*change)), at=NOW
        )

    assert refused.value.reasons
    assert said.replace("lane_nobody", "lane_prosecutor") in " ".join(refused.value.reasons)
    assert InternalVersion.objects.filter(procedure=ours()).count() == 1


def test_a_process_carries_out_one_lane(as_staff: As) -> None:
    other = content("cr-factra-12")
    other = replace(other, xml=other.xml.replace("cr_factra_p12_prosecutor", ours().process))
    with as_staff("cr.fiscalia") as actor, pytest.raises(Refused):
        operations.give_internal(by=actor, institution=factra(), draft=other, at=NOW)


def test_put_out_of_use_it_stays_and_a_new_drawing_brings_it_back(as_staff: As) -> None:
    with as_staff("cr.fiscalia") as actor:
        operations.withdraw_internal(by=actor, procedure=ours(), at=NOW)
    with as_staff("cr.fiscalia") as actor, pytest.raises(Refused):
        operations.withdraw_internal(by=actor, procedure=ours(), at=NOW)
    assert ours().withdrawn_at == NOW

    with as_staff("cr.fiscalia") as actor:
        operations.give_internal(by=actor, institution=factra(), draft=content(), at=NOW)

    assert ours().withdrawn_at is None
    actions = (
        Entry.objects.using("owner").filter(institution="CR_FACTRA", action__startswith="INTERNAL").order_by("seq")
    )
    assert [entry.action for entry in actions] == ["INTERNAL_PROCEDURE_WITHDRAWN", "INTERNAL_PROCEDURE_GIVEN"]


def test_the_secretariat_puts_none_out_of_use(as_staff: As) -> None:
    with as_staff("cr.secretaria") as actor, pytest.raises(NotAllowed):
        operations.withdraw_internal(by=actor, procedure=ours(), at=NOW)


def test_what_was_found_is_kept_once_and_never_changed(as_staff: As) -> None:
    version = ours().versions.get()
    looked_at(version)
    looked_at(version, {"es": "Otra cosa"})

    look = Look.objects.get(version=version)
    assert (look.found, look.beside) == ([], agreed().digest)
    with as_staff("cr.fiscalia") as actor, pytest.raises(NotAllowed):
        operations.keep_look(by=actor, version=version, beside="x", found=[], at=NOW)
    with as_staff("cr.fiscalia"), pytest.raises(DatabaseError), transaction.atomic():
        Look.objects.filter(pk=look.pk).update(found=[{"es": "x"}])


LANE = {"process": "p11_interview", "lane": "lane_prosecutor", "title": "Pedir la prueba"}
OTHER_LANE = {"process": "p14_reparation", "lane": "lane_judge", "title": "Resolver el reclamo"}


def test_a_lane_is_begun_from_the_newest_version_and_handed_in_as_the_next(as_staff: As) -> None:
    with as_staff("cr.fiscalia") as actor:
        draft = operations.draw_lane(by=actor, institution=factra(), at=NOW, **LANE)
        begun = (draft.refines, draft.number, draft.title, draft.xml == content().xml)
        version = operations.hand_in(by=actor, draft=draft, at=NOW)
        draft.refresh_from_db()

    assert begun == ("p11_interview", "11", "Pedir la prueba", True)
    assert (version.procedure_id, version.number, version.title) == (ours().pk, 2, "Pedir la prueba")
    assert (draft.is_open, version.parameters) == (False, content().parameters)


def test_a_lane_that_nobody_drew_is_begun_from_its_steps_and_has_their_words(as_staff: As) -> None:
    with as_staff("cr.juzgado") as actor:
        institution = queries.institution_of(actor)
        draft = operations.draw_lane(by=actor, institution=institution, at=NOW, **OTHER_LANE)
        version = operations.hand_in(by=actor, draft=draft, at=NOW)

    assert version.procedure.process.startswith("cr_")
    assert version.texts["fr"]["steps"]["decide_by_court"]["title"]
    assert (version.number, version.procedure.lane, version.title) == (1, "lane_judge", "Resolver el reclamo")


@pytest.mark.parametrize(
    "change",
    [{"lane": "lane_judge"}, {"process": "p99"}, {"lane": "lane_nobody"}],
    ids=["of others", "none", "no lane"],
)
def test_a_lane_that_an_institution_does_not_take_is_not_drawn(as_staff: As, change: dict[str, str]) -> None:
    with as_staff("cr.fiscalia") as actor, pytest.raises(Refused):
        operations.draw_lane(by=actor, institution=factra(), at=NOW, **{**LANE, **change})


def test_what_is_drawn_for_one_s_own_institution_nobody_else_reads_changes_or_hands_in(as_staff: As) -> None:
    with as_staff("cr.fiscalia") as actor:
        draft = operations.draw_lane(by=actor, institution=factra(), at=NOW, **LANE)
    for username in ("cr.secretaria", "cr.jurista", "cr.policia", "hn.fiscalia", "cr.tecnica"):
        with as_staff(username) as actor:
            assert drafts.draft_visible_to(actor, draft.pk) is None, username
            with pytest.raises((NotAllowed, Refused)):
                operations.hand_in(by=actor, draft=draft, at=NOW)
            with pytest.raises(NotAllowed):
                saving.discard_draft(by=actor, draft=draft, at=NOW)


def test_a_draft_of_the_coalition_is_not_handed_in_as_an_internal_procedure(as_staff: As) -> None:
    with as_staff("cr.jurista") as actor:
        draft = beginning.start_draft(by=actor, number="14", at=NOW)
        with pytest.raises(Refused):
            operations.hand_in(by=actor, draft=draft, at=NOW)
