"""What is asked of professionals, organisations and files."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from amparo.partnership.directory import vocabulary as words


def _line(label: Any, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=words.LONGEST_LINE, **more)


def _day(label: Any, **more: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(format="%Y-%m-%d"), **more)


def _choice(label: Any, choices: dict[str, Any], **more: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=[("", ""), *choices.items()], **more)


class CountryForm(forms.Form):
    """Anything that asks for a country; its names come in the reader's language."""

    def __init__(self, *args: Any, countries: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        """Offer the countries."""
        super().__init__(*args, **kwargs)
        if "country" in self.fields:
            self.fields["country"].choices = [("", ""), *countries]  # type: ignore[attr-defined]


class PersonForm(CountryForm):
    """Change what is said of a professional."""

    given_names = _line(_("Given names"))
    family_names = _line(_("Family names"), required=False)
    e_mail = _line(_("E-mail"), required=False)
    country = forms.ChoiceField(label=_("Country"), required=False)
    gender = _choice(_("Gender"), words.GENDERS, required=False, help_text=_("Only as the person says it."))
    declared_group = _choice(
        _("Self-declared group"), words.GROUPS, required=False, help_text=_("Only if the person wishes to say it.")
    )


class NewPersonForm(PersonForm):
    """Enter a professional."""

    organisation = _line(_("Organisation"), required=False)
    post = _line(_("Post"), required=False)


class OrganisationForm(CountryForm):
    """Enter or change an organisation."""

    name = _line(_("Name"))
    aliases = forms.CharField(
        label=_("Other names"), widget=forms.Textarea, required=False, help_text=_("One on each line: initials too.")
    )
    sector = _choice(_("Sector"), words.SECTORS, required=False)
    country = forms.ChoiceField(label=_("Country"), required=False)


class ListingForm(forms.Form):
    """Record that a professional agreed to be seen."""

    purpose = _choice(_("What for"), words.PURPOSES)
    visibility = _choice(_("How far"), {key: words.VISIBILITIES[key] for key in (words.COALITION, words.PUBLIC)})
    given_on = _day(_("When the person said so"))


class PlaceForm(forms.Form):
    """Say where a professional works."""

    organisation = forms.ChoiceField(label=_("Organisation"))
    post = _line(_("Post"), required=False)
    from_on = _day(_("Since"), required=False)

    def __init__(self, *args: Any, organisations: Iterable[tuple[int, str]] = (), **kwargs: Any) -> None:
        """Offer the organisations of the directory."""
        super().__init__(*args, **kwargs)
        self.fields["organisation"].choices = [("", ""), *organisations]  # type: ignore[attr-defined]


class EndForm(forms.Form):
    """Say when something ended."""

    to_on = _day(_("Until"))


class BeginForm(forms.Form):
    """Say since when something holds."""

    from_on = _day(_("Since"), required=False)


class FileForm(forms.Form):
    """Send a workbook."""

    file = forms.FileField(
        label=_("The list, as an Excel workbook"),
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
        help_text=_("Headings in the first row: given names, family names, e-mail, country, organisation, post."),
    )


class AccountForm(forms.Form):
    """With which account somebody signs in."""

    account = forms.ChoiceField(
        label=_("Account"),
        help_text=_("The name of the account and the institution in which it works."),
        error_messages={"required": _("Choose an account of the list.")},
    )

    def __init__(self, *args: Any, accounts: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        """Offer the accounts."""
        super().__init__(*args, **kwargs)
        self.fields["account"].choices = [("", _("Choose")), *accounts]  # type: ignore[attr-defined]
