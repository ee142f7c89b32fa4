"""What is asked when an indicator is defined, an aim set, a period restated, money or a risk entered."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from amparo.evidence.claims import vocabulary as claims
from amparo.evidence.claims.forms import day, line, one_of, text, whole
from amparo.evidence.results import vocabulary as words


class AimForm(forms.Form):
    """A baseline or a target."""

    kind = one_of(_("Which"), words.AIMS, widget=forms.RadioSelect)
    by_on = day(_("By which day"))
    k = whole(_("The number"), required=False)
    n = whole(_("Out of how many"), required=False)
    percent = forms.DecimalField(
        label=_("Or a percentage"), required=False, min_value=0, max_value=100, decimal_places=2, localize=True
    )
    qualifier = one_of(_("How the source puts it"), claims.QUALIFIERS)
    source = line(_("Where it is written"))


class RestateForm(forms.Form):
    """Why a closed figure is counted anew."""

    why = text(_("Why the rows were corrected"))


class PublishForm(forms.Form):
    """Whether the figure may be published."""

    licence = one_of(_("Licence"), claims.LICENCES, widget=forms.RadioSelect)


class ProposeForm(forms.Form):
    """What the figures are proposed for."""

    note = text(_("What they are to be used for"), required=False)


class AnswerForm(forms.Form):
    """Whether the figures are released."""

    released = one_of(_("Your answer"), {"yes": _("Release them"), "no": _("Send them back")}, widget=forms.RadioSelect)
    why = text(_("Why, if you send them back"), required=False)


class WhyForm(forms.Form):
    """Say why."""

    why = text(_("Why"))


class AmountForm(forms.Form):
    """Money planned or spent."""

    outcome = forms.ChoiceField(label=_("For which result"))
    kind = one_of(_("Planned or spent"), words.AMOUNTS, widget=forms.RadioSelect)
    year = forms.ChoiceField(label=_("Fiscal year"))
    value = forms.DecimalField(label=_("Amount"), min_value=0, max_digits=14, decimal_places=2, localize=True)
    currency = forms.CharField(label=_("Currency, as three letters"), min_length=3, max_length=3)
    rate = forms.DecimalField(
        label=_("Rate to the project's currency"), required=False, min_value=0, max_digits=12, decimal_places=6,
        localize=True,
    )  # fmt: skip
    rate_on = day(_("Day of the rate"), required=False)
    note = line(_("Note"), required=False)

    def __init__(self, *args: Any, outcomes: Any = (), years: Any = (), **kwargs: Any) -> None:
        """Offer the results and the fiscal years of the project."""
        super().__init__(*args, **kwargs)
        self.fields["outcome"].choices = list(outcomes)  # type: ignore[attr-defined]
        self.fields["year"].choices = list(years)  # type: ignore[attr-defined]


def _scale(label: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(label=label, choices=list(words.SCALE.items()), coerce=int, widget=forms.RadioSelect)


class ReviewForm(forms.Form):
    """How a risk stands now."""

    likelihood = _scale(_("How likely"))
    impact = _scale(_("How heavy"))
    state = one_of(_("State"), words.RISK_STATES, widget=forms.RadioSelect)
    note = text(_("Note"), required=False)
    next_on = day(_("Looked at again on"), required=False)


class RiskForm(ReviewForm):
    """A new risk."""

    field_order = ("kind", "name", "response", "likelihood", "impact", "state", "note", "next_on")
    kind = one_of(_("Kind"), words.RISKS, widget=forms.RadioSelect)
    name = text(_("What may happen"))
    response = text(_("Response"), required=False)


class CheckForm(forms.Form):
    """What was found of a change."""

    state = one_of(_("What was found"), words.LASTING, widget=forms.RadioSelect)
    note = text(_("What shows it"))


class ConfirmForm(forms.Form):
    """A last look: nothing is asked."""
