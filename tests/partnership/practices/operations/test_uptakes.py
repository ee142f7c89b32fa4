"""A practice on its way to another country."""

from __future__ import annotations

from datetime import timedelta

import pytest

from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.partnership.adoption.operations.acts import File
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.practices import vocabulary as words
from amparo.partnership.practices.models import Uptake
from amparo.partnership.practices.operations import uptakes
from amparo.partnership.practices.queries import practices
from amparo.partnership.practices.queries.practices import Wanted
from amparo.partnership.practices.queries.uptakes import proof_visible_to, stands
from amparo.partnership.practices.rules.uptakes import Coming
from amparo.partnership.procedures import queries as procedures
from tests.conftest import As
from tests.partnership.practices.making import AT, TODAY, published, retained

PDF = b"%PDF-1.7\n1 0 obj << >> endobj\n%%EOF\n"


def asked(as_staff: As) -> Uptake:
    practice = published(as_staff)
    with as_staff("cr.secretaria") as by:
        return uptakes.ask_for_practice(
            by=by, practice=practice, to_country=coalition.country_by_code("CR"), why="De noche.",
            at=AT - timedelta(days=30),
        )  # fmt: skip


def fitted(as_staff: As) -> Uptake:
    made = asked(as_staff)
    with as_staff("cr.secretaria") as by:
        for condition in words.CONDITIONS:
            uptakes.record_fit(by=by, uptake=made, condition=condition, finding=words.MET, note="Sí.", at=AT)
        step(by, made, words.FITTED)
    return made


def step(by: object, made: Uptake, state: str, **more: object) -> None:
    planned = {"responsible": "Guardia", "due_on": TODAY} if state == words.PLANNED else {}
    file = File("prueba.pdf", PDF) if state in words.PROVEN else None
    coming = Coming(state, TODAY, "Hecho.", has_document=file is not None, **planned)  # type: ignore[arg-type]
    told = uptakes.Step(coming, file, **more)  # type: ignore[arg-type]
    uptakes.move_uptake(by=by, uptake=made, step=told, today=TODAY, at=AT)  # type: ignore[arg-type]


def test_an_adopted_practice_says_which_version_of_a_procedure_changed_and_is_replicated(as_staff: As) -> None:
    made = fitted(as_staff)
    version = procedures.version_in_force("03", "CR", TODAY)
    with as_staff("cr.secretaria") as by:
        for state in (words.PLANNED, words.PILOTED):
            step(by, made, state)
        step(by, made, words.ADOPTED, version=version)
        last = made.steps.order_by("-pk")[0]
        proof = proof_visible_to(by, last.document_id or 0)

    edition = practices.catalogue(Wanted(maturity=words.REPLICATED)).get()
    assert version is not None
    assert (last.procedure_id, last.version) == (version.procedure_id, version.number)
    assert (edition.adopted, bytes(proof.body) if proof else b"") == (1, PDF)


def test_the_newest_finding_on_a_condition_counts(as_staff: As) -> None:
    made = fitted(as_staff)
    with as_staff("cr.secretaria") as by:
        uptakes.record_fit(by=by, uptake=made, condition="LAW", finding=words.BLOCKED, note="El decreto.", at=AT)
        with pytest.raises(Refused):
            step(by, made, words.PLANNED)

    assert (stands(made).state, stands(made).findings["LAW"]) == (words.FITTED, words.BLOCKED)


def test_a_country_asks_once_and_another_does_not_carry_its_transfer(as_staff: As) -> None:
    made = asked(as_staff)
    country = coalition.country_by_code("CR")
    with as_staff("cr.secretaria") as by, pytest.raises(Refused):
        uptakes.ask_for_practice(by=by, practice=made.practice, to_country=country, why="Otra vez.", at=AT)
    with as_staff("hn.secretaria") as by, pytest.raises(NotAllowed):
        uptakes.record_fit(by=by, uptake=made, condition="LAW", finding=words.MET, note="Sí.", at=AT)

    assert Uptake.objects.count() == 1


def test_what_is_not_published_is_not_asked_for(as_staff: As) -> None:
    practice = retained(as_staff)
    country = coalition.country_by_code("CR")

    with as_staff("cr.secretaria") as by, pytest.raises(Refused):
        uptakes.ask_for_practice(by=by, practice=practice, to_country=country, why="De noche.", at=AT)


def test_a_proof_that_is_no_plain_pdf_is_refused_and_nothing_is_written(as_staff: As) -> None:
    made = fitted(as_staff)
    with as_staff("cr.secretaria") as by:
        step(by, made, words.PLANNED)
        coming = Coming(words.PILOTED, TODAY, "Piloto.", has_document=True)
        with pytest.raises(Refused):
            uptakes.move_uptake(by=by, uptake=made, step=uptakes.Step(coming, File("x.pdf", b"MZ")), today=TODAY, at=AT)

    assert stands(made).state == words.PLANNED


def test_a_transfer_is_not_dropped_without_its_lesson(as_staff: As) -> None:
    made = asked(as_staff)

    with as_staff("cr.secretaria") as by, pytest.raises(Refused):
        step(by, made, words.DROPPED)
