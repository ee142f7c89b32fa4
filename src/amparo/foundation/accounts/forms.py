"""What a sign-in looks like."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth import authenticate
from django.utils.translation import gettext_lazy as _


class SignInForm(forms.Form):
    """Name and password; the answer never says which of the two was wrong."""

    username = forms.CharField(
        label=_("Your user name"), max_length=100, widget=forms.TextInput(attrs={"autocomplete": "username"})
    )
    password = forms.CharField(
        label=_("Your password"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    account: Any = None

    def clean(self) -> dict[str, Any]:
        """Check the pair; a wrong one is one sentence."""
        given = super().clean() or {}
        if given.get("username") and given.get("password"):
            self.account = authenticate(username=given["username"], password=given["password"])
            if self.account is None:
                raise forms.ValidationError(_("That user name and password do not go together. Try again."))
        return given
