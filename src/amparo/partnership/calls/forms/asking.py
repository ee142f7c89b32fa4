"""The kinds of question that the forms of calls are made of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from amparo.partnership.calls import vocabulary as words
from amparo.partnership.calls.rules.money import amount_of


def line(label: Any, **more: Any) -> forms.CharField:
    """Ask for one line."""
    return forms.CharField(label=label, max_length=words.LONGEST_LINE, **more)


class _Wanted(forms.CharField):
    def validate(self, value: Any) -> None:
        """Take nothing as well: it is asked for when all of it is sent."""


def wanted(label: Any, **more: Any) -> forms.CharField:
    """Ask for one line that is needed in the end, and may wait until then."""
    return _Wanted(label=label, max_length=words.LONGEST_LINE, **more)


def text(label: Any, **more: Any) -> forms.CharField:
    """Ask for some lines."""
    return forms.CharField(label=label, widget=forms.Textarea, max_length=words.LONGEST_TEXT, **more)


def day(label: Any, **more: Any) -> forms.DateField:
    """Ask for a day."""
    return forms.DateField(label=label, widget=forms.DateInput(format="%Y-%m-%d"), **more)


def moment(label: Any, **more: Any) -> forms.DateTimeField:
    """Ask for a day and an hour, in the time of the country."""
    widget = forms.DateTimeInput(format="%Y-%m-%dT%H:%M")
    return forms.DateTimeField(label=label, widget=widget, **more)


def choice(label: Any, options: Mapping[Any, Any], **more: Any) -> forms.ChoiceField:
    """Ask to choose one of a few."""
    return forms.ChoiceField(label=label, choices=list(options.items()), **{"widget": forms.RadioSelect, **more})


class MoneyField(forms.CharField):
    """An amount as people write it, to the cent."""

    def __init__(self, **more: Any) -> None:
        """Show the keyboard of figures on a phone."""
        super().__init__(max_length=30, widget=forms.TextInput(attrs={"inputmode": "decimal"}), **more)

    def clean(self, value: Any) -> Any:
        """Return the amount; what is none is asked for again."""
        said = super().clean(value)
        if not said:
            return None
        amount = amount_of(said)
        if amount is None:
            raise forms.ValidationError(_("Write an amount, such as 1500 or 1500.50."))
        return amount
