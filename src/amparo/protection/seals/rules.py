"""When a case may be sealed, and a seal changed."""

from __future__ import annotations

from collections.abc import Collection

from django.utils.translation import gettext as _

from amparo.protection.seals import vocabulary


def reasons_not_to_seal(*, is_sealed: bool, kind: str, named: Collection[int], people: Collection[int]) -> list[str]:
    """Say, in words for who seals, why the case is not sealed so. Empty means it can be."""
    reasons = []
    if is_sealed:
        reasons.append(_("This case is sealed already."))
    if kind not in vocabulary.KINDS:
        reasons.append(_("Say why it is sealed."))
    if not named or not set(named) <= set(people):
        reasons.append(_("Name at least one person who works on the case, or nobody could go on with it."))
    return reasons


def reasons_not_to_change(
    *, is_sealed: bool, kind: str, why: str, account: int | None, unnamed: Collection[int]
) -> list[str]:
    """Say why a change of a seal is not asked so. Empty means it can be."""
    reasons = []
    if not is_sealed:
        reasons.append(_("This case is not sealed."))
    if why not in vocabulary.WHY.get(kind, {}):
        reasons.append(_("Say why."))
    if kind == vocabulary.NAME and account not in unnamed:
        reasons.append(_("Choose somebody whose team has the case and who is not named yet."))
    return reasons
