"""What is asked of who keeps data."""

from __future__ import annotations

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from amparo.protection.retention.vocabulary import HOLDS, LONGEST_MONTHS, PROCEEDINGS


class PeriodForm(forms.Form):
    """How many months, what sets them, and whether a jurist checked it."""

    months = forms.IntegerField(label=_("Months after the case was closed"), min_value=1, max_value=LONGEST_MONTHS)
    source = forms.CharField(
        label=_("Which law or decision sets it"),
        min_length=5,
        max_length=300,
        help_text=_("Such as: Law 8968, article 6."),
    )
    verified = forms.BooleanField(label=_("A jurist has checked it"), required=False)


class HoldForm(forms.Form):
    """Why a case is held."""

    reason = forms.ChoiceField(label=_("Why it is held"), choices=list(HOLDS.items()), widget=forms.RadioSelect)


class ProceedingForm(forms.Form):
    """Which proceedings, since when."""

    kind = forms.ChoiceField(label=_("Which proceedings"), choices=list(PROCEEDINGS.items()), widget=forms.RadioSelect)
    began_on = forms.DateField(label=_("Since when"), widget=forms.DateInput(attrs={"type": "date"}))


class EndForm(forms.Form):
    """When proceedings ended."""

    on = forms.DateField(label=_("Ended on"), widget=forms.DateInput(attrs={"type": "date"}))


class EraseForm(forms.Form):
    """Which field groups are destroyed."""

    groups = forms.MultipleChoiceField(
        label=_("What is destroyed"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose what is destroyed.")},
    )

    def __init__(self, groups: Sequence[tuple[str, str]], **given: object) -> None:
        """Offer the groups that may go."""
        super().__init__(**given)  # type: ignore[arg-type]
        self.fields["groups"].choices = list(groups)  # type: ignore[attr-defined]
