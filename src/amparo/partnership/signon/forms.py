"""What is asked when the sign-in of an institution is set up."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from amparo.foundation.openid import is_allowed


class SignOnForm(forms.Form):
    """Where it is, what we are to it, and whether anybody comes in by it."""

    issuer = forms.CharField(
        label=_("Address of the issuer"),
        help_text=_("As its technicians write it, such as https://login.example.org/realms/staff. It must be exact."),
        max_length=300,
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off", "spellcheck": "false"}),
    )
    client = forms.CharField(
        label=_("Client id"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    secret = forms.CharField(
        label=_("Client secret"),
        help_text=_("Kept sealed, and never shown again. Leave it empty to keep the last one."),
        max_length=500,
        required=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    is_open = forms.BooleanField(label=_("People of the institution may come in by it"), required=False)

    def clean_issuer(self) -> str:
        """Take an address of HTTPS and nothing after it."""
        given = str(self.cleaned_data["issuer"]).strip()
        if not is_allowed(given) or "?" in given or "\x00" in given:
            raise ValidationError(_("Write an address that begins with https://, without anything after a “?”."))
        return given
