"""What is asked of a report, a call, a slice and a card."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from amparo.prevention.community import vocabulary as words
from amparo.prevention.community.queries import questions


class WeighForm(forms.Form):
    """How credible a report is."""

    credibility = forms.ChoiceField(
        label=_("How credible is it?"), choices=list(words.CREDIBILITIES.items()), widget=forms.RadioSelect,
        help_text=_("Nothing happens to anybody because of this. It helps to decide what comes first."),
    )  # fmt: skip


class JoinForm(forms.Form):
    """Which report tells the same."""

    ref = forms.CharField(
        label=_("What the other report is called"), max_length=12, required=False,
        help_text=_("Both stay as they are. Leave it empty to take this back."),
    )  # fmt: skip


class CloseForm(forms.Form):
    """What whoever reported will read."""

    status = forms.ChoiceField(
        label=_("What will whoever reported read?"), widget=forms.RadioSelect,
        choices=[(code, words.STATUSES[code]) for code in words.ENDINGS],
    )  # fmt: skip


class NothingForm(forms.Form):
    """Only a button."""


class PassForm(forms.Form):
    """To whom, and which answers."""

    institution = forms.ChoiceField(label=_("To which institution"))
    codes = forms.MultipleChoiceField(
        label=_("Which answers it may see"), widget=forms.CheckboxSelectMultiple,
        help_text=_("Only what it needs to act. A way to reach whoever reported is passed on only if they wish so."),
    )  # fmt: skip

    def __init__(self, institutions: Sequence[tuple[Any, Any]], *args: Any, **kwargs: Any) -> None:
        """Offer institutions and the questions."""
        super().__init__(*args, **kwargs)
        self.fields["institution"].choices = [("", ""), *institutions]  # type: ignore[attr-defined]
        asked = [(each.code, each.label) for each in questions.questions()]
        self.fields["codes"].choices = asked  # type: ignore[attr-defined]


class CallForm(forms.Form):
    """What somebody tells by telephone: the same questions."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Make a field of each question of the content."""
        super().__init__(*args, **kwargs)
        for each in questions.questions():
            common: dict[str, Any] = {"label": each.label, "required": each.required}
            if each.options:
                choices = list(each.options)
                self.fields[each.code] = forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **common)
            else:
                widget = forms.Textarea(attrs={"rows": each.rows})
                self.fields[each.code] = forms.CharField(max_length=each.max_length, widget=widget, **common)


class OutcomeForm(forms.Form):
    """What came of what was passed on."""

    outcome = forms.ChoiceField(
        label=_("What came of it?"), choices=list(words.OUTCOMES.items()), widget=forms.RadioSelect,
        help_text=_("Intake is told this and nothing about any person."),
    )  # fmt: skip


class CardForm(forms.Form):
    """For which kind of place, and where."""

    kind = forms.ChoiceField(label=_("Kind of place"), choices=list(words.PLACES.items()), widget=forms.RadioSelect)
    place = forms.CharField(
        label=_("Municipality"),
        max_length=words.LONGEST_LINE,
        help_text=_("Not the name of the business or of anybody."),
    )
