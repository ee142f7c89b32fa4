"""An act is recorded with its document and its letter, by the institution itself, and only once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.audit.models import Entry
from amparo.partnership.adoption.models import Act, Document, Evidence, Letter
from amparo.partnership.adoption.operations import acts
from amparo.partnership.adoption.operations.acts import File, Shown
from amparo.partnership.adoption.rules.acts import digest_of
from amparo.partnership.adoption.vocabulary import DOCUMENT, LINK, NUMBER
from tests.conftest import As
from tests.partnership.adoption.proposing import NOW, PDF, SIGNED, TODAY, adopted, institution


def test_an_act_is_kept_with_its_document_and_its_digest(as_staff: As) -> None:
    act = adopted(as_staff)

    kept = Document.objects.get(pk=act.document_id)
    assert (bytes(kept.body), kept.digest, kept.size) == (PDF, digest_of(PDF), len(PDF))
    entry = Entry.objects.using("owner").filter(action="ACT_RECORDED").latest("id")
    assert (entry.subject, entry.facts["act"]) == ("institution:CR_OIJ", kept.digest)


@pytest.mark.parametrize("username", ["cr.secretaria", "cr.inamu", "cr.datos", "cr.tecnica", "hn.policia"])
def test_only_the_institution_itself_adopts(as_staff: As, username: str) -> None:
    with pytest.raises(NotAllowed):
        adopted(as_staff, username)

    assert (Act.objects.count(), Document.objects.count(), Letter.objects.count()) == (0, 0, 0)


def test_what_works_with_the_coalition_but_is_no_member_adopts_nothing(as_staff: As) -> None:
    with pytest.raises(Refused):
        adopted(as_staff, "cr.albergue", "CR_CSO_SHELTER")

    assert Act.objects.count() == 0


def test_the_same_act_is_not_recorded_twice(as_staff: As) -> None:
    adopted(as_staff)

    with pytest.raises(Refused):
        adopted(as_staff)

    assert Act.objects.count() == 1


def test_a_file_that_is_no_pdf_is_refused_and_nothing_is_kept(as_staff: As) -> None:
    act = adopted(as_staff)

    with pytest.raises(Refused), as_staff("cr.policia") as actor:
        acts.record_act(
            by=actor,
            institution=act.institution,
            version=act.version,
            signed=replace(SIGNED, number="2"),
            file=File("acto.pdf", b"MZ not a pdf"),
            today=TODAY,
            at=NOW,
        )

    assert (Act.objects.count(), Document.objects.count()) == (1, 1)


def test_an_act_is_withdrawn_by_its_institution_and_stays_in_the_history(as_staff: As) -> None:
    act = adopted(as_staff)

    with pytest.raises(NotAllowed), as_staff("cr.secretaria") as actor:
        acts.withdraw_act(by=actor, act=act, ended_on=TODAY, why="No.", today=TODAY, at=NOW)
    with as_staff("cr.policia") as actor:
        ending = acts.withdraw_act(by=actor, act=act, ended_on=TODAY, why="Cambió la ley.", today=TODAY, at=NOW)
    with pytest.raises(Refused), as_staff("cr.policia") as actor:
        acts.withdraw_act(by=actor, act=act, ended_on=TODAY, why="Otra vez.", today=TODAY, at=NOW)

    assert (Act.objects.get().pk, ending.why) == (act.pk, "Cambió la ley.")


@pytest.mark.parametrize(
    "shown",
    [
        (Shown(LINK, "https://example.org/informe", "Informe.", TODAY), None),
        (Shown(NUMBER, "12", "Personas formadas.", TODAY), None),
        (Shown(DOCUMENT, "", "Circular.", TODAY), File("circular.pdf", PDF)),
    ],
    ids=["link", "number", "document"],
)
def test_application_is_shown_with_evidence(as_staff: As, shown: tuple[Shown, File | None]) -> None:
    act = adopted(as_staff)

    with as_staff("cr.policia") as actor:
        made = acts.record_evidence(
            by=actor,
            institution=act.institution,
            procedure=act.version.procedure,
            shown=shown[0],
            file=shown[1],
            today=TODAY,
            at=NOW,
        )

    assert (made.kind, made.value, made.document is not None) == (
        shown[0].kind, shown[0].value, shown[1] is not None,
    )  # fmt: skip


def test_nothing_is_applied_before_it_is_adopted(as_staff: As) -> None:
    act = adopted(as_staff)
    with as_staff("cr.policia") as actor:
        acts.withdraw_act(by=actor, act=act, ended_on=TODAY, why="Cambió la ley.", today=TODAY, at=NOW)

    with pytest.raises(Refused), as_staff("cr.policia") as actor:
        acts.record_evidence(
            by=actor,
            institution=institution("CR_OIJ"),
            procedure=act.version.procedure,
            shown=Shown(NUMBER, "12", "Personas formadas.", TODAY - timedelta(1)),
            file=None,
            today=TODAY,
            at=NOW,
        )

    assert Evidence.objects.count() == 0
