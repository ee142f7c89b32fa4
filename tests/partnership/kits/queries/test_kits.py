"""Kits are asked by country, and only what the actor may see."""

from __future__ import annotations

from amparo.partnership.kits.queries import kits
from amparo.partnership.kits.rules.kits import lacks_of
from tests.conftest import As
from tests.partnership.kits.making import validated, written


def test_a_version_is_seen_in_its_country_and_by_no_administrator(database: str, as_staff: As) -> None:
    version = written(as_staff)

    seen = {}
    for username in ("cr.policia", "hn.policia", "cr.tecnica", "cr.datos"):
        with as_staff(username) as by:
            seen[username] = kits.version_visible_to(by, version.pk) is not None

    assert seen == {"cr.policia": True, "hn.policia": False, "cr.tecnica": False, "cr.datos": True}


def test_documents_follow_the_country_too(database: str, as_staff: As) -> None:
    material = written(as_staff).materials.first()
    assert material is not None
    assert material.document_id is not None

    seen = []
    for username in ("cr.policia", "hn.policia", "cr.tecnica"):
        with as_staff(username) as by:
            seen.append(kits.document_visible_to(by, material.document_id) is not None)

    assert seen == [True, False, False]


def test_what_a_version_holds_is_what_the_rule_looks_at(database: str, as_staff: As) -> None:
    version = written(as_staff)

    assert lacks_of(kits.held_by(version)) == ()
    assert kits.states_of("CR") == {version.pk: "DRAFT"}
    assert kits.states_of("HN") == {}


def test_the_newest_version_and_those_validated(database: str, as_staff: As) -> None:
    version = validated(as_staff)

    assert kits.last_version(version.kit) == version
    assert list(kits.validated_versions("CR")) == [version]
    assert kits.kit_by_code("CR", "justicia") == version.kit
    assert kits.kit_by_code("HN", "justicia") is None
