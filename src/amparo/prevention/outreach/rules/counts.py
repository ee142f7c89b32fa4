"""What may be shown of counts to those who did not count: small groups are put together, never shown alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from amparo.partnership.rolls.vocabulary import AGE_BANDS
from amparo.prevention.outreach import vocabulary as words

Band = tuple[int, int, int]


def merged(cells: Sequence[tuple[str, int]], smallest: int = words.SMALLEST) -> tuple[tuple[str, int], ...]:
    """Put neighbouring cells together until each holds at least `smallest`; nothing when all together do not.

    Names are joined in their order. What would be left small at the end joins the one before it.
    """
    made: list[tuple[str, int]] = []
    names: list[str] = []
    count = 0
    for name, value in cells:
        names.append(name)
        count += value
        if count >= smallest:
            made.append((", ".join(names), count))
            names, count = [], 0
    if names and made:
        last, most = made.pop()
        made.append((", ".join([last, *names]), most + count))
    return tuple(made)


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown of the counts of a session: all, or what is left when small groups are put together."""

    total: int | None
    sexes: tuple[tuple[str, int], ...] = ()
    ages: tuple[tuple[str, int], ...] = ()


def shown_to_others(counts: Mapping[str, Band]) -> Shown:
    """Return what somebody who did not count may see: no cell, and nothing left of a total, under ten."""
    total = sum(sum(band) for band in counts.values())
    if total < words.SMALLEST:
        return Shown(None)
    by_sex = [sum(band[place] for band in counts.values()) for place in range(3)]
    sexes = merged(tuple(zip((str(_("Women")), str(_("Men")), str(_("Others"))), by_sex, strict=True)))
    ages = merged(tuple((str(label), sum(counts.get(code, (0, 0, 0)))) for code, label in AGE_BANDS.items()))
    return Shown(total, sexes if len(sexes) > 1 else (), ages if len(ages) > 1 else ())


def groups_to_others(groups: Mapping[str, int], total: int) -> dict[str, int]:
    """Return the groups of which others may know how many: at least ten, and at least ten who are not of it."""
    return {
        group: count for group, count in groups.items() if count >= words.SMALLEST and total - count >= words.SMALLEST
    }


def people_between(sessions: Sequence[int]) -> tuple[int, int]:
    """Return between how many and how many people came: at least the largest session, at most all of them."""
    return (max(sessions, default=0), sum(sessions))


def rounded_down(count: int) -> int:
    """Return the whole ten below a count, so that two readings on different days tell of no small group."""
    return count - count % words.SMALLEST


def reasons_not_to_tell_groups(groups: Mapping[str, int], total: int, known: Mapping[str, object]) -> list[str]:
    """Say why what people said of themselves cannot be told so: no group is larger than the session."""
    if any(group not in known or count < 0 for group, count in groups.items()):
        return [_("Choose one of the answers that are offered.")]
    if any(count > total for count in groups.values()):
        return [_("A group has more people than came.")]
    return []
