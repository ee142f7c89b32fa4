"""What is asked when somebody is let in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class PostForm(forms.Form):
    """A role in a team."""

    post = forms.ChoiceField(label=_("Team and role"), widget=forms.Select)

    def __init__(self, *given: Any, posts: list[tuple[str, str]], **named: Any) -> None:
        """Offer what may be given."""
        super().__init__(*given, **named)
        self.fields["post"].choices = posts  # type: ignore[attr-defined]


class InviteForm(PostForm):
    """Who is invited, and as what."""

    label = forms.CharField(label=_("Name of the person"), max_length=80)
    name = forms.CharField(
        label=_("Name to sign in with"),
        help_text=_("Such as “maria.solis”. Not a telephone or an identity number."),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    field_order = ("label", "name", "post")
