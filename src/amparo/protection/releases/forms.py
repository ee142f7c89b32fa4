"""What is asked of who takes something out of a case, and of the second person."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from amparo.protection.releases.vocabulary import LONGEST_REASON, LONGEST_RECIPIENT


class ReasonForm(forms.Form):
    """To whom it goes, and why."""

    recipient = forms.CharField(
        label=_("To whom it goes"),
        help_text=_("The institution and the post, such as: Juzgado Penal, second office."),
        max_length=LONGEST_RECIPIENT,
        error_messages={"required": _("Say to whom it goes: the institution and the post.")},
    )
    reason = forms.CharField(
        label=_("Why it must leave"),
        help_text=_("At least 20 characters. Without names: others read this."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=LONGEST_REASON,
        error_messages={"required": _("Say why in at least 20 characters.")},
    )


class ExportForm(ReasonForm):
    """Which field groups leave, to whom, and why."""

    groups = forms.MultipleChoiceField(
        label=_("What leaves"),
        help_text=_("Only what whoever receives it needs. Safety and location never leave by a file."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose among what is open to you in this case now.")},
    )
    field_order = ("groups", "recipient", "reason")

    def __init__(self, choices: list[tuple[str, str]], *args: Any, **kw: Any) -> None:
        """Offer the field groups that are open to the actor now."""
        super().__init__(*args, **kw)
        self.fields["groups"].choices = choices  # type: ignore[attr-defined]


class RefusalForm(forms.Form):
    """Why not."""

    words = forms.CharField(
        label=_("Why not"),
        help_text=_("Who asked will read it."),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=LONGEST_REASON,
        error_messages={"required": _("Say in a few words why not: who asked will read it.")},
    )
