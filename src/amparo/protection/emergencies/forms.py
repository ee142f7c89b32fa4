"""What is asked of who breaks a glass, and of who looks at it."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from amparo.protection.emergencies.vocabulary import CATEGORIES, LONGEST_REASON, VERDICTS


class BreakForm(forms.Form):
    """The code, what is happening and why it cannot wait."""

    code = forms.CharField(
        label=_("Case code"),
        help_text=_("As you were told it by phone, such as CR-7Q4M-2X. There is no search by name here."),
        max_length=40,
        error_messages={"required": _("Write the code of the case.")},
    )
    category = forms.ChoiceField(
        label=_("What is happening"),
        choices=list(CATEGORIES.items()),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what is happening.")},
    )
    reason = forms.CharField(
        label=_("Why it cannot wait"),
        help_text=_("At least 20 characters. Without names: others read this."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=LONGEST_REASON,
        error_messages={"required": _("Say why in at least 20 characters.")},
    )


class ReviewForm(forms.Form):
    """What was found, and in which words."""

    verdict = forms.ChoiceField(
        label=_("What you found"),
        choices=list(VERDICTS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what you found.")},
    )
    words = forms.CharField(
        label=_("What you looked at and whom you asked"),
        help_text=_("At least 20 characters. Without names of the person."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=LONGEST_REASON,
        error_messages={"required": _("Say what you looked at in at least 20 characters.")},
    )
