"""Beginning kits and versions."""

from __future__ import annotations

import pytest

from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.partnership.coalition.models import Institution
from amparo.partnership.kits.models import Kit, KitVersion
from amparo.partnership.kits.operations.kits import Named, begin_version, enter_kit
from tests.conftest import As
from tests.partnership.kits.making import AT, validated, written


def named(code: str = "policia", owner: str = "CR_MSP", title: str = "Trousse policía") -> Named:
    return Named(code, {"es": title, "fr": ""}, "POLICE", Institution.objects.get(code=owner))


def test_a_kit_begins_with_its_institution_and_its_words(database: str, as_staff: As) -> None:
    with as_staff("cr.formadora") as by:
        kit = enter_kit(by=by, named=named(), at=AT)

    assert (kit.country.code, kit.owner.code, kit.titles) == ("CR", "CR_MSP", {"es": "Trousse policía"})


def test_a_code_that_is_taken_or_no_title_is_refused(database: str, as_staff: As) -> None:
    with as_staff("cr.secretaria") as by:
        enter_kit(by=by, named=named(), at=AT)
        with pytest.raises(Refused):
            enter_kit(by=by, named=named(), at=AT)
        with pytest.raises(Refused):
            enter_kit(by=by, named=named("otro", title=" "), at=AT)

    assert Kit.objects.count() == 1


def test_nobody_begins_a_kit_for_another_country(database: str, as_staff: As) -> None:
    with as_staff("cr.secretaria") as by, pytest.raises(NotAllowed):
        enter_kit(by=by, named=named(owner="HN_POLICE"), at=AT)


def test_a_new_version_starts_with_what_the_last_one_teaches_and_no_packs(database: str, as_staff: As) -> None:
    first = validated(as_staff)

    with as_staff("cr.secretaria") as by:
        second = begin_version(by=by, kit=first.kit, languages=["fr", "es"], at=AT)

    def taught(version: KitVersion) -> list[object]:
        return [
            list(version.modules.values_list("number", "titles", "steps__procedure", "steps__element")),
            list(version.criteria.values_list("variant", "number", "weight", "texts")),
            list(version.items.values_list("number", "question", "answers", "right")),
        ]

    assert (second.number, second.languages) == (2, ["es", "fr"])
    assert taught(second) == taught(first)
    assert [first.modules.count(), first.criteria.count(), first.items.count()] == [4, 12, 5]
    assert (second.materials.count(), first.materials.count()) == (0, 4)


def test_a_version_waits_for_the_last_one(database: str, as_staff: As) -> None:
    version = written(as_staff)

    with as_staff("cr.secretaria") as by, pytest.raises(Refused):
        begin_version(by=by, kit=version.kit, languages=["es"], at=AT)

    assert KitVersion.objects.count() == 1
