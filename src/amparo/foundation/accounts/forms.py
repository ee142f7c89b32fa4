"""What is asked at the door."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth import authenticate
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from amparo.foundation.accounts.rules import reasons_against_password


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


class FiguresForm(forms.Form):
    """The six figures of an application."""

    figures = forms.CharField(
        label=_("Six figures from your application"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


class CodeForm(forms.Form):
    """A code that somebody handed over."""

    code = forms.CharField(
        label=_("Your code"),
        help_text=_("Four groups of four letters and figures. Small letters and missing dashes do not matter."),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class NameForm(forms.Form):
    """What a passkey is called."""

    name = forms.CharField(label=_("Name of the passkey"), max_length=60)


class PasswordAgainForm(forms.Form):
    """The password of whoever is signed in."""

    password = forms.CharField(
        label=_("Your password"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class PasswordForm(forms.Form):
    """A new password: long, and none that others use; of which letters it is made does not matter."""

    password = forms.CharField(
        label=_("New password"),
        help_text=_("At least 15 characters. Four or five words that only you would put together are good."),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *given: Any, label: str, **named: Any) -> None:
        """Keep how the person is called, which is no password."""
        super().__init__(*given, **named)
        self.label = label

    def clean_password(self) -> str:
        """Hold the password against the rules and the list of common ones."""
        password = str(self.cleaned_data["password"])
        validate_password(password)
        reasons = reasons_against_password(password, self.label)
        if reasons:
            raise forms.ValidationError(reasons)
        return password
