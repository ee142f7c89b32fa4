"""What is asked of whoever applies and reports, under a code."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from amparo.partnership.calls import vocabulary as words
from amparo.partnership.calls.forms.asking import choice, day, line, text, wanted
from amparo.partnership.directory.rules.entries import is_e_mail


class BackForm(forms.Form):
    """Come back with a code."""

    code = forms.CharField(label=_("Your code"), max_length=60, widget=forms.TextInput(attrs={"autocomplete": "off"}))


class AboutForm(forms.Form):
    """Who applies; kept as far as it goes."""

    name = wanted(_("Name of your organisation or group"))
    legal = choice(_("What you are"), words.LEGAL)
    backed_by = line(
        _("If you have no legal status: which organisation would receive the money for you"), required=False
    )
    place = line(_("Where you work"), required=False)
    contact = wanted(_("With whom we can speak"))
    e_mail = line(
        _("E-mail"), required=False, help_text=_("We write only that there is news, never what it is."),
        widget=forms.EmailInput,
    )  # fmt: skip
    telephone = line(_("Telephone"), required=False)

    def clean_e_mail(self) -> str:
        """An address of one mailbox, or none."""
        said = str(self.cleaned_data["e_mail"]).strip()
        if said and not is_e_mail(said):
            raise forms.ValidationError(_("The e-mail is written as name@place.country."))
        return said


class CoApplicantForm(forms.Form):
    """Who applies together with the first."""

    name = line(_("Name of the organisation or group"))
    legal = choice(_("What they are"), words.LEGAL, initial=words.GROUP)
    part = line(_("What they will do"), required=False)


class FileForm(forms.Form):
    """Attach a file."""

    file = forms.FileField(
        label=_("File: PDF or picture, up to 5 MB"),
        widget=forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png,.webp"}),
        help_text=_("Take out names, faces and anything by which somebody who was helped could be recognised."),
    )


class SessionForm(forms.Form):
    """Tell of a session with the public; its counts are asked beside."""

    title = line(_("What the session was"))
    place = line(_("Where"))
    on = day(_("Day"))
    begins = forms.TimeField(label=_("It began at"), widget=forms.TimeInput(format="%H:%M"))
    ends = forms.TimeField(label=_("It ended at"), widget=forms.TimeInput(format="%H:%M"))

    def span(self, zone: str) -> tuple[datetime, datetime]:
        """Return from when to when, in a time zone."""
        said = self.cleaned_data
        place = ZoneInfo(zone)
        return datetime.combine(said["on"], said["begins"], place), datetime.combine(said["on"], said["ends"], place)


class AnswerForm(forms.Form):
    """Answer the one thing that was asked."""

    text = text(_("In your words"))
