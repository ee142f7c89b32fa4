"""What is asked when a proposal moves, an institution adopts, or something is recorded on a cell."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from amparo.partnership.adoption import vocabulary as words


def _day(label: Any, **more: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(format="%Y-%m-%d"), **more)


def _words(label: Any, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea, max_length=words.LONGEST_TEXT, **more)


def _line(label: Any, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=words.LONGEST_LINE, **more)


def _one_of(label: Any, choices: dict[str, Any], **more: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=list(choices.items()), widget=forms.RadioSelect, **more)


def _file(label: Any, **more: Any) -> forms.FileField:
    return forms.FileField(label=label, widget=forms.FileInput(attrs={"accept": ".pdf,application/pdf"}), **more)


class ConsultForm(forms.Form):
    """Put a draft to consultation."""

    reason = _words(_("What changes, and why"))
    open_until = _day(_("Comments are taken until"))


class CommentForm(forms.Form):
    """Comment on a step."""

    element = forms.ChoiceField(label=_("Which step"), required=False)
    text = _words(_("What it should say, and why"))

    def __init__(self, *args: Any, steps: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        """Offer the steps of the proposal."""
        super().__init__(*args, **kwargs)
        self.fields["element"].choices = [("", _("The whole procedure")), *steps]  # type: ignore[attr-defined]


class AnswerForm(forms.Form):
    """Answer a comment."""

    outcome = _one_of(_("Is it taken up?"), words.OUTCOMES)
    text = _words(_("Answer"))


class WhyForm(forms.Form):
    """Say why."""

    why = _words(_("Why"))


class ValidationForm(forms.Form):
    """Record a validation workshop."""

    held_on = _day(_("When it was held"))
    place = _line(_("Where, or online"))
    institutions = forms.MultipleChoiceField(
        label=_("Institutions represented"), widget=forms.CheckboxSelectMultiple, required=False
    )
    people = forms.IntegerField(
        label=_("How many people"), min_value=0, max_value=10_000, widget=forms.NumberInput, required=False
    )
    result = _one_of(_("What came of it"), words.RESULTS)
    note = _words(_("What was said"), required=False)

    def __init__(self, *args: Any, institutions: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        """Offer the institutions of the country."""
        super().__init__(*args, **kwargs)
        self.fields["institutions"].choices = list(institutions)  # type: ignore[attr-defined]


class PublishForm(forms.Form):
    """Publish an approved proposal."""

    in_force_on = _day(_("In force from"))


class ActForm(forms.Form):
    """Record an act of adoption."""

    file = _file(_("The act, as a PDF"))
    number = _line(_("Number of the act"))
    signed_on = _day(_("Signed on"))
    signed_by = _line(_("Who signs, and in what post"))
    in_force_on = _day(_("In force in the institution from"))


class WithdrawForm(forms.Form):
    """Withdraw an act."""

    ended_on = _day(_("It ends on"))
    why = _words(_("Why"))


class EvidenceForm(forms.Form):
    """Record that a procedure is applied."""

    kind = _one_of(_("Kind of evidence"), words.EVIDENCE_KINDS)
    value = forms.CharField(label=_("The link or the figure"), max_length=500, required=False)
    file = _file(_("The document, as a PDF"), required=False)
    shows = _words(_("What it shows"))
    seen_on = _day(_("Date of the evidence"))


class AgreeForm(forms.Form):
    """Record an agreed day."""

    due_on = _day(_("The institution adopts until"))


class ExemptForm(forms.Form):
    """Record that a procedure does not concern an institution, or that it does."""

    is_exempt = _one_of(_("Does the procedure concern the institution?"), {"yes": _("It does not"), "no": _("It does")})
    reason = _words(_("Why"))


class AdvocacyForm(forms.Form):
    """Record an advocacy action."""

    kind = _one_of(_("What was done"), words.ADVOCACY_KINDS)
    done_on = _day(_("When it was done"))
    with_role = _line(_("With whom, by post"), help_text=_("The post, not the name."))
    result = _one_of(_("What came of it"), words.ADVOCACY_RESULTS)
    note = _words(_("What was said"), required=False)
    next_step = _line(_("Next step"), required=False)
    next_on = _day(_("When the next step is due"), required=False)


class OfferForm(forms.Form):
    """Propose a version to another country."""

    to = forms.ChoiceField(label=_("To which country"), widget=forms.RadioSelect)
    message = _words(_("Why you propose it"))

    def __init__(self, *args: Any, countries: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        """Offer the other countries."""
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = list(countries)  # type: ignore[attr-defined]
