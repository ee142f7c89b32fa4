"""When a case may be sealed, and a seal changed."""

from __future__ import annotations

from amparo.protection.seals import rules


def test_a_case_is_sealed_once_for_a_reason_and_for_people_who_work_on_it() -> None:
    def count(**changed: object) -> int:
        said = {"is_sealed": False, "kind": "CHILD_IN_DANGER", "named": [1], "people": {1, 2}, **changed}
        return len(rules.reasons_not_to_seal(**said))  # type: ignore[arg-type]

    assert [
        count(), count(is_sealed=True), count(kind=""), count(named=[]), count(named=[3]),
        count(is_sealed=True, kind="X", named=[]),
    ] == [0, 1, 1, 1, 1, 3]  # fmt: skip


def test_a_seal_is_changed_for_a_reason_of_its_kind_and_names_only_who_is_not_named() -> None:
    def count(**changed: object) -> int:
        said = {"is_sealed": True, "kind": "NAME", "why": "STANDS_IN", "account": 2, "unnamed": {2}, **changed}
        return len(rules.reasons_not_to_change(**said))  # type: ignore[arg-type]

    assert [
        count(), count(is_sealed=False), count(why="DANGER_OVER"), count(account=1), count(account=None),
        count(kind="LIFT", why="DANGER_OVER", account=None), count(kind="LIFT"), count(kind="OPEN"),
    ] == [0, 1, 1, 1, 1, 0, 1, 1]  # fmt: skip
