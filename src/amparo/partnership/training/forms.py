"""What is asked when a course is run, marked, awarded and followed up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from amparo.partnership.kits.vocabulary import VARIANTS
from amparo.partnership.training import vocabulary as words
from amparo.partnership.training.rules.gate import which_reason

Choices = Iterable[tuple[str, str]]


def _day(label: Any, **more: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(format="%Y-%m-%d"), **more)


def _words(label: Any, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea, max_length=words.LONGEST_TEXT, **more)


def _mark(label: Any, **more: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=0, max_value=100, widget=forms.NumberInput, **more)


def _offered(form: forms.Form, **choices: Choices) -> None:
    for name, options in choices.items():
        form.fields[name].choices = list(options)  # type: ignore[attr-defined]


class RunForm(forms.Form):
    """Tie a planned course to a kit."""

    activity = forms.ChoiceField(label=_("Which course"))
    version = forms.ChoiceField(label=_("By which kit"))
    variant = forms.ChoiceField(label=_("For whom"), choices=list(VARIANTS.items()), widget=forms.RadioSelect)
    academy = forms.ChoiceField(label=_("In which academy"))
    pass_mark = _mark(_("Points of a hundred that pass the grid"), initial=words.PASS_MARK)
    hours_needed = _mark(_("Hours of a hundred that must be attended"), initial=words.HOURS_NEEDED)

    def __init__(self, *args: Any, offered: Mapping[str, Choices], **kwargs: Any) -> None:
        """Offer courses, kits and academies."""
        super().__init__(*args, **kwargs)
        _offered(self, **offered)


class ChooseForm(forms.Form):
    """Choose a professional."""

    find = forms.CharField(
        label=_("Search by name or organisation"),
        required=False,
        max_length=words.LONGEST_LINE,
        widget=forms.TextInput(attrs={"search": True}),
    )
    professional = forms.ChoiceField(label=_("Who"))

    def __init__(self, *args: Any, professionals: Choices = (), left: int = 0, **kwargs: Any) -> None:
        """Offer the professionals whom the actor may see and that were found; say how many are left out."""
        super().__init__(*args, **kwargs)
        _offered(self, professional=professionals)
        if left:
            self.fields["professional"].help_text = _("%(count)s more: search for them above.") % {"count": left}


class CertifyForm(ChooseForm):
    """Certify a trainer after an observed session."""

    version = forms.ChoiceField(label=_("For which kit"))
    observed_on = _day(_("When a session was observed"))
    andragogy = _mark(_("Teaching adults, of a hundred"))
    transmission = _mark(_("Passing on competencies, of a hundred"))
    content = _mark(_("Knowing the content, of a hundred"))

    def __init__(self, *args: Any, versions: Choices = (), **kwargs: Any) -> None:
        """Offer the validated kits."""
        super().__init__(*args, **kwargs)
        _offered(self, version=versions)


class GridForm(forms.Form):
    """The assessment grid of one participant: a level for each criterion."""

    def __init__(self, *args: Any, criteria: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        """Ask for each criterion."""
        super().__init__(*args, **kwargs)
        for key, label in criteria:
            self.fields[f"c{key}"] = forms.ChoiceField(
                label=label,
                choices=list(words.LEVELS.items()),
                required=False,
                widget=forms.RadioSelect(attrs={"layout": "row"}),
            )

    def levels(self) -> dict[int, str]:
        """Return the levels that were chosen, by criterion."""
        return {int(name[1:]): level for name, level in self.cleaned_data.items() if level}


class BankForm(forms.Form):
    """The answers of one participant to the questions of the bank."""

    def __init__(self, *args: Any, items: Iterable[tuple[int, str, Choices]], **kwargs: Any) -> None:
        """Ask each question."""
        super().__init__(*args, **kwargs)
        for key, question, answers in items:
            self.fields[f"i{key}"] = forms.ChoiceField(
                label=question, choices=list(answers), widget=forms.RadioSelect, required=False
            )

    def chosen(self) -> dict[int, int]:
        """Return what was chosen, by question."""
        return {int(name[1:]): int(answer) for name, answer in self.cleaned_data.items() if answer}


class WhyForm(forms.Form):
    """Say why."""

    why = _words(_("Why"))


class RefresherForm(forms.Form):
    """What the holder of an award learned since."""

    done_on = _day(_("When it was done"))
    note = _words(_("What was learned"))


class FollowUpForm(forms.Form):
    """What was seen at work."""

    seen_on = _day(_("When you saw it"))
    outcome = forms.ChoiceField(
        label=_("What you saw"), choices=list(words.ON_THE_JOB.items()), widget=forms.RadioSelect
    )
    note = _words(_("In your words, without naming any person served"), required=False)


class PlaceForm(forms.Form):
    """Where somebody works."""

    place = forms.ChoiceField(label=_("Place"))
    since = _day(_("Since when"))

    def __init__(self, *args: Any, places: Choices = (), **kwargs: Any) -> None:
        """Offer the places of the country."""
        super().__init__(*args, **kwargs)
        _offered(self, place=places)


class NameForm(forms.Form):
    """The name on a paper, to compare it with the holder's."""

    name = forms.CharField(label=_("Name on the certificate"), max_length=words.LONGEST_LINE)


class OtherReason(forms.CharField):
    """The line that says which other reason it is: asked for where that is the reason, and told at this question."""

    def __init__(self, *, reason: Callable[[], str], **more: Any) -> None:
        """Take how one learns which reason was chosen."""
        super().__init__(max_length=200, required=False, **more)
        self.reason = reason

    def clean(self, value: Any) -> str:
        """Return the line; refuse an empty one where it is needed."""
        line = str(super().clean(value))
        if self.reason() == words.OTHER_REASON and not line.strip():
            raise forms.ValidationError(which_reason())
        return line
