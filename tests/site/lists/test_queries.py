"""Lists are known by their names in addresses."""

from __future__ import annotations

from amparo.site.lists.queries import KINDS, listed


def test_each_name_leads_to_its_list_and_any_other_to_none() -> None:
    assert {kind: told.kind for kind in KINDS if (told := listed(kind))} == {kind: kind for kind in KINDS}
    assert listed("nothing") is None
