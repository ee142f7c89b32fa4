"""What is asked when tables are opened, practices judged, published, linked, carried and told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from amparo.foundation.vocabularies.words import LANGUAGES
from amparo.partnership.practices import vocabulary as words

Choices = Iterable[tuple[str, str]]
NAMES = {"es": "Español", "fr": "Français", "en": "English"}
EMPTY = ("", "—")


def _day(label: Any, **more: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(format="%Y-%m-%d"), **more)


def _words(label: Any, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea, max_length=words.LONGEST_TEXT, **more)


def _line(label: Any, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=words.LONGEST_LINE, **more)


def _one_of(label: Any, choices: Any = (), **more: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=list(dict(choices).items()), widget=forms.RadioSelect, **more)


def _file(label: Any, **more: Any) -> forms.FileField:
    return forms.FileField(label=label, widget=forms.FileInput(attrs={"accept": ".pdf,application/pdf"}), **more)


class Offering(forms.Form):
    """A form some of whose answers are known only when it is shown: one keyword a field."""

    def __init__(self, *args: Any, offered: Mapping[str, Choices] | None = None, **kwargs: Any) -> None:
        """Offer the answers."""
        super().__init__(*args, **kwargs)
        for name, choices in (offered or {}).items():
            self.fields[name].choices = list(choices)  # type: ignore[attr-defined]


class OpenForm(Offering):
    """Open a selection."""

    title = _line(_("Title"))
    themes = _words(_("Theme of each table, one a line"))
    activity = forms.ChoiceField(label=_("Congress or workshop that it is part of"), required=False)
    source = _line(_("Source"), required=False)


class JoinForm(forms.Form):
    """Sit down at a table."""

    code = _line(_("Code of the table"))


class CandidateForm(forms.Form):
    """Begin a candidate."""

    original = _one_of(_("In which language does the table write?"), NAMES, initial="es")


class AssessForm(forms.Form):
    """Judge a practice by the grid."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Ask for a score of each criterion, and whether it does harm."""
        super().__init__(*args, **kwargs)
        scores = {"0": _("0: not at all"), "1": _("1: little"), "2": _("2: well"), "3": _("3: very well")}
        for name, label in words.CRITERIA.items():
            self.fields[name] = _one_of(label, scores)
            self.fields[name].widget.attrs["layout"] = "row"
        self.fields["does_harm"] = _one_of(_("Does it do harm, or may it? That is a veto."), words.SURE)
        self.fields["note"] = _words(_("Why"), required=False)


class AgreeForm(forms.Form):
    """Record the consensus."""

    outcome = _one_of(_("What did you agree on?"), words.OUTCOMES)
    note = _words(_("How you agreed"))
    agreed_on = _day(_("When"))


class RecommendForm(Offering):
    """Recommend something."""

    text = _words(_("What should be done"))
    responsible = _line(_("Responsible, by post"), help_text=_("A post, not a person's name."))
    institution = forms.ChoiceField(label=_("Institution"), required=False)
    due_on = _day(_("Until when"))


class FollowForm(forms.Form):
    """Say that something was done."""

    note = _words(_("What was done"))
    done_on = _day(_("When"))


class SureForm(forms.Form):
    """Ask nothing more: what happens is said above the button."""


class WhyForm(forms.Form):
    """Say why."""

    why = _words(_("Why"))


class StepLinkForm(Offering):
    """Choose a step."""

    step = forms.ChoiceField(label=_("Step of a procedure"))


class ModuleLinkForm(Offering):
    """Choose a module."""

    module = forms.ChoiceField(label=_("Module of a kit"))


class FitForm(forms.Form):
    """Say whether a condition is met."""

    finding = _one_of(_("Is it met here?"), words.FINDINGS)
    note = _words(_("What you found, and from what source"))


class UptakeStepForm(Offering):
    """Record the next step of a transfer; what a step does not need is left out."""

    note = _words(_("What was done"))
    held_on = _day(_("When"))
    responsible = _line(_("Responsible, by post"), required=False)
    due_on = _day(_("Until when"), required=False)
    proof = _line(_("Address of the proof"), required=False, help_text=_("It begins with https://"))
    file = _file(_("Proof as a PDF"), required=False)
    version = forms.ChoiceField(label=_("Procedure that changed by it"), required=False)
    lesson = _words(_("What was learnt"), required=False)

    def __init__(self, *args: Any, state: str = "", **kwargs: Any) -> None:
        """Keep the questions of a step."""
        super().__init__(*args, **kwargs)
        unasked = set()
        if state != words.PLANNED:
            unasked |= {"responsible", "due_on"}
        if state not in words.PROVEN:
            unasked |= {"proof", "file"}
        if state not in (words.ADOPTED, words.SUSTAINED):
            unasked.add("version")
        if state != words.DROPPED:
            unasked.add("lesson")
        for name in unasked:
            del self.fields[name]


class MessageForm(Offering):
    """Write a message."""

    text = _words(_("The message"))
    ask = _words(_("What the message asks"))
    audience = _one_of(_("For whom"), words.AUDIENCES)
    channel = _one_of(_("By which channel"), words.CHANNELS)
    practices = forms.MultipleChoiceField(
        label=_("Practices on which it rests"), widget=forms.CheckboxSelectMultiple, required=False
    )
    selection = forms.ChoiceField(label=_("Working tables that it comes from"), required=False)
    source = _line(_("Source"), required=False)


class UseForm(Offering):
    """Write down a use of a message."""

    used_on = _day(_("When"))
    channel = _one_of(_("By which channel"), words.CHANNELS)
    place = _line(_("Where"))
    institution = forms.ChoiceField(
        label=_("Towards which institution"), required=False, help_text=_("Then it stands in the adoption matrix too.")
    )
    procedure = forms.ChoiceField(label=_("Which procedure is it asked to adopt?"), required=False)
    with_role = _line(_("With whom, by post"), required=False)
    result = forms.ChoiceField(label=_("What came of it"), required=False)


class ExchangeForm(Offering):
    """Record an exchange."""

    title = _line(_("Title"))
    who = _line(_("Who went, by post"), help_text=_("A post, not a person's name."))
    countries = forms.MultipleChoiceField(
        label=_("Countries"), widget=forms.CheckboxSelectMultiple(attrs={"layout": "two"})
    )
    period = _line(_("Period"))
    source = _line(_("Source"), required=False)


class SeenForm(Offering):
    """Record what was seen."""

    told = _words(_("What was seen"))
    country = _one_of(_("Country"))
    practice = forms.ChoiceField(label=_("Practice of the catalogue"), required=False)
    follow_up = _words(_("What follows from it"), required=False)
    responsible = _line(_("Responsible, by post"), required=False)
    due_on = _day(_("Until when"), required=False)


class FieldForm(forms.Form):
    """A field as it was typed, over which version, and which text kept aside it joins."""

    field = forms.ChoiceField(choices=[(name, name) for name in words.FIELDS])
    language = forms.ChoiceField(choices=[("", ""), *((code, code) for code in LANGUAGES)], required=False)
    base = forms.IntegerField(min_value=0)
    settles = forms.IntegerField(required=False)
    text = forms.CharField(required=False, strip=False, max_length=words.LONGEST_TEXT * 2)
