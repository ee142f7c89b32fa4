"""What is asked in the record of an event: minutes, recommendations, certificates, releases, the report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from amparo.partnership.events import vocabulary as words

Choices = Iterable[tuple[str, str]]
NAMES = {"es": "Español", "fr": "Français", "en": "English"}


def _line(label: Any, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=words.LONGEST_LINE, **more)


def _words(label: Any, most: int = words.LONGEST_TEXT, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea, max_length=most, **more)


def _day(label: Any, **more: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(format="%Y-%m-%d"), **more)


def _moment(label: Any, **more: Any) -> forms.DateTimeField:
    return forms.DateTimeField(label=label, widget=forms.DateTimeInput(format="%Y-%m-%dT%H:%M"), **more)


class Offering(forms.Form):
    """A form some of whose answers are known only when it is shown: one keyword a field."""

    def __init__(self, *args: Any, offered: Mapping[str, Choices] | None = None, **kwargs: Any) -> None:
        """Offer the answers."""
        super().__init__(*args, **kwargs)
        for name, choices in (offered or {}).items():
            self.fields[name].choices = list(choices)  # type: ignore[attr-defined]


class SureForm(forms.Form):
    """Nothing is asked: it is only confirmed."""


class WhyForm(forms.Form):
    """Say why."""

    why = _words(_("Why"))


class MaybeWhyForm(forms.Form):
    """Say why, where it was done before."""

    why = _words(_("Why it changes"), required=False, help_text=_("Only when it was approved before."))


class OpenSheetForm(Offering):
    """Open minutes."""

    of = forms.ChoiceField(label=_("Minutes of what"))
    language = forms.ChoiceField(label=_("In which language they are written"), choices=list(NAMES.items()))


class WriterForm(forms.Form):
    """Name somebody who writes the minutes."""

    username = _line(_("The name with which they sign in"), help_text=_("They may be of another country."))


class PartForm(forms.Form):
    """Write a part of the minutes; it is sent by the page itself."""

    field = forms.CharField(max_length=40)
    text = forms.CharField(max_length=words.LONGEST_PART + 1, required=False, strip=False)
    base = forms.IntegerField(min_value=0)
    settles = forms.IntegerField(min_value=1, required=False)


class RecommendForm(Offering):
    """Recommend something."""

    text = _words(_("What is recommended"))
    post = _line(_("Who is responsible, by post"), help_text=_("A post, never a name."))
    institution = forms.ChoiceField(label=_("Institution that answers for it"), required=False)
    due_on = _day(_("Until when"))


class FollowForm(forms.Form):
    """Say what came of a recommendation."""

    outcome = forms.ChoiceField(
        label=_("What came of it"), choices=list(words.FOLLOWED.items()), widget=forms.RadioSelect
    )
    note = _words(_("In words"), help_text=_("By what it can be seen; if it was dropped, why."))


class CertifyForm(forms.Form):
    """Certify that one person was there."""

    name = _line(
        _("Name on the certificate"), required=False,
        help_text=_("As the person wishes to be called. Empty: the name of the directory."),
    )  # fmt: skip


class ReleaseForm(forms.Form):
    """Begin a press release."""

    embargo_at = _moment(_("From which hour on everybody reads it"))
    original = forms.ChoiceField(label=_("In which language it is written first"), choices=list(NAMES.items()))
    conference_at = _moment(_("Press conference: when"), required=False)
    conference_place = _line(_("Press conference: where"), required=False)


class HourForm(forms.Form):
    """Move the hour of a release."""

    embargo_at = _moment(_("From which hour on everybody reads it"))


class TextForm(forms.Form):
    """Write a release in a language."""

    title = _line(_("Title"))
    body = _words(
        _("Text"), words.LONGEST_RELEASE,
        help_text=_("A figure stands by its short name between double brackets: [[short-name]]. Do not type figures."),
    )  # fmt: skip
    base = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class NameForm(forms.Form):
    """Compare a name with the one on a certificate."""

    name = _line(_("Name on the certificate"))


class EvaluateForm(Offering):
    """Choose the survey by which an event is evaluated."""

    survey = forms.ChoiceField(label=_("Survey"))
