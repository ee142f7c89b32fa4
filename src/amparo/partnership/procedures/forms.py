"""A proposed version: its drawing, as a file."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

LARGEST = 2 * 1024 * 1024


class PublishForm(forms.Form):
    """A BPMN file; texts and limits stay those of the version in force."""

    drawing = forms.FileField(label=_("The drawing, as a BPMN file"))

    def clean_drawing(self) -> bytes:
        """Return the bytes, when there are not too many."""
        file = self.cleaned_data["drawing"]
        if file.size > LARGEST:
            raise forms.ValidationError(_("The file is too large: at most 2 MB."))
        return bytes(file.read())
