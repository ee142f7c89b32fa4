"""What is asked of activities, sessions and those who come."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from amparo.partnership.directory.forms import CountryForm
from amparo.partnership.rolls import vocabulary as words


def _line(label: Any, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=words.LONGEST_LINE, **more)


def _day(label: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(format="%Y-%m-%d"))


def _moment(label: Any) -> forms.DateTimeField:
    return forms.DateTimeField(label=label, widget=forms.DateTimeInput(format="%Y-%m-%dT%H:%M"))


def _choice(label: Any, choices: dict[str, Any], **more: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=[("", ""), *choices.items()], **more)


class ActivityForm(CountryForm):
    """Plan an activity."""

    kind = _choice(_("Kind"), words.KINDS)
    title = _line(_("Title"))
    country = forms.ChoiceField(label=_("Country"))
    place = _line(_("Place"), required=False)
    online_address = forms.CharField(label=_("Address of the online room"), max_length=1000, required=False)
    starts_on = _day(_("First day"))
    ends_on = forms.DateField(
        label=_("Last day"), required=False, help_text=_("Empty: the same day."),
        widget=forms.DateInput(format="%Y-%m-%d"),
    )  # fmt: skip
    time_zone = _line(_("Time zone"), help_text=_("As America/Tegucigalpa: names, never abbreviations."))
    project = _line(_("Code of the project"), required=False)

    def clean(self) -> dict[str, Any]:
        """Take the first day as the last one where none is told."""
        said = super().clean() or self.cleaned_data
        return {**said, "ends_on": said.get("ends_on") or said.get("starts_on")}


class SessionForm(forms.Form):
    """Plan a session; its moments are those of the place."""

    title = _line(_("Title"), required=False)
    starts_at = _moment(_("Starts, at the place"))
    ends_at = _moment(_("Ends, at the place"))
    offer = _choice(_("How one takes part"), words.OFFERS)
    hours = forms.DecimalField(
        label=_("Hours that count"), max_digits=5, decimal_places=2, required=False,
        help_text=_("Empty: those between start and end."),
    )  # fmt: skip
    capacity_in_person = forms.IntegerField(label=_("Places on site"), min_value=0, required=False)
    capacity_online = forms.IntegerField(label=_("Places online"), min_value=0, required=False)
    repeat = _choice(_("On which days"), words.REPEATS, required=False, initial=words.ONCE)


class FigureForm(forms.Form):
    """Write down what a source says of how many came."""

    qualifier = _choice(_("How exactly"), words.QUALIFIERS)
    value = forms.IntegerField(label=_("How many"), min_value=0, max_value=10_000_000)
    unit = _choice(_("Of what"), words.UNITS)
    source = _line(_("Who says so, and where"))


class ModeForm(forms.Form):
    """In which way those who are invited take part."""

    mode = _choice(_("How they take part"), words.OFFERS, widget=forms.RadioSelect(attrs={"layout": "row"}))


class WhyForm(forms.Form):
    """Why an activity is cancelled, or an attendance struck out."""

    why = _line(_("Why"))


class CorrectionForm(forms.Form):
    """Why counts are corrected."""

    why = forms.CharField(
        label=_("Why they are corrected"), max_length=words.LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": 3})
    )


class AnswerForm(forms.Form):
    """Record what an invited person answers."""

    state = _choice(_("Answer"), words.ENROLMENTS)
    mode = _choice(_("How they take part"), words.OFFERS)
    diet = _line(_("Diet"), required=False, help_text=_("Erased after the end."))
    telephone = _line(_("Telephone"), required=False, help_text=_("Erased after the end."))
    needs = _line(_("What they need to take part"), required=False, help_text=_("Erased after the end."))


class SignForm(forms.Form):
    """Sign in to a session oneself."""

    personal = forms.CharField(
        label=_("Your code, or your e-mail"), max_length=words.LONGEST_LINE,
        help_text=_("The code is in your invitation."),
    )  # fmt: skip


class PaperForm(forms.Form):
    """Attach a picture of a paper roll."""

    file = forms.FileField(
        label=_("Photograph or scan of the signed roll"),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,application/pdf"}),
    )


class StaffForm(forms.Form):
    """Name who fills the rolls beside the secretariat."""

    username = _line(_("Name with which they sign in"))
