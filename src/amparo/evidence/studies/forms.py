"""What is asked when an analysis is written, commented and followed, and when children are consulted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from amparo.evidence.studies import vocabulary as words
from amparo.partnership.governance.forms import OfferingForm


def _line(label: Any, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=words.LONGEST_LINE, **more)


def _words(label: Any, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea, max_length=words.LONGEST_TEXT, **more)


def _day(label: Any, **more: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(format="%Y-%m-%d"), **more)


def _one_of(label: Any, choices: Mapping[str, Any], **more: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=[("", ""), *choices.items()], **more)


def _count(label: Any, **more: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=0, max_value=1_000_000, **more)


def texts_of(said: Mapping[str, Any], stem: str) -> dict[str, str]:
    """Return what was written in each language under a stem ("text" for text_es, text_fr and text_en)."""
    return {language: str(said.get(f"{stem}_{language}") or "") for language in words.LANGUAGE_NAMES}


IN: Mapping[str, Any] = {"es": _("In Spanish"), "fr": _("In French"), "en": _("In English")}


class WrittenForm(OfferingForm):
    """Words in one language or more: Spanish first."""

    text_es = _words(IN["es"], required=False)
    text_fr = _words(IN["fr"], required=False)
    text_en = _words(IN["en"], required=False)


class AnalysisForm(OfferingForm):
    """Begin an analysis."""

    text_es = _line(_("Title in Spanish"))
    text_fr = _line(_("Title in French"), required=False)
    text_en = _line(_("Title in English"), required=False)
    period = _line(_("Which time it looks at"), help_text=_("For example: 2015 to 2018."))
    project = _line(_("Code of the project"), required=False)
    purpose_es = _words(_("What for, in Spanish"), required=False)
    purpose_fr = _words(_("What for, in French"), required=False)
    purpose_en = _words(_("What for, in English"), required=False)


class QuestionForm(WrittenForm):
    """Put a question on the grid."""

    theme = _one_of(_("Theme"), words.THEMES)
    field_order = ("theme", "text_es", "text_fr", "text_en")


class SourceForm(OfferingForm):
    """Enter a source."""

    kind = _one_of(_("What it is"), words.SOURCES)
    title = _line(_("Title"), help_text=_("A post or an institution; never the name of somebody who is served."))
    told_on = _day(_("Day"), required=False)
    period = _line(_("When, if the day is not known"), required=False)
    place = _line(_("Place"), required=False)
    organisation = forms.ChoiceField(label=_("Whose voice or whose text it is"), required=False)
    trust = _one_of(_("How far it is trusted"), words.TRUST)
    why = _words(_("Why it is trusted so far"), required=False)
    heard = forms.MultipleChoiceField(
        label=_("Professionals who were heard"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Only people of the directory, for meetings and workshops. Nobody who is served stands here."),
    )  # fmt: skip
    activity = forms.ChoiceField(label=_("The workshop or meeting as an activity"), required=False)
    survey = forms.ChoiceField(label=_("The questionnaire as a survey"), required=False)
    consultation = forms.ChoiceField(label=_("The consultation with children"), required=False)
    # The longest list stands last.
    field_order = (
        "kind", "title", "told_on", "period", "place", "organisation", "trust", "why", "activity", "survey",
        "consultation", "heard",
    )  # fmt: skip


class CountForm(WrittenForm):
    """Keep a count as its source tells it."""

    unit = _one_of(_("What is counted"), words.UNITS)
    total = _count(_("Total"), required=False, help_text=_("Empty where the source does not tell it."))
    women = _count(_("Women"), required=False)
    men = _count(_("Men"), required=False)
    others = _count(_("Other answer, or none"), required=False)
    origin = _line(_("Source that tells it"))
    note = _words(_("Note"), required=False)


class BaselineForm(WrittenForm):
    """Keep how officers understand their own role."""

    survey = forms.ChoiceField(
        label=_("Survey that counts it"), required=False, help_text=_("Or write below how many said so, of how many.")
    )
    question = _line(_("Code of its question"), required=False)
    value = _line(_("Code of the answer"), required=False)
    k = _count(_("How many said so"), required=False)
    n = _count(_("Of how many"), required=False)
    source = forms.ChoiceField(label=_("Source"), required=False)
    taken_on = _day(_("Day"), required=False)


class FindingForm(WrittenForm):
    """Write a finding."""

    theme = _one_of(_("Theme"), words.THEMES)
    question = forms.ChoiceField(label=_("Question of the grid that it answers"), required=False)
    gap_es = _words(_("The gap that it shows, in Spanish"), required=False)
    gap_fr = _words(_("The gap that it shows, in French"), required=False)
    gap_en = _words(_("The gap that it shows, in English"), required=False)
    field_order = ("theme", "question", "text_es", "text_fr", "text_en", "gap_es", "gap_fr", "gap_en")


class StandForm(OfferingForm):
    """Name a source of a finding."""

    source = forms.ChoiceField(label=_("Source"))
    note = _words(_("What of it says so"), required=False)


class RoundForm(forms.Form):
    """Open the validation round."""

    opens_on = _day(_("From"))
    closes_on = _day(_("To"))


class CommentForm(OfferingForm):
    """Say what an institution thinks of a finding."""

    institution = forms.ChoiceField(label=_("Institution"))
    verdict = _one_of(_("What does it say?"), words.VERDICTS)
    said = _words(_("In its own words"), required=False, help_text=_("Whoever contests says what: the words stay."))


class WhyForm(forms.Form):
    """Say why."""

    why = _words(_("Why"))


class SureForm(forms.Form):
    """Ask nothing more: what happens is said above the button."""


class AdviceForm(WrittenForm):
    """Recommend something."""

    responsible = forms.ChoiceField(label=_("Who does it"))
    due_on = _day(_("Until when"))


class ProgressForm(forms.Form):
    """Say what was begun."""

    note = _words(_("What was done"))
    seen_on = _day(_("When"))


class LaunchForm(forms.Form):
    """Write down the launch."""

    launched_on = _day(_("Day"), required=False)
    period = _line(_("When, if the day is not known"), required=False)
    place = _line(_("Place"))
    has_press_conference = forms.BooleanField(label=_("With a press conference"), required=False)
    offices = _words(_("Offices that took part"), required=False, help_text=_("Posts and institutions, no names."))
    event_code = _line(_("Code of the activity"), required=False, help_text=_("The launch as an activity, if it is."))


class ExchangeForm(OfferingForm):
    """Link an exchange."""

    exchange = forms.ChoiceField(label=_("Exchange with other countries"))


class ConsultationForm(forms.Form):
    """Prepare a consultation."""

    title = _line(_("Title"), help_text=_("No school, home or neighbourhood by which a child could be known."))
    text_es = _words(_("What children are asked, and what for, in Spanish"))
    text_fr = _words(_("What children are asked, and what for, in French"), required=False)
    text_en = _words(_("What children are asked, and what for, in English"), required=False)
    place = _line(_("Region"))
    period = _line(_("When"), required=False)


class ApprovalForm(forms.Form):
    """Keep an ethics approval."""

    body = _line(_("Which body approved"))
    office = _line(_("By which office"), help_text=_("A post, not a person."))
    approved_on = _day(_("Day"))
    conditions = _words(_("On what conditions"), required=False)
    document = forms.FileField(
        label=_("The approval as a PDF"), widget=forms.FileInput(attrs={"accept": "application/pdf"})
    )


class PersonForm(OfferingForm):
    """Choose a professional."""

    professional = forms.ChoiceField(label=_("Who"))


class ChildrenForm(forms.Form):
    """Write down a session: counts only. There is no field for a child."""

    held_on = _day(_("Day of the session"))
    consents = _count(_("Families who consented"))
    assents = _count(_("Children who said yes themselves"))
    declined = _count(_("Children who said no, or left"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Ask for a count for each age band and gender."""
        super().__init__(*args, **kwargs)
        for name, band, gender in _cells():
            first, last = words.BANDS[band]
            label = _("%(gender)s, %(first)s to %(last)s years")
            facts = {"gender": words.GENDERS[gender], "first": first, "last": last}
            self.fields[name] = _count(label % facts, required=False)

    def counts(self) -> dict[str, dict[str, int]]:
        """Return how many of each band and gender were written."""
        found: dict[str, dict[str, int]] = {band: {} for band in words.BANDS}
        for name, band, gender in _cells():
            found[band][gender] = self.cleaned_data.get(name) or 0
        return found


def _cells() -> Iterator[tuple[str, str, str]]:
    for band in words.BANDS:
        for gender in words.GENDERS:
            yield f"{gender}_{band}", band, gender


class StatementForm(WrittenForm):
    """Write what children said under a theme."""

    theme = _one_of(_("Theme"), words.THEMES)
    field_order = ("theme", "text_es", "text_fr", "text_en")


class EndForm(forms.Form):
    """End a consultation."""

    ended_on = _day(_("Last day"))


class FeedbackForm(forms.Form):
    """Write down that the children were told."""

    given_on = _day(_("Day"))
    how = _words(_("How they were told"))
