"""How one wishes to be reached."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from amparo.foundation.posting.carriers import MAIL, SMS

NONE = "NONE"
CHANNELS = {NONE: _("Not at all: I look here"), MAIL: _("By mail"), SMS: _("By SMS")}
HOURS = [(str(hour), f"{hour:02}:00") for hour in range(24)]


class ReachForm(forms.Form):
    """Channel, address, safe hours, shared device."""

    channel = forms.ChoiceField(
        label=_("How shall we let you know that something waits?"), widget=forms.RadioSelect,
        help_text=_("A message says only that something waits: no name, no case, no address to open."),
    )  # fmt: skip
    address = forms.CharField(
        label=_("Mail address, or number with its country"), required=False, max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    first_hour = forms.ChoiceField(label=_("Safe from"), choices=HOURS, widget=forms.Select)
    last_hour = forms.ChoiceField(
        label=_("Safe until"), choices=HOURS, widget=forms.Select,
        help_text=_("Outside these hours a message waits. The same hour twice means the whole day."),
    )  # fmt: skip
    is_shared = forms.BooleanField(
        label=_("Others may look at that device"), required=False,
        help_text=_("Then what is urgent waits for the safe hours too."),
    )  # fmt: skip

    def __init__(self, offered: frozenset[str], shown: str, *args: Any, **kw: Any) -> None:
        """Offer what this installation can send by."""
        super().__init__(*args, **kw)
        pairs = [(code, label) for code, label in CHANNELS.items() if code in {NONE, *offered}]
        self.fields["channel"].choices = pairs  # type: ignore[attr-defined]
        if shown:
            told = _now("Kept: %(address)s. Leave it empty to keep it.") % {"address": shown}
            self.fields["address"].help_text = told

    def clean_channel(self) -> str:
        """Return the carrier; not at all is none."""
        chosen = str(self.cleaned_data["channel"])
        return "" if chosen == NONE else chosen
