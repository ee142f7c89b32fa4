"""What a draft must be before it can be kept: a harmless file, of the right procedure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any, Final

from django.utils.translation import gettext as _

from amparo.bpmn.problems import NotAccepted
from amparo.bpmn.read import read
from amparo.bpmn.write import is_bpmn, names_in
from amparo.bpmn.write.names import SECTIONS
from amparo.foundation.vocabularies.words import LANGUAGES, in_language
from amparo.partnership.revision.vocabulary import DISCARDED, PROPOSED

NUMBER: Final = re.compile(r"[0-9]{2}")
LONGEST_TEXT: Final = 2_000
MOST_TEXTS: Final = 200_000
MOST_SLUG: Final = 40


def reasons_not_to_keep(xml: bytes) -> list[str]:
    """Say why a drawing cannot even be kept as a draft: it is no harmless BPMN file. Empty means it can."""
    try:
        known = is_bpmn(xml)
    except NotAccepted as refused:
        return [in_language(problem.message) for problem in refused.problems]
    return [] if known else [_("The file is not a BPMN 2.0 drawing: export it again as BPMN.")]


def reasons_not_to_bring(xml: bytes) -> list[str]:
    """Say what a file draws that cannot be drawn here, element by element, and what to draw instead."""
    try:
        read(xml, name="procedure.bpmn")
    except NotAccepted as refused:
        foreign = [each for each in refused.problems if each.code in {"not_in_subset", "one_process"}]
        names = names_in(xml) if foreign else {}
        return [f"{_called(each.element, names)}: {in_language(each.message)}" for each in foreign]
    return []


def _called(element: str, names: Mapping[str, str]) -> str:
    """Return an element by its name, with its id; other editors give ids that nobody reads."""
    name = names.get(element, "")
    return f"«{name}» ({element})" if name else element


def reasons_not_to_change(state: str) -> list[str]:
    """Say why a draft in this state cannot be changed."""
    if state == PROPOSED:
        return [_("This draft was proposed: what was proposed is not changed. Start another draft from it.")]
    if state == DISCARDED:
        return [_("This draft was discarded. Take an earlier state of it back to go on.")]
    return []


def reasons_against_texts(texts: Mapping[str, Any]) -> list[str]:
    """Say what is wrong with texts by language: only tables of words, none too long."""
    if set(texts) - set(LANGUAGES) or not all(isinstance(each, dict) for each in texts.values()):
        return [_("Write the texts in Spanish, French or English.")]
    if any(
        not isinstance(each.get(section, {}), dict) for each in texts.values() for section in (*SECTIONS, "answers")
    ):
        return [_("A text can only hold words.")]
    lengths = [len(text) if isinstance(text, str) else -1 for text in _leaves(texts)]
    if min(lengths, default=0) < 0:
        return [_("A text can only hold words.")]
    if max(lengths, default=0) > LONGEST_TEXT or sum(lengths) > MOST_TEXTS:
        return [_("Shorten the texts: at most %(most)s characters each.") % {"most": LONGEST_TEXT}]
    return []


def _leaves(value: Any, depth: int = 0) -> list[Any]:
    if isinstance(value, dict) and depth < 6:
        return [leaf for inner in value.values() for leaf in _leaves(inner, depth + 1)]
    return [value]


def reasons_not_to_begin(number: str, title: str, taken: bool) -> list[str]:
    """Say why a new procedure cannot begin with this number and title."""
    reasons = []
    if not NUMBER.fullmatch(number):
        reasons.append(_("Write the number with two digits, such as 17."))
    elif taken:
        reasons.append(_("The number %(number)s is taken: draw a new version of that procedure, or choose another.")
                       % {"number": number})  # fmt: skip
    if not title.strip():
        reasons.append(_("Write a title."))
    return reasons


def name_of_process(number: str, title: str) -> str:
    """Return the id of a new procedure's process, such as `p17_visados`."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain)
    longest = max(words, key=len, default="")
    return f"p{number}_{longest or 'procedure'}"[:MOST_SLUG]
