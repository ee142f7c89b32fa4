"""When a need for training may be written down."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from amparo.partnership.kits.rules.kits import reasons_of_text


def reasons_not_to_record(*, statement: str, source: str, found_on: date, today: date, people: int | None) -> list[str]:
    """Say why a need cannot be written down: it says what, from which source and since when. Empty means it can."""
    reasons = reasons_of_text(statement, _("Say what people cannot do yet."))
    reasons += reasons_of_text(source, _("Say where it comes from: a need without a source convinces nobody."))
    if found_on > today:
        reasons.append(_("It was found today or before."))
    if people is not None and people < 0:
        reasons.append(_("A number of people is not below zero."))
    return reasons
