"""What is asked when a case is sealed, and when a seal is changed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from amparo.protection.seals import vocabulary

# What stands first in a list from which one has to choose.
NOTHING = ("", "")


class SealForm(forms.Form):
    """Why a case is sealed, and who keeps access."""

    kind = forms.ChoiceField(label=_("Why"), widget=forms.RadioSelect, choices=list(vocabulary.KINDS.items()))
    named = forms.TypedMultipleChoiceField(
        label=_("Who keeps access"),
        help_text=_("Everybody else loses the case as soon as you seal it. Name who has something to do in it now."),
        widget=forms.CheckboxSelectMultiple,
        coerce=int,
        error_messages={
            "required": _("Name at least one person who works on the case, or nobody could go on with it.")
        },
    )

    def __init__(self, people: list[tuple[str, str]], *args: Any, **kw: Any) -> None:
        """Offer those to whom the case is open now."""
        super().__init__(*args, **kw)
        self.fields["named"].choices = people  # type: ignore[attr-defined]


class LiftForm(forms.Form):
    """Why a seal is lifted."""

    why = forms.ChoiceField(
        label=_("Why"), widget=forms.RadioSelect, choices=list(vocabulary.WHY[vocabulary.LIFT].items())
    )


class NameForm(forms.Form):
    """Who is named too, and why."""

    account = forms.TypedChoiceField(label=_("Who"), widget=forms.Select, coerce=int)
    why = forms.ChoiceField(
        label=_("Why"), widget=forms.RadioSelect, choices=list(vocabulary.WHY[vocabulary.NAME].items())
    )

    def __init__(self, people: list[tuple[str, str]], *args: Any, **kw: Any) -> None:
        """Offer those whose team has the case and who are not named."""
        super().__init__(*args, **kw)
        self.fields["account"].choices = [NOTHING, *people]  # type: ignore[attr-defined]


class CodeForm(forms.Form):
    """Which case."""

    code = forms.CharField(
        label=_("Code of the case"), max_length=20, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
