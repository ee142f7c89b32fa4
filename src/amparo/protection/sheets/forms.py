"""Bringing a sheet, and looking at what an alert says before it is sent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from amparo.foundation.vocabularies.dictionary import Field
from amparo.protection.pathways.forms import AlertForm, plain, question_of
from amparo.protection.sheets import rules
from amparo.protection.sheets.vocabulary import LONGEST_TEXT, SUFFIX


class BringForm(forms.Form):
    """The sealed file, or its text."""

    sheet = forms.FileField(
        label=_("The sealed file"), required=False,
        help_text=_("Its name ends in .amparo. Drop it here or choose it."),
        widget=forms.ClearableFileInput(attrs={"accept": f"{SUFFIX},application/octet-stream,text/plain"}),
    )  # fmt: skip
    text = forms.CharField(
        label=_("Or the sealed text"), required=False, max_length=LONGEST_TEXT,
        help_text=_("Paste all of it, from “amparo-1” to the last dashes."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )  # fmt: skip

    def brought(self) -> str:
        """Return the text of the file, or what was pasted."""
        given = self.cleaned_data["sheet"]
        if given is None:
            return str(self.cleaned_data["text"])
        return bytes(given.read(LONGEST_TEXT + 1)).decode("ascii", "replace")


class SheetAlertForm(AlertForm):
    """The mandate, and what the first step of the procedure asks."""

    def __init__(self, asked: Iterable[tuple[Field, bool]], *args: Any, **kw: Any) -> None:
        """Make a question of each field."""
        super().__init__(*args, **kw)
        for field, required in asked:
            self.fields[field.name] = question_of(field, required=required)

    def answers(self) -> dict[str, Any]:
        """Return the answers of the step, as JSON can hold them."""
        return {name: plain(value) for name, value in self.cleaned_data.items() if name != "mandate"}


def filled_in(form: forms.Form, answers: Mapping[str, Any]) -> None:
    """Put what a sheet says into the questions that it answers; an answer that is not offered is left out."""
    for name, given in answers.items():
        field = form.fields.get(name)
        offered = {str(code) for code, _label in getattr(field, "choices", ())} if field else set()
        texts = given if isinstance(given, list) else [given]
        if field is not None and (not offered or all(text in offered for text in texts)):
            field.initial = given


def said_beside(form: forms.Form, written: rules.Written) -> list[str]:
    """Return what a sheet says that the form does not ask any more, so that it is not lost unseen."""
    missing = [given for name, given in written.answers.items() if name not in form.fields]
    return [", ".join(given) if isinstance(given, list) else given for given in missing]
