"""What is asked when a kit is written, validated, adopted or looked at again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from amparo.partnership.kits import vocabulary as words

Choices = Iterable[tuple[str, str]]


def _day(label: Any, **more: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(format="%Y-%m-%d"), **more)


def _words(label: Any, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea, max_length=words.LONGEST_TEXT, **more)


def _line(label: Any, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=words.LONGEST_LINE, **more)


def _one_of(label: Any, choices: dict[str, Any], **more: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=list(choices.items()), widget=forms.RadioSelect, **more)


def _number(label: Any, **more: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, widget=forms.NumberInput, **more)


def _file(label: Any, **more: Any) -> forms.FileField:
    return forms.FileField(label=label, widget=forms.FileInput(attrs={"accept": ".pdf,application/pdf"}), **more)


class WithCompetency(forms.Form):
    """A form that asks for a competency among those of the framework."""

    competency = forms.ChoiceField(label=_("Competency"))

    def __init__(self, *args: Any, competencies: Choices = (), **kwargs: Any) -> None:
        """Offer the competencies."""
        super().__init__(*args, **kwargs)
        self.fields["competency"].choices = list(competencies)  # type: ignore[attr-defined]


class NeedForm(WithCompetency):
    """Write down a need for training."""

    statement = _words(_("What people cannot do yet"))
    found_by = _one_of(_("How it was found"), words.FOUND_BY)
    source = _line(_("Source"), help_text=_("The survey, the workshop or the report, with its date."))
    found_on = _day(_("When it was found"))
    region = forms.ChoiceField(label=_("Where"), required=False)
    sector = _one_of(_("In which sector"), words.SECTORS, required=False)
    people = _number(_("How many people, if it is known"), required=False, max_value=1_000_000)

    def __init__(self, *args: Any, regions: Choices = (), **kwargs: Any) -> None:
        """Offer the regions of the country."""
        super().__init__(*args, **kwargs)
        self.fields["region"].choices = [("", _("The whole country")), *regions]  # type: ignore[attr-defined]


class KitForm(forms.Form):
    """Begin a kit."""

    title_es = _line(_("Title in Spanish"))
    title_fr = _line(_("Title in French"), required=False)
    title_en = _line(_("Title in English"), required=False)
    code = forms.SlugField(label=_("Code"), max_length=40, help_text=_("Letters, digits and hyphens."))
    sector = _one_of(_("Sector"), words.SECTORS)
    owner = forms.ChoiceField(label=_("Institution that validates it"))

    def __init__(self, *args: Any, institutions: Choices = (), **kwargs: Any) -> None:
        """Offer the institutions of the country."""
        super().__init__(*args, **kwargs)
        self.fields["owner"].choices = list(institutions)  # type: ignore[attr-defined]


class VersionForm(forms.Form):
    """Begin a version."""

    languages = forms.MultipleChoiceField(
        label=_("Languages"), choices=list(words.LANGUAGES.items()), widget=forms.CheckboxSelectMultiple
    )


class ModuleForm(WithCompetency):
    """A line of the training grid."""

    title = _line(_("Title of the module"))
    objectives = _words(_("What is learned"))
    method = _one_of(_("Method"), words.METHODS)
    minutes = _number(_("Minutes"), min_value=1, max_value=10_000)
    steps = forms.MultipleChoiceField(
        label=_("Steps of the procedures that it teaches"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, steps: Choices = (), **kwargs: Any) -> None:
        """Offer the steps that ask for a competency."""
        super().__init__(*args, **kwargs)
        self.fields["steps"].choices = list(steps)  # type: ignore[attr-defined]


class CriterionForm(WithCompetency):
    """A line of the assessment grid."""

    text = _line(_("What is observed"), help_text=_("A verb that can be seen, under which conditions, how well."))
    variant = _one_of(_("For whom"), words.VARIANTS)
    weight = _number(_("Weight"), min_value=1, max_value=100, initial=1)


class ItemForm(WithCompetency):
    """A question of the assessment bank."""

    question = _line(_("Question"))
    answers = _words(_("Answers, one a line"))
    right = _number(_("Number of the right answer"), min_value=1, max_value=6)


class MaterialForm(forms.Form):
    """Material of a version."""

    title = _line(_("Title of the material"))
    kind = _one_of(_("What it is"), words.MATERIALS)
    variant = _one_of(_("For whom"), words.VARIANTS)
    language = _one_of(_("Language"), words.LANGUAGES)
    file = _file(_("The document, as a PDF"), required=False)
    address = _line(_("Or its address"), required=False, help_text=_("For videos and whatever is not a PDF."))
    licence = _line(_("Licence"), required=False)


class MilestoneForm(forms.Form):
    """A validation workshop or a pilot."""

    kind = _one_of(_("What happened"), {key: words.MILESTONES[key] for key in (words.WORKSHOP, words.PILOT)})
    held_on = _day(_("When it was held"))
    place = _line(_("Where, or online"))
    people = _number(_("How many people"), required=False, min_value=0, max_value=10_000)
    note = _words(_("What was said"), required=False)


class ValidateForm(forms.Form):
    """An institution validates the grid or the kit."""

    held_on = _day(_("When it was validated"))
    act = _line(_("Number of the act"), required=False)
    note = _words(_("What was said"), required=False)


class AdoptForm(forms.Form):
    """An academy takes the kit into its curriculum."""

    file = _file(_("The act, as a PDF"))
    act = _line(_("Number of the act"))
    signed_on = _day(_("Signed on"))
    taught_from = _day(_("Taught from"))
    variant = _one_of(_("For whom"), words.VARIANTS)
    is_permanent = _one_of(_("Is the course permanent?"), {"yes": _("Yes"), "no": _("No")})
    is_compulsory = _one_of(_("Is it compulsory?"), {"yes": _("Yes"), "no": _("No")})


class EndForm(forms.Form):
    """A course ended."""

    ended_on = _day(_("It ends on"))
    why = _words(_("Why"))


class ReviewForm(forms.Form):
    """What a changed step means for a module."""

    outcome = _one_of(_("What does the change mean for the module?"), words.OUTCOMES)
    note = _words(_("What you looked at, and what you changed"))
