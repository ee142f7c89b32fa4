"""What is asked when a country begins to ask for a competency."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from amparo.partnership.competencies.vocabulary import LONGEST_TEXT


class AskForm(forms.Form):
    """From which day steps ask for a competency."""

    since = forms.DateField(
        label=_("From which day"),
        widget=forms.DateInput(format="%Y-%m-%d"),
        required=False,
        help_text=_("Leave it empty to ask for it no longer."),
    )
    why = forms.CharField(label=_("Why"), widget=forms.Textarea, max_length=LONGEST_TEXT)
