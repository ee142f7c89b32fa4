"""What is wrong with a report, line by line, before it is published."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from amparo.evidence.claims.rules.bars import drawn
from amparo.evidence.claims.rules.figures import Number, small_cells
from amparo.evidence.reports import vocabulary as words
from amparo.evidence.reports.rules.texts import Block, Cite, Read, typed_numbers


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a figure that a report cites."""

    code: str
    number: Number
    label: str = ""
    is_withdrawn: bool = False
    is_licensed: bool = True
    is_verified: bool = True
    is_invented: bool = False
    is_open: bool = False
    restated: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """Something that a check found: its code, the line (0 for the whole report), and what exactly."""

    code: str
    line: int
    what: str

    @property
    def stops(self) -> bool:
        """Whether the report is not published with it."""
        return self.code in words.STOPS


def check(text: Read, figures: Mapping[str, Known], analyses: Collection[str] = ()) -> tuple[Found, ...]:
    """Return what is wrong with a text, in the order of its lines; `analyses` are those whose findings it may show."""
    found = [Found(words.WRITTEN_WRONG, line, said) for line, said in text.wrong]
    found += [Found(words.TYPED_NUMBER, line, number) for line, number in typed_numbers(text)]
    for block in text.blocks:
        if block.kind == "findings" and block.codes[0] not in analyses:
            found.append(Found(words.NO_SUCH_FIGURE, block.line, f"findings {block.codes[0]}"))
        for code in _cited(block):
            found += _about(code, block.line, figures.get(code))
        if block.kind == "chart" and not _can_be_drawn(block, figures):
            found.append(Found(words.NOT_DRAWN, block.line, ", ".join(block.codes)))
    return tuple(sorted(dict.fromkeys(found), key=lambda each: (each.line, each.code)))


def _cited(block: Block) -> Iterable[str]:
    if block.kind != "findings":
        yield from block.codes
    yield from (part.code for part in block.parts if isinstance(part, Cite))


def _about(code: str, line: int, known: Known | None) -> list[Found]:
    """Say what is wrong with one figure on a line."""
    if known is None:
        return [Found(words.NO_SUCH_FIGURE, line, code)]
    states = (
        (words.WITHDRAWN, known.is_withdrawn),
        (words.NOT_LICENSED, not known.is_licensed),
        (words.SMALL_CELL, bool(small_cells(known.number))),
        (words.OPEN_PERIOD, known.is_open),
        (words.NOT_VERIFIED, not known.is_verified),
        (words.INVENTED, known.is_invented),
    )
    found = [Found(state, line, code) for state, holds in states if holds]
    return [*found, Found(words.RESTATED, line, f"{code}: {known.restated}")] if known.restated else found


def _can_be_drawn(block: Block, figures: Mapping[str, Known]) -> bool:
    numbers = [(code, figures[code].number) for code in block.codes if code in figures]
    return not numbers or drawn("", numbers) is not None


def reasons_not_to_publish(found: Iterable[Found], *, is_approved: bool, why: str) -> list[str]:
    """Say why a report cannot be published. Empty means it can."""
    several = list(found)
    stops = sum(each.stops for each in several)
    reasons = []
    if stops:
        reasons.append(_("Something stops it: see the check (%(count)s).") % {"count": stops})
    if not is_approved:
        reasons.append(_("The steering committee has not approved this text yet."))
    if len(several) > stops and not why.strip():
        reasons.append(_("The check warns of something: say why it is published all the same."))
    return reasons
