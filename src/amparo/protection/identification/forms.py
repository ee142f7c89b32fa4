"""What a vote looks like."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from amparo.protection.identification import vocabulary


class VoteForm(forms.Form):
    """A choice and its reasons."""

    choice = forms.ChoiceField(label=_("Your vote"), widget=forms.RadioSelect)
    reasons = forms.CharField(
        label=_("Your reasons"),
        help_text=_("Write what in the file convinces you. Do not ask for a complaint or a conviction."),
        max_length=6000,
        widget=forms.Textarea,
    )

    def __init__(self, allowed: tuple[str, ...], *args: Any, **kw: Any) -> None:
        """Offer the choices of the step."""
        super().__init__(*args, **kw)
        self.allowed = allowed
        pairs = [(choice, vocabulary.CHOICES.get(choice, choice)) for choice in allowed]
        self.fields["choice"].choices = pairs  # type: ignore[attr-defined]
