"""What is typed to search, and to ask the contact desk."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from amparo.protection.finding.vocabulary import KINDS, LONGEST, NAME, REASONS

# The browser keeps nothing of what was typed.
_FORGOTTEN = {"autocomplete": "off", "autocapitalize": "words", "spellcheck": "false"}


class FindForm(forms.Form):
    """By what, and what."""

    kind = forms.ChoiceField(
        label=_("Search by"),
        choices=list(KINDS.items()),
        initial=NAME,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what you search by.")},
    )
    typed = forms.CharField(
        label=_("Names and surnames, or the whole number"),
        help_text=_("At least two names, in any order and as you hear them. Numbers are looked for exactly."),
        max_length=LONGEST,
        widget=forms.TextInput(attrs=_FORGOTTEN),
        error_messages={"required": _("Write at least two of the names or surnames.")},
    )


class AskForm(forms.Form):
    """Whom one asks about, and why."""

    name = forms.CharField(
        label=_("Names and surnames"),
        help_text=_("At least two, as the person says them."),
        max_length=LONGEST,
        required=False,
        widget=forms.TextInput(attrs=_FORGOTTEN),
    )
    born = forms.CharField(
        label=_("Year of birth"),
        max_length=4,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    document = forms.CharField(
        label=_("Document number"), max_length=40, required=False, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    phone = forms.CharField(
        label=_("Telephone number"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "tel"}),
    )
    why = forms.ChoiceField(
        label=_("Why you ask"),
        choices=list(REASONS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose why you ask.")},
    )
