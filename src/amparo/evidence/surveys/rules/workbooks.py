"""A form as sheets again: for the phone of a collector, for whoever edits it in a spreadsheet, and from a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from amparo.evidence.surveys import vocabulary as words
from amparo.evidence.surveys.rules.form import Form, Question, Words, in_words

NAMES: Final = {"es": "Español (es)", "fr": "Français (fr)", "en": "English (en)"}
SHEETS: Final = ("survey", "choices", "settings")
Rows = list[dict[str, str]]


def sheets_from_text(text: str) -> dict[str, list[list[str]]]:
    """Return the sheets of a form written as tables: a line with a sheet's name, then its lines, cells between bars."""
    sheets: dict[str, list[list[str]]] = {}
    current: list[list[str]] = []
    for line in text.splitlines():
        cells = [cell.strip().replace("\\n", "\n") for cell in re.split(r"(?<!\\)\|", line)]
        if len(cells) > 1 and cells[1] in SHEETS and not any(cells[2:]):
            current = sheets.setdefault(cells[1], [])
        elif len(cells) > 3 and not cells[1]:
            current.append(cells[2:-1])
    return sheets


def sheets_for_phone(form: Form, *, code: str, version: int) -> dict[str, Rows]:
    """Return the rows that an XForm is made of: only what we know, in every language that the form has."""
    languages = languages_of(form)
    title = in_words(form.titles, languages[0])
    settings = {
        "form_title": title, "form_id": code, "version": str(version), "default_language": NAMES[languages[0]],
    }  # fmt: skip
    return {
        "survey": list(_survey(form, languages)),
        "choices": list(_choices(form, languages, for_phone=True)),
        "settings": [settings],
    }


def sheets_to_edit(form: Form, *, code: str) -> dict[str, list[list[str]]]:
    """Return a form as the lines of a workbook that can be edited and brought again."""
    languages = languages_of(form)
    settings = {f"form_title::{NAMES[each]}": form.titles.get(each, "") for each in languages}
    settings |= {"form_id": code, "default_language": NAMES[languages[0]]}
    rows = {
        "survey": list(_survey(form, languages, to_edit=True)),
        "choices": list(_choices(form, languages, for_phone=False)),
        "settings": [settings],
    }
    return {sheet: _lines(found) for sheet, found in rows.items()}


def languages_of(form: Form) -> tuple[str, ...]:
    """Return the languages in which a form says something, Spanish first."""
    said = {language for question in form.questions for language in question.labels} | set(form.titles)
    return tuple(language for language in words.LANGUAGES if language in said) or ("es",)


def _lines(rows: Sequence[Mapping[str, str]]) -> list[list[str]]:
    heads = list(dict.fromkeys(head for row in rows for head in row))
    return [heads, *([row.get(head, "") for head in heads] for row in rows)]


def _said(column: str, labels: Words, languages: Sequence[str]) -> dict[str, str]:
    """Return a text in every language; one that is not there is said in the first."""
    if not labels:
        return {}
    return {f"{column}::{NAMES[each]}": in_words(labels, each) for each in languages}


def _survey(form: Form, languages: Sequence[str], *, to_edit: bool = False) -> Iterator[dict[str, str]]:
    """Yield the rows of the questions; the conditions of a group stand on its questions."""
    open_groups: tuple[str, ...] = ()
    for question in form.questions:
        yield from _groups(form, question, open_groups, languages)
        open_groups = question.path
        yield _row(question, languages, to_edit=to_edit)
    yield from ({"type": "end group"} for _each in open_groups)


def _groups(
    form: Form, question: Question, before: tuple[str, ...], languages: Sequence[str]
) -> Iterator[dict[str, str]]:
    shared = 0
    while shared < min(len(before), len(question.path)) and before[shared] == question.path[shared]:
        shared += 1
    yield from ({"type": "end group"} for _each in before[shared:])
    for depth, name in enumerate(question.path[shared:], start=shared):
        title = form.pages[question.page] if depth == 0 else {}
        yield {"type": "begin group", "name": name, **_said("label", title, languages)}


def _row(question: Question, languages: Sequence[str], *, to_edit: bool) -> dict[str, str]:
    row = {
        "type": f"{question.kind} {question.listed}".strip(),
        "name": question.name,
        **_said("label", question.labels, languages),
        **_said("hint", question.hints, languages),
        "relevant": " and ".join(f"({text})" for text in question.conditions)
        if len(question.conditions) > 1
        else "".join(question.conditions),
        "constraint": question.constraint,
        **_said("constraint_message", question.constraint_words, languages),
        "required": "yes" if question.required else "",
        **_said("required_message", question.required_words, languages),
        "calculation": question.calculation,
    }
    if to_edit:
        row["breakdown"] = "yes" if question.breakdown else ""
    return {column: said for column, said in row.items() if said}


def _choices(form: Form, languages: Sequence[str], *, for_phone: bool) -> Iterator[dict[str, str]]:
    for name, listed in form.lists.items():
        for choice in listed:
            row = {"list_name": name, "name": choice.code, **_said("label", choice.labels, languages)}
            if choice.counts_as and not for_phone:
                row |= {"counts_as": choice.counts_as}
                row |= _said("counts_as_label", form.counted.get(choice.counts_as, {}), languages)
            yield row
