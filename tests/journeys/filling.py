"""Filling in a form as a careful member of staff would, whatever it asks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from playwright.sync_api import Page

from amparo.demo.answers import CHOSEN, TEXT

FORM = "main form.form"
NOT_ASKED = "not_asked"

# Reads the questions of a form in the order of the page.
READ = """selector => {
  const form = document.querySelector(selector);
  const found = new Map();
  for (const input of form.querySelectorAll("input, select, textarea")) {
    if (!input.name || input.type === "hidden") continue;
    const kind = input.tagName === "INPUT" ? input.type : input.tagName.toLowerCase();
    const field = input.closest(".field");
    const each = found.get(input.name) || {
      name: input.name, kind, mode: input.inputMode || "", values: [], filled: false,
      optional: !!field?.querySelector(".field__optional"),
    };
    if (kind === "select") each.values = [...input.options].map(option => option.value).filter(value => value);
    else if (["radio", "checkbox"].includes(kind)) each.values.push(input.value);
    each.filled ||= ["radio", "checkbox"].includes(kind) ? input.checked : !!input.value;
    found.set(input.name, each);
  }
  return [...found.values()];
}"""


@dataclass(frozen=True)
class Question:
    """One question of a form, as the page shows it."""

    name: str
    kind: str
    mode: str
    values: list[str]
    filled: bool
    optional: bool


def questions(page: Page, form: str = FORM) -> list[Question]:
    """Return the questions of the page's form."""
    return [Question(**each) for each in page.evaluate(READ, form)]


def fill(page: Page, answers: Mapping[str, Any] | None = None, form: str = FORM) -> list[str]:
    """Answer what is given and whatever else the form requires; return the names that were asked."""
    given = dict(answers or {})
    asked = questions(page, form)
    for question in asked:
        name = question.name.removeprefix("ask_")
        if name in given:
            answer(page, question, given.pop(name), form)
        elif not question.optional and not question.filled:
            answer(page, question, _sensible(question), form)
    assert not given, f"the page does not ask {sorted(given)}: {[question.name for question in asked]}"
    return [question.name for question in asked]


def answer(page: Page, question: Question, value: Any, form: str = FORM) -> None:
    """Answer one question."""
    control = f"{form} [name='{question.name}']"
    if question.kind == "select":
        page.select_option(control, str(value))
    elif question.kind in {"radio", "checkbox"}:
        for one in value if isinstance(value, list | tuple) else [value]:
            page.check(f"{control}[value='{one}']")
    else:
        page.fill(control, str(value))


def _sensible(question: Question) -> Any:
    if question.values:
        open_to = [value for value in question.values if value != NOT_ASKED]
        chosen = CHOSEN.get(question.name)
        return chosen if chosen in open_to else open_to[0]
    by_kind = {
        "date": date.today().isoformat(),
        "datetime-local": datetime.now().isoformat(timespec="minutes"),
    }
    by_mode = {"decimal": "1", "numeric": "1", "tel": "+506 0000 0000"}
    return by_kind.get(question.kind) or by_mode.get(question.mode) or CHOSEN.get(question.name, TEXT)
