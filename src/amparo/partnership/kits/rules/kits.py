"""Where a version stands, what lacks before it can be validated, and what may be written into it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from amparo.partnership.kits import vocabulary as words


@dataclass(frozen=True, slots=True)
class Lack:
    """Something that a variant does not have yet; `language` is empty where it is not a matter of language."""

    variant: str
    what: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """What a version holds: its languages, (variant, kind, language) of its materials, variants with a grid."""

    languages: Collection[str]
    materials: Collection[tuple[str, str, str]]
    graded: Collection[str]


def state_of(kinds: Iterable[str]) -> str:
    """Return where a version stands, by the milestones behind it."""
    behind = set(kinds)
    if words.VALIDATION in behind:
        return words.VALIDATED
    return words.PLANNED if words.GRID in behind else words.DRAFT


def lacks_of(held: Held) -> tuple[Lack, ...]:
    """Return what both variants lack: the two packs in each language, and a grid by which learning is judged."""
    found = []
    for variant in words.VARIANTS:
        for kind in words.NEEDED:
            found += [
                Lack(variant, kind, language)
                for language in held.languages
                if (variant, kind, language) not in held.materials
            ]
        if variant not in held.graded:
            found.append(Lack(variant, words.GRID))
    return tuple(found)


def said(lack: Lack) -> str:
    """Say a lack in words."""
    variant = words.VARIANTS[lack.variant]
    if lack.what == words.GRID:
        return _("%(variant)s: the assessment grid is missing.") % {"variant": variant}
    facts = {"variant": variant, "what": words.MATERIALS[lack.what], "language": words.LANGUAGES[lack.language]}
    return _("%(variant)s: %(what)s in %(language)s is missing.") % facts


def reasons_of_text(text: str, empty: str, most: int = words.LONGEST_TEXT) -> list[str]:
    """Say why a text cannot be kept: nothing in it, or too much."""
    if not text.strip():
        return [empty]
    if len(text) > most:
        return [_("The text is too long: write at most %(most)s characters.") % {"most": most}]
    return []


def reasons_not_to_validate_grid(*, state: str, modules: int, held_on: date, today: date) -> list[str]:
    """Say why the training grid cannot be validated. Empty means it can."""
    reasons = []
    if state != words.DRAFT:
        reasons.append(_("The training grid of this version was validated already."))
    if not modules:
        reasons.append(_("The training grid has no module yet."))
    return reasons + _not_to_come(held_on, today)


def reasons_not_to_validate(*, state: str, lacks: Iterable[Lack], held_on: date, today: date) -> list[str]:
    """Say why a version cannot be validated: the grid first, then both variants complete. Empty means it can."""
    if state == words.VALIDATED:
        return [_("This version was validated already.")]
    reasons = []
    if state == words.DRAFT:
        reasons.append(_("An institution validates the training grid first: it is the road map of the kit."))
    return reasons + [said(lack) for lack in lacks] + _not_to_come(held_on, today)


def _not_to_come(held_on: date, today: date) -> list[str]:
    return [_("Write down what happened: the day is today or before.")] if held_on > today else []


def reasons_not_to_record(*, held_on: date, today: date, place: str, people: int | None) -> list[str]:
    """Say why a workshop or a pilot cannot be written down. Empty means it can."""
    reasons = reasons_of_text(place, _("Write where it was, or that it was online."), words.LONGEST_LINE)
    if people is not None and people < 0:
        reasons.append(_("A number of people is not below zero."))
    return reasons + _not_to_come(held_on, today)


def reasons_not_to_change(state: str) -> list[str]:
    """Say why what a version teaches cannot change any more. Empty means it can."""
    if state == words.VALIDATED:
        return [_("This version is validated: begin a new version to change what it teaches.")]
    return []


def reasons_not_to_add_item(answers: Collection[str], right: int) -> list[str]:
    """Say why a question cannot be kept: it has two to six answers, all different, and one of them is right."""
    told = [answer.strip() for answer in answers]
    if not 2 <= len(told) <= 6 or not all(told):
        return [_("Write two to six answers, one a line.")]
    if len(set(told)) != len(told):
        return [_("Two answers are the same.")]
    if not 1 <= right <= len(told):
        return [_("Say which answer is right by its number.")]
    return []


def reasons_not_to_add_material(
    *, address: str, has_document: bool, language: str, languages: Collection[str]
) -> list[str]:
    """Say why material cannot be kept: one document or one address, in a language of the version."""
    reasons = []
    if bool(address.strip()) == has_document:
        reasons.append(_("Attach a PDF or write an address: one of the two."))
    if address.strip() and urlsplit(address.strip()).scheme != "https":
        reasons.append(_("The address begins with https://."))
    if language not in languages:
        reasons.append(_("This version is not in that language."))
    return reasons


def reasons_not_to_begin(*, languages: Collection[str], last_state: str | None) -> list[str]:
    """Say why a version cannot begin: no language, or the last one is still being written. Empty means it can."""
    reasons = []
    if not languages or not set(languages) <= set(words.LANGUAGES):
        reasons.append(_("Choose at least one language."))
    if last_state not in {None, words.VALIDATED}:
        reasons.append(_("The last version is not validated yet: go on with it."))
    return reasons
