"""What is asked of who looks at an alert."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from amparo.protection.watching.vocabulary import FOUND, LONGEST


class AnswerForm(forms.Form):
    """What was found, and in which words."""

    found = forms.ChoiceField(
        label=_("What you found"),
        choices=list(FOUND.items()),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what you found.")},
    )
    words = forms.CharField(
        label=_("What you looked at and whom you asked"),
        help_text=_("At least 20 characters. Without names of the person."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=LONGEST,
        error_messages={"required": _("Say what you looked at in at least 20 characters.")},
    )
