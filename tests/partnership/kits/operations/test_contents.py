"""Writing what a version teaches, judges and holds."""

from __future__ import annotations

import pytest

from amparo.demo.adopting import document
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.partnership.adoption.operations.acts import File
from amparo.partnership.competencies.models import Competency
from amparo.partnership.kits import vocabulary as words
from amparo.partnership.kits.models import Item, KitDocument, Material, Module
from amparo.partnership.kits.operations import contents
from amparo.partnership.kits.operations.changes import hear_version
from tests.conftest import As
from tests.partnership.kits.making import AT, validated, written
from tests.partnership.kits.operations.test_changes import revised


def planned(**changed: object) -> contents.Planned:
    asked = {
        "titles": {"es": "Reparación"}, "objectives": {"es": "Abrir las vías."},
        "competency": Competency.objects.get(code="REPARATION"), "method": "CASE_STUDY", "minutes": 90,
        "steps": [("14", "assess_damage"), ("14", "assess_damage")], **changed,
    }  # fmt: skip
    return contents.Planned(**asked)  # type: ignore[arg-type]


def held(**changed: str) -> contents.Held:
    asked = {"variant": "INITIAL", "kind": "CARDS", "language": "es", "title": "Tarjetas", **changed}
    return contents.Held(**asked)


def test_a_module_comes_after_the_last_with_the_steps_it_teaches(database: str, as_staff: As) -> None:
    version = written(as_staff)

    with as_staff("cr.formadora") as by:
        module = contents.add_module(by=by, version=version, planned=planned())

    assert (module.number, [str(step) for step in module.steps.all()]) == (5, ["14/assess_damage"])


@pytest.mark.parametrize("changed", [{"titles": {"es": " "}}, {"objectives": {}}, {"minutes": 0}])
def test_a_module_without_words_or_time_is_refused(database: str, as_staff: As, changed: dict[str, object]) -> None:
    version = written(as_staff)

    with as_staff("cr.formadora") as by, pytest.raises(Refused):
        contents.add_module(by=by, version=version, planned=planned(**changed))

    assert Module.objects.count() == 4


def test_nothing_is_added_to_or_taken_out_of_a_validated_version(database: str, as_staff: As) -> None:
    version, wanted = validated(as_staff), Competency.objects.get(code="REPARATION")
    key = version.modules.get(number=1).pk

    with as_staff("cr.secretaria") as by:
        with pytest.raises(Refused):
            contents.add_module(by=by, version=version, planned=planned())
        with pytest.raises(Refused):
            contents.add_criterion(
                by=by, version=version, variant="INITIAL", competency=wanted, texts={"es": "Hace"}, weight=1
            )
        with pytest.raises(Refused):
            contents.take_out(by=by, version=version, what="module", key=key)

    assert (version.modules.count(), version.criteria.count()) == (4, 12)


def test_what_was_a_mistake_is_taken_out_of_a_draft_once(database: str, as_staff: As) -> None:
    version = written(as_staff)
    rows = {
        "module": version.modules.get(number=4), "criterion": version.criteria.first(), "item": version.items.first(),
        "material": version.materials.first(),
    }  # fmt: skip

    with as_staff("cr.secretaria") as by:
        for what, row in rows.items():
            assert row is not None
            contents.take_out(by=by, version=version, what=what, key=row.pk)
            with pytest.raises(Refused):
                contents.take_out(by=by, version=version, what=what, key=row.pk)

    assert [version.modules.count(), version.criteria.count(), version.items.count(), version.materials.count()] == [
        3, 11, 4, 3,
    ]  # fmt: skip


def test_a_module_whose_step_changed_stays_as_a_trace(database: str, as_staff: As) -> None:
    version = written(as_staff)
    with as_staff("cr.secretaria") as by:
        hear_version(by=by, version=revised("11", "forensic_interview"), at=AT)
        with pytest.raises(Refused):
            contents.take_out(by=by, version=version, what="module", key=version.modules.get(number=1).pk)

    assert version.modules.count() == 4


@pytest.mark.parametrize(
    ("answers", "right"), [({"es": ["Sí"]}, 1), ({"es": ["Sí", "No"]}, 3), ({"es": ["Sí", "No"], "fr": ["Oui"]}, 1)]
)
def test_a_question_that_cannot_be_answered_is_refused(
    database: str, as_staff: As, answers: dict[str, list[str]], right: int
) -> None:
    version, wanted = written(as_staff), Competency.objects.get(code="REFERRAL")
    question = dict.fromkeys(answers, "¿Sí?")

    with as_staff("cr.secretaria") as by, pytest.raises(Refused):
        contents.add_item(by=by, version=version, competency=wanted, question=question, answers=answers, right=right)

    assert Item.objects.count() == 5


@pytest.mark.parametrize("weight", [0, 101])
def test_a_weight_is_within_its_limits(database: str, as_staff: As, weight: int) -> None:
    version, wanted = written(as_staff), Competency.objects.get(code="REFERRAL")

    with as_staff("cr.secretaria") as by, pytest.raises(Refused):
        contents.add_criterion(
            by=by, version=version, variant="INITIAL", competency=wanted, texts={"es": "Hace"}, weight=weight
        )


def test_material_is_kept_with_its_digest_also_after_validation(database: str, as_staff: As) -> None:
    version = validated(as_staff)

    with as_staff("cr.formadora") as by:
        material = contents.add_material(
            by=by, version=version, held=held(), file=File("tarjetas.pdf", document()), at=AT
        )

    assert material.document is not None
    assert (len(material.document.digest), material.kind) == (64, words.CARDS)


@pytest.mark.parametrize("body", [b"", b"<html>", b"%PDF-1.7 /JavaScript %%EOF"])
def test_a_file_that_is_no_plain_pdf_is_not_kept(database: str, as_staff: As, body: bytes) -> None:
    version = written(as_staff, packs=False)

    with as_staff("cr.formadora") as by, pytest.raises(Refused):
        contents.add_material(by=by, version=version, held=held(), file=File("x.pdf", body), at=AT)

    assert not KitDocument.objects.exists()


def test_a_video_has_an_address(database: str, as_staff: As) -> None:
    version = written(as_staff, packs=False)
    video = held(kind="AUDIOVISUAL", address="https://example.org/video")

    with as_staff("cr.formadora") as by:
        contents.add_material(by=by, version=version, held=video, file=None, at=AT)

    assert list(Material.objects.values_list("kind", "address")) == [("AUDIOVISUAL", "https://example.org/video")]


def test_others_do_not_write(database: str, as_staff: As) -> None:
    version = written(as_staff)

    for username in ("cr.policia", "hn.secretaria", "cr.datos"):
        with as_staff(username) as by, pytest.raises(NotAllowed):
            contents.add_module(by=by, version=version, planned=planned())
