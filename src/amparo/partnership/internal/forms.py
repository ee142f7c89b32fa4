"""Bringing the drawing of an internal procedure."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from amparo.bpmn.read.door import MOST_BYTES


class LaneForm(forms.Form):
    """The lane that is drawn, and what the drawing is called."""

    lane = forms.ChoiceField(label=_("The lane"), help_text=_("Of those that your institution takes."))
    title = forms.CharField(label=_("Title"), max_length=120, help_text=_("A verb first: what is achieved."))

    def __init__(self, *args: object, choices: list[tuple[str, str]], **kwargs: object) -> None:
        """Offer the lanes."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["lane"].choices = choices  # type: ignore[attr-defined]

    def clean_title(self) -> str:
        """Return the title on one line."""
        return " ".join(str(self.cleaned_data["title"]).split())


class InternalForm(forms.Form):
    """A BPMN file that says which lane of which procedure it carries out."""

    title = forms.CharField(label=_("Title"), max_length=120, help_text=_("A verb first: what is achieved."))
    drawing = forms.FileField(label=_("The drawing, as a BPMN file"))

    def clean_title(self) -> str:
        """Return the title on one line."""
        return " ".join(str(self.cleaned_data["title"]).split())

    def clean_drawing(self) -> str:
        """Return the text of the file."""
        file = self.cleaned_data["drawing"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_("The file is too large: at most 2 MB."))
        try:
            return bytes(file.read()).decode()
        except UnicodeDecodeError:
            raise forms.ValidationError(_("The file is not text in UTF-8: save it again in your editor.")) from None
