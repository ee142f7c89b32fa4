"""The counts of a session with the public: typed, corrected, and what was corrected."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from amparo.foundation.design.boards import Cell, Table, table
from amparo.partnership.rolls import vocabulary as words
from amparo.partnership.rolls.models import Session
from amparo.partnership.rolls.operations.counts import Count
from amparo.partnership.rolls.queries import presence


@dataclass(frozen=True, slots=True)
class CountLine:
    """An age band with its counts; the names are those of the fields of the form."""

    band: str
    label: str
    fields: tuple[tuple[str, str, str], ...]


def count_lines(session: Session, typed: dict[str, str]) -> tuple[CountLine, ...]:
    """Gather the age bands with what was typed, else what was counted."""
    told = {row.age_band: row for row in presence.counts_of(session)}
    labels = (("women", _("Women")), ("men", _("Men")), ("others", _("Others")))
    return tuple(
        CountLine(
            band,
            str(label),
            tuple(
                (
                    f"{band}.{name}",
                    words_of,
                    typed.get(f"{band}.{name}", str(getattr(told[band], name)) if band in told else ""),
                )
                for name, words_of in labels
            ),
        )
        for band, label in words.AGE_BANDS.items()
    )


def changes_table(pairs: Iterable[tuple[Count, Count]]) -> Table:
    """Return what a correction changes: each age band as it is, and as it would be."""
    rows = tuple((Cell(str(words.AGE_BANDS[now.age_band])), Cell(_told(was)), Cell(_told(now))) for was, now in pairs)
    return table(_("What changes"), (_("Age"), _("Counted before"), _("Counted now")), rows)


def _told(count: Count) -> str:
    facts = {"women": count.women, "men": count.men, "others": count.others}
    return _("Women %(women)s, men %(men)s, others %(others)s") % facts


def corrections_table(session: Session) -> Table | None:
    """Return what was counted before each correction, and why it was corrected."""
    rows = tuple(
        (
            Cell(date_format(localtime(each.corrected_at), "SHORT_DATETIME_FORMAT")),
            Cell("; ".join(f"{words.AGE_BANDS[band]}: {_told(Count(band, *told))}" for band, *told in each.before)),
            Cell(each.why),
        )
        for each in presence.corrections_of(session)
    )
    return table(_("Corrections"), (_("When"), _("Counted before"), _("Why")), rows) if rows else None
