"""Why a case stays."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from amparo.protection.moving.vocabulary import STAY_REASONS


class StayForm(forms.Form):
    """One reason."""

    reason = forms.ChoiceField(
        label=_("Why it stays"),
        choices=list(STAY_REASONS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose why the case stays.")},
    )
