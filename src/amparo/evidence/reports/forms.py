"""What is asked when a report is begun, written, published, or a survey cited."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from amparo.evidence.claims import vocabulary as claims
from amparo.evidence.claims.forms import line, one_of, text
from amparo.evidence.reports import vocabulary as words


class MakeForm(forms.Form):
    """Begin a report."""

    title_es = line(_("Title in Spanish"))
    title_fr = line(_("Title in French"))
    title_en = line(_("Title in English"))
    code = line(
        _("Short name"), required=False, help_text=_("Small letters, digits and hyphens. Empty: made of the title.")
    )
    projects = forms.MultipleChoiceField(
        label=_("On which projects"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args: Any, projects: Any = (), **kwargs: Any) -> None:
        """Offer the projects of the country."""
        super().__init__(*args, **kwargs)
        self.fields["projects"].choices = list(projects)  # type: ignore[attr-defined]


class WriteForm(forms.Form):
    """The text of a report in a language."""

    body = forms.CharField(label=_("Text"), widget=forms.Textarea, max_length=words.LONGEST_BODY)
    based_on = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class PublishForm(forms.Form):
    """Publish a report, now or later."""

    why = text(_("Why it is published with its warnings"), required=False)
    visible_at = forms.DateTimeField(
        label=_("Seen from"), required=False, help_text=_("Empty: at once."), widget=forms.DateTimeInput
    )


class SentenceForm(forms.Form):
    """Write a figure in a report: a sentence in each language."""

    report = forms.ChoiceField(label=_("In which report"))
    es = text(_("Sentence in Spanish"), required=False)
    fr = text(_("Sentence in French"), required=False)
    en = text(_("Sentence in English"), required=False)

    def __init__(self, *args: Any, reports: Any, **kwargs: Any) -> None:
        """Offer the reports that are being written."""
        super().__init__(*args, **kwargs)
        self.fields["report"].choices = list(reports)  # type: ignore[attr-defined]


class CiteForm(forms.Form):
    """Cite what a survey says."""

    survey = line(_("Short name of the survey"))
    question = line(_("Name of the question"))
    value = line(_("Which answer, or what answers count as"))
    group = line(_("Which group"), required=False, help_text=_("Empty: all who answered."))
    texts = text(_("What it says, in one sentence"))
    code = line(_("Short name of the figure"), help_text=_("Small letters, digits and hyphens."))
    licence = one_of(_("Licence"), claims.LICENCES, widget=forms.RadioSelect)


class ConfirmForm(forms.Form):
    """A last look: nothing is asked."""
