"""What is asked when a figure is entered, restated, licensed or withdrawn."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from amparo.evidence.claims import vocabulary as words

MOST = 10_000_000_000


def line(label: Any, **more: Any) -> forms.CharField:
    """Ask for one line."""
    return forms.CharField(label=label, max_length=words.LONGEST_LINE, **more)


def text(label: Any, **more: Any) -> forms.CharField:
    """Ask for a paragraph."""
    return forms.CharField(label=label, widget=forms.Textarea, max_length=words.LONGEST_TEXT, **more)


def day(label: Any, **more: Any) -> forms.DateField:
    """Ask for a day."""
    return forms.DateField(label=label, widget=forms.DateInput(format="%Y-%m-%d"), **more)


def whole(label: Any, **more: Any) -> forms.IntegerField:
    """Ask for a whole number."""
    return forms.IntegerField(label=label, min_value=0, max_value=MOST, widget=forms.NumberInput, **more)


def one_of(label: Any, choices: dict[str, Any], **more: Any) -> forms.ChoiceField:
    """Ask for one of several."""
    return forms.ChoiceField(label=label, choices=list(choices.items()), **more)


class NumberForm(forms.Form):
    """The number itself: a percentage with its base, or a count with its bound."""

    kind = one_of(_("What kind of figure"), words.KINDS, widget=forms.RadioSelect)
    percent = line(_("Percentage, as it was printed"), required=False, help_text=_("For example 76 or 76.1."))
    n = whole(_("Base: out of how many"), required=False, help_text=_("Leave it empty only if the source gives none."))
    k = whole(_("How many said so"), required=False, help_text=_("Empty: worked out where only one number fits."))
    value = whole(_("The count"), required=False)
    qualifier = one_of(_("How the source puts it"), words.QUALIFIERS, required=False)
    unit = one_of(_("What is counted"), words.UNITS)


class FigureForm(NumberForm):
    """A figure that a source published."""

    texts = text(_("What it says, in one sentence"))
    base = line(_("Who the base is"), required=False)
    source = line(_("Who published it, and where"))
    address = forms.URLField(label=_("Address on the web"), required=False, max_length=500, assume_scheme="https")
    starts_on = day(_("From"), required=False)
    ends_on = day(_("To"), required=False)
    about = line(
        _("What it is about, as a short name"),
        required=False,
        help_text=_("Figures with the same one stand side by side."),
    )
    code = line(_("Short name of the figure"), help_text=_("Small letters, digits and hyphens."))
    licence = one_of(_("Licence"), words.LICENCES, widget=forms.RadioSelect)


class RestateForm(NumberForm):
    """Another number for a figure, and why."""

    why = text(_("Why"))


class LicenseForm(forms.Form):
    """Whether a figure may be published."""

    licence = one_of(_("Licence"), words.LICENCES, widget=forms.RadioSelect)
    why = text(_("Why"))


class WhyForm(forms.Form):
    """Say why."""

    why = text(_("Why"))
