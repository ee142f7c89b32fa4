"""What is asked of who writes a complaint down and of who answers it."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from amparo.protection.complaints.vocabulary import KINDS, LONGEST


class ComplaintForm(forms.Form):
    """What it is about, in the person's words."""

    kind = forms.ChoiceField(
        label=_("What it is about"), choices=list(KINDS.items()), widget=forms.RadioSelect,
        error_messages={"required": _("Choose what it is about.")},
    )  # fmt: skip
    text = forms.CharField(
        label=_("In the person's words"),
        help_text=_("Only you and the data officers read this, not the team of the case."),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=LONGEST,
        error_messages={"required": _("Write at least 10 characters.")},
    )


class AnswerForm(forms.Form):
    """The answer, in words for the person."""

    text = forms.CharField(
        label=_("Your answer, in plain words for the person"),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=LONGEST,
        error_messages={"required": _("Write at least 10 characters.")},
    )
