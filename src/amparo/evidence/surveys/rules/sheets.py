"""Reading a form from its workbook (XLSForm): a closed set of it, and a sentence for each cell that is not of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from django.utils.translation import gettext as _

from amparo.evidence.surveys import vocabulary as words
from amparo.evidence.surveys.rules.cells import Row, Sheets, rows_of
from amparo.evidence.surveys.rules.expressions import NotUnderstood, looks_here, names_in, read
from amparo.evidence.surveys.rules.form import Choice, Form, Question
from amparo.evidence.surveys.rules.problems import INSTEAD, Problem

NAME: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,39}\Z")
CODE: Final = re.compile(r"[A-Za-z0-9_.-]{1,40}\Z")
TAKEN: Final = frozenset({"meta", "instanceID", "instanceid"})
YES: Final = frozenset({"yes", "true", "true()", "sí", "si", "oui"})
NO: Final = frozenset({"", "no", "false", "false()", "non"})
DEEPEST: Final = 3


class NotAForm(Exception):
    """A workbook is not a form that can be asked; `problems` say where and what to write instead."""

    def __init__(self, problems: list[Problem]) -> None:
        """Keep what is wrong, in the order of the sheets."""
        super().__init__(len(problems))
        self.problems = problems


@dataclass(slots=True)
class _Group:
    row: Row
    name: str
    relevant: str


@dataclass(slots=True)
class _Reader:
    """What is known while the questions are read from the top down."""

    default: str
    lists: dict[str, tuple[Choice, ...]]
    problems: list[Problem] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    groups: list[_Group] = field(default_factory=list)
    pages: list[dict[str, str]] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    on_page: int = 0
    loose: bool = False


def read_form(sheets: Sheets) -> Form:
    """Return the form of a workbook. Raises `NotAForm` with every problem found."""
    settings, choices, survey = (rows_of(sheets, sheet) for sheet in ("settings", "choices", "survey"))
    first = settings.rows[0] if settings.rows else Row("settings", 2, {})
    default = _default_language(first)
    problems = [*settings.problems, *choices.problems, *survey.problems]
    lists, counted = _lists(choices.rows, default, problems)
    reader = _Reader(default, lists, problems)
    for row in survey.rows:
        _line(reader, row)
    titles = first.words("form_title", default)
    problems += _whole(reader, titles)
    if problems:
        raise NotAForm(problems)
    questions = tuple(reader.questions)
    used = {each.listed for each in questions}
    return Form(
        titles=titles,
        questions=questions,
        lists={name: listed for name, listed in lists.items() if name in used},
        counted=counted,
        pages=tuple(reader.pages),
    )


def _default_language(row: Row) -> str:
    found = re.search(r"\b(es|fr|en)\b", row["default_language"].lower())
    return found.group(1) if found else "es"


def _whole(reader: _Reader, titles: dict[str, str]) -> Iterator[Problem]:
    """Yield what is wrong with the form as a whole."""
    if not titles:
        yield Problem("settings", 2, "form_title", _("Write the title of the survey."))
    for group in reader.groups:
        yield group.row.problem("type", _("This group is not closed: write “end group” after its last question."))
    asked = [each for each in reader.questions if each.kind not in {words.NOTE, words.CALCULATE}]
    if not asked:
        yield Problem("survey", 0, "", _("No question stands in it."))
    if len(reader.questions) > words.MOST_QUESTIONS:
        yield Problem("survey", 0, "", _("Ask at most %(most)s questions.") % {"most": words.MOST_QUESTIONS})
    if sum(each.breakdown for each in asked) > words.MOST_GROUPS:
        text = _("Break results down by at most %(most)s questions.") % {"most": words.MOST_GROUPS}
        yield Problem("survey", 0, "", text)


def _lists(
    rows: list[Row], default: str, problems: list[Problem]
) -> tuple[dict[str, tuple[Choice, ...]], dict[str, dict[str, str]]]:
    """Return the lists of answers, and what answers count as with its words."""
    lists: dict[str, list[Choice]] = {}
    counted: dict[str, dict[str, str]] = {}
    for row in rows:
        choice = Choice(row["name"], row.words("label", default), row["counts_as"])
        listed = lists.setdefault(row["list_name"], [])
        problems += _wrong_choice(row, choice, listed)
        listed.append(choice)
        if choice.counts_as:
            counted[choice.counts_as] = counted.get(choice.counts_as) or row.words("counts_as_label", default)
    for code, labels in counted.items():
        if not labels:
            counted[code] = {default: code}
    return {name: tuple(listed) for name, listed in lists.items()}, counted


def _wrong_choice(row: Row, choice: Choice, before: list[Choice]) -> Iterator[Problem]:
    if not NAME.match(row["list_name"]):
        yield row.problem("list_name", _("Write the name of the list with letters, digits and _ only."))
    if not CODE.match(choice.code):
        yield row.problem("name", _("Write a code of letters, digits, “_”, “-” or “.”, without spaces."))
    if choice.code in {each.code for each in before}:
        yield row.problem("name", _("The code stands twice in its list. Write another."))
    if not choice.labels:
        yield row.problem("label", _("Write the words of the answer."))
    if choice.counts_as and (not CODE.match(choice.counts_as) or choice.counts_as in {each.code for each in before}):
        yield row.problem("counts_as", _("Write a code of letters and digits that no answer of the list has."))
    if len(before) == words.MOST_CHOICES:
        yield row.problem("name", _("Give at most %(most)s answers in a list.") % {"most": words.MOST_CHOICES})


def _line(reader: _Reader, row: Row) -> None:
    kind, _space, rest = row["type"].partition(" ")
    plain = " ".join(row["type"].lower().replace("_", " ").split())
    if plain == "begin group":
        _begin_group(reader, row)
    elif plain == "end group":
        if reader.groups:
            reader.groups.pop()
        else:
            reader.problems.append(row.problem("type", _("No group is open here. Remove the row.")))
        reader.loose = False
    else:
        _question(reader, row, kind.lower(), rest.strip())


def _begin_group(reader: _Reader, row: Row) -> None:
    _check_name(reader, row)
    _check_condition(reader, row, "relevant", here=False)
    if len(reader.groups) >= DEEPEST:
        text = _("Put groups at most %(most)s deep into one another.") % {"most": DEEPEST}
        reader.problems.append(row.problem("type", text))
    if not reader.groups:
        reader.pages.append(row.words("label", reader.default))
        reader.loose = False
    reader.groups.append(_Group(row, row["name"], row["relevant"]))


def _question(reader: _Reader, row: Row, kind: str, rest: str) -> None:
    if kind not in words.KINDS or (rest and kind not in words.SELECTS) or rest.endswith("or_other"):
        reader.problems.append(row.problem("type", _kind_refused(row["type"])))
        return
    _check_name(reader, row)
    reader.problems += [*_wrong_question(reader, row, kind, rest), *_wrong_marks(row)]
    for column in ("relevant", "constraint", "calculation"):
        _check_condition(reader, row, column, here=column == "constraint")
    made = Question(
        name=row["name"],
        kind=kind,
        labels=row.words("label", reader.default),
        hints=row.words("hint", reader.default),
        listed=rest,
        conditions=tuple(filter(None, [*(group.relevant for group in reader.groups), row["relevant"]])),
        constraint=row["constraint"],
        constraint_words=row.words("constraint_message", reader.default),
        required=row["required"].lower() in YES,
        required_words=row.words("required_message", reader.default),
        calculation=row["calculation"],
        path=tuple(group.name for group in reader.groups),
        breakdown=row["breakdown"].lower() in YES,
    )
    reader.questions.append(replace(made, page=_page_for(reader, made)))


def _page_for(reader: _Reader, question: Question) -> int:
    """A group at the top is a page; loose questions stand a few on a page, and what is computed takes no room."""
    if not reader.groups and (not reader.loose or reader.on_page >= words.ON_A_PAGE):
        reader.pages.append({})
        reader.loose, reader.on_page = True, 0
    if question.kind not in {words.NOTE, words.CALCULATE}:
        reader.on_page += 1
    return len(reader.pages) - 1


def _kind_refused(said: str) -> str:
    plain = " ".join(said.lower().split())
    known = INSTEAD.get(plain) or INSTEAD.get(plain.replace("_", " ")) or INSTEAD.get(plain.split(" ")[0])
    if known:
        return str(known)
    if plain.endswith(" or_other"):
        return _("Write “other” as an answer of the list, and a “text” question with its “relevant”.")
    kinds = ", ".join([*words.KINDS, "begin group", "end group"])
    return _("“%(said)s” is not taken. Write one of: %(kinds)s.") % {"said": said, "kinds": kinds}


def _check_name(reader: _Reader, row: Row) -> None:
    name = row["name"]
    if not NAME.match(name) or name in TAKEN:
        text = _("Write a name of letters, digits and _ that begins with a letter, as in age_band.")
        reader.problems.append(row.problem("name", text))
    elif name in reader.names:
        reader.problems.append(row.problem("name", _("Another row has this name. Write another.")))
    reader.names.add(name)


def _wrong_question(reader: _Reader, row: Row, kind: str, rest: str) -> Iterator[Problem]:
    if kind in words.SELECTS and rest not in reader.lists:
        yield row.problem("type", _("No list “%(name)s” stands in the sheet “choices”.") % {"name": rest})
    if kind != words.CALCULATE and not row.words("label", reader.default):
        yield row.problem("label", _("Write the words of the question."))
    if kind == words.CALCULATE and not row["calculation"]:
        yield row.problem("calculation", _("Write what is computed."))
    if kind != words.CALCULATE and row["calculation"]:
        yield row.problem("calculation", _("Only a row of the type “calculate” computes. Leave it empty."))
    if kind in {words.NOTE, words.CALCULATE} and row["constraint"]:
        yield row.problem("constraint", _("Nothing is answered here. Leave it empty."))
    if row["breakdown"].lower() in YES and kind != words.SELECT_ONE:
        yield row.problem("breakdown", _("Only a select_one question can break results down."))


def _wrong_marks(row: Row) -> Iterator[Problem]:
    for column in ("required", "breakdown"):
        if row[column].lower() not in YES | NO:
            yield row.problem(column, _("Write yes or leave it empty."))


def _check_condition(reader: _Reader, row: Row, column: str, *, here: bool) -> None:
    """A condition is of our closed set and looks back: a form is asked from the top down."""
    if not row[column]:
        return
    try:
        term = read(row[column])
    except NotUnderstood as refused:
        reader.problems.append(row.problem(column, refused))
        return
    known = {each.name for each in reader.questions if each.kind != words.NOTE}
    for name in sorted(names_in(term) - known):
        text = _("No question “%(name)s” stands above this row. A condition may only look at what was asked before.")
        reader.problems.append(row.problem(column, text % {"name": name}))
    if not here and looks_here(term):
        reader.problems.append(row.problem(column, _("“.” means the answer of its own row: write ${name} instead.")))
