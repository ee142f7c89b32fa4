"""What is asked of who takes something out of a case, and of the second person."""

from __future__ import annotations

import hashlib
import re
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


class VerifyForm(forms.Form):
    """The code of a receipt, and the file or its hash to hold against it."""

    code = forms.CharField(
        label=_("Code of the receipt"),
        help_text=_("Three groups of four letters and figures"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    sha256 = forms.CharField(
        label=_("SHA-256 of the file"),
        help_text=_("If you have computed it: 64 figures and letters from a to f. Spaces do not matter."),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    file = forms.FileField(
        label=_("Or the file itself"),
        help_text=_("Up to 5 MB. It is compared and not kept."),
        required=False,
        allow_empty_file=True,
    )

    def clean_sha256(self) -> str:
        """Take a hash as people copy it."""
        plain = "".join(str(self.cleaned_data["sha256"]).split()).lower()
        if plain and not re.fullmatch(r"[0-9a-f]{64}", plain):
            raise forms.ValidationError(_("A SHA-256 has 64 figures and letters from a to f."))
        return plain

    @property
    def hash_given(self) -> str:
        """The hash to compare: of the file that was brought, or the one that was typed."""
        file = self.cleaned_data.get("file")
        return hashlib.sha256(file.read()).hexdigest() if file else str(self.cleaned_data["sha256"])


class RefusalForm(forms.Form):
    """Why not."""

    words = forms.CharField(
        label=_("Why not"),
        help_text=_("Who asked will read it."),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=LONGEST_REASON,
        error_messages={"required": _("Say in a few words why not: who asked will read it.")},
    )
