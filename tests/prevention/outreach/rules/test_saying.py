"""Free text is looked at before it is kept; what everybody reads names nobody and no place that is kept back."""

from __future__ import annotations

from typing import Any

import pytest

from amparo.prevention.outreach.rules.saying import (
    found_in,
    named_in,
    reasons_not_to_keep,
    reasons_not_to_publish,
    tells_of_the_spot,
)


@pytest.mark.parametrize("text", ["Vino María López de Tela", "la niña de 14 años de Tela", "llame al 9999-1234"])
def test_what_looks_like_a_person_is_told_once_and_whoever_is_sure_goes_on(text: str) -> None:
    assert len(found_in({"Nota": text})) >= 1
    assert len(reasons_not_to_keep({"Nota": text}, is_sure=False)) >= 3
    assert reasons_not_to_keep({"Nota": text}, is_sure=True) == []
    assert reasons_not_to_keep({"Nota": "Se repartió el cartel"}, is_sure=False) == []


def test_a_name_is_found_whatever_its_accents_and_signs() -> None:
    names = ["Artesanas de la playa", "Jo"]

    assert named_in("Con las ARTESANAS, de la «playa», se acordó", names) == ["Artesanas de la playa"]
    assert named_in("Con artesanas del mercado y Jo", names) == []


def reasons(said: str, **more: Any) -> list[str]:
    told = {"informal": ["Vendedoras"], "spot": "Barrio La Loma, playa norte", "is_sensitive": True, "stands": False}
    return reasons_not_to_publish(said=said, **{**told, **more})


def test_what_everybody_reads_names_no_informal_partner_no_person_and_no_finer_place() -> None:
    assert reasons("Se acordó cómo avisar.") == []
    assert len(reasons("Con las vendedoras se acordó.")) == 1
    assert len(reasons("En la playa norte se acordó.")) == 1
    assert reasons("En la playa norte se acordó.", is_sensitive=False) == []
    assert len(reasons(" ")) == 1
    assert len(reasons("Vino Ana Pérez.")) == 1
    assert len(reasons("Se acordó cómo avisar.", stands=True)) == 1


def test_each_part_of_a_finer_place_is_looked_for() -> None:
    assert tells_of_the_spot("Trabajo en barrio la loma", "Barrio La Loma, playa norte")
    assert not tells_of_the_spot("Trabajo en la costa", "Barrio La Loma, playa norte")
    assert not tells_of_the_spot("Trabajo en la costa", "")
