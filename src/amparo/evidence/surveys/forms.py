"""What is asked of whoever runs a survey."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from amparo.evidence.surveys import vocabulary as words

ACCEPT = ".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class MakeForm(forms.Form):
    """Make a survey from a form of the house, or from a workbook."""

    template = forms.ChoiceField(label=_("Begin with"), widget=forms.RadioSelect)
    file = forms.FileField(
        label=_("Workbook (XLSForm)"), required=False, widget=forms.FileInput(attrs={"accept": ACCEPT})
    )

    def __init__(self, *args: Any, templates: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        """Offer the forms of the house."""
        super().__init__(*args, **kwargs)
        self.fields["template"].choices = [*templates, ("file", _("A workbook of mine"))]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A workbook is needed where one is chosen."""
        said = super().clean() or {}
        if said.get("template") == "file" and not said.get("file"):
            self.add_error("file", _("Choose the workbook."))
        return said


class BringForm(forms.Form):
    """Bring a workbook in place of what a survey asks."""

    file = forms.FileField(label=_("Workbook (XLSForm)"), widget=forms.FileInput(attrs={"accept": ACCEPT}))


class ClosingForm(forms.Form):
    """Say until when answers are taken."""

    closes_on = forms.DateField(label=_("Last day to answer"), widget=forms.DateInput(format="%Y-%m-%d"))


class OpenForm(ClosingForm):
    """Open a survey."""

    takes = forms.ChoiceField(
        label=_("Who answers"),
        widget=forms.RadioSelect,
        choices=[
            ("invited", _("Only whoever I invite, once each")),
            ("anyone", _("Whoever has the address; the same person could answer twice")),
        ],
    )


class InviteForm(forms.Form):
    """Invite people."""

    text = forms.CharField(label=_("Addresses, one on a line"), widget=forms.Textarea, max_length=200_000)
    language = forms.ChoiceField(
        label=_("Language of the mail"),
        widget=forms.RadioSelect,
        choices=[("es", "Español"), ("fr", "Français"), ("en", "English")],
    )


class CollectorForm(forms.Form):
    """Make a collector."""

    label = forms.CharField(label=_("What you call this phone"), max_length=60)


class KeptForm(forms.Form):
    """Decide on a form that was kept."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    outcome = forms.ChoiceField(choices=list(words.OUTCOMES.items()))


class TextCodeForm(forms.Form):
    """Add a code to a codebook."""

    es = forms.CharField(label=_("Code, in Spanish"), max_length=80)
    fr = forms.CharField(label=_("Code, in French"), max_length=80, required=False)
    en = forms.CharField(label=_("Code, in English"), max_length=80, required=False)
