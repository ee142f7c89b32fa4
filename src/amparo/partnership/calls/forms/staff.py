"""What is asked of whoever prepares a call, judges, decides and agrees."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from amparo.partnership.calls import vocabulary as words
from amparo.partnership.calls.forms.asking import MoneyField, choice, day, line, moment, text
from amparo.partnership.calls.models import Criterion
from amparo.partnership.calls.rules.money import Rate

Choices = Iterable[tuple[str, str]]


class TextForm(forms.Form):
    """What a call tells in a language."""

    title = line(_("What the call is named"))
    purpose = text(_("What it is for"))
    who = text(_("Who may apply"))
    funded = text(_("What is supported"))
    not_funded = text(_("What is not supported"))
    support = text(_("What is given beside the money"))
    choice = text(_("How it is chosen, and by when"))


class CallForm(TextForm):
    """Begin a call."""

    most_each = MoneyField(label=_("How much at most to each"))
    currency = forms.ChoiceField(label=_("Currency"), choices=list(words.CURRENCIES.items()), initial="USD")
    months = forms.IntegerField(label=_("For how many months"), min_value=1, max_value=words.MOST_MONTHS, initial=6)
    grants_planned = forms.IntegerField(label=_("How many grants"), min_value=1, max_value=100, initial=2)
    e_mail = forms.EmailField(label=_("E-mail for doubts"), max_length=words.LONGEST_LINE)
    project = line(_("Code of the project that it counts in"), required=False)
    hides_names = choice(
        _("Names in the first stage"),
        {"yes": _("Reviewers do not see who applies"), "no": _("Reviewers see who applies")},
        initial="yes",
    )
    reviews_needed = forms.IntegerField(
        label=_("Reviews needed for each application"), min_value=1, max_value=9, initial=words.REVIEWS_NEEDED
    )


class QuestionForm(forms.Form):
    """Ask one more thing."""

    es, fr, en = line(_("In Spanish")), line(_("In French")), line(_("In English"))
    most_letters = forms.IntegerField(
        label=_("How many letters fit"), min_value=50, max_value=words.LONGEST_TEXT, initial=1500
    )

    def labels(self) -> dict[str, str]:
        """Return the words by language."""
        return {language: self.cleaned_data[language] for language in words.LANGUAGES}


class CriterionForm(forms.Form):
    """Judge by one more thing."""

    es, fr, en = line(_("In Spanish")), line(_("In French")), line(_("In English"))
    weight = forms.IntegerField(label=_("Weight of a hundred"), min_value=1, max_value=100)


class DeadlineForm(forms.Form):
    """Say until which moment."""

    closes_at = moment(_("Last moment, in the time of the country"))


class MoveForm(DeadlineForm):
    """Move a deadline."""

    why = text(_("Why; everybody reads it"))


class ReviewerForm(forms.Form):
    """Name who judges."""

    account = forms.ChoiceField(label=_("Who"))

    def __init__(self, *args: Any, people: Choices = (), **kwargs: Any) -> None:
        """Offer whoever may judge."""
        super().__init__(*args, **kwargs)
        self.fields["account"].choices = list(people)  # type: ignore[attr-defined]


class ScreenForm(forms.Form):
    """Say whether what was sent lies inside the call."""

    is_admissible = choice(
        _("Does it lie inside what the call allows?"),
        {"yes": _("Yes, and what names somebody is covered"), "no": _("No")},
    )
    why = text(_("If not, why; whoever applied will read it"), required=False)


class PhraseForm(forms.Form):
    """Cover words."""

    phrase = line(_("Words to cover, as they stand in the text"))


class WordsForm(forms.Form):
    """Say something in words."""

    text = text(_("In your words"))


class WhyForm(forms.Form):
    """Say why."""

    why = text(_("Why"))


class DecideForm(forms.Form):
    """Decide, with the reasons."""

    outcome = forms.ChoiceField(label=_("What is decided"), widget=forms.RadioSelect)
    reasons = text(_("The reasons, as whoever applied will read them"))

    def __init__(self, *args: Any, stage: str, **kwargs: Any) -> None:
        """Offer what may be decided in the stage."""
        super().__init__(*args, **kwargs)
        self.fields["outcome"].choices = list(words.OUTCOMES[stage].items())  # type: ignore[attr-defined]


class TellForm(forms.Form):
    """Tell everybody of a stage."""

    why = text(_("If a tie is cut or the order is not followed: why"), required=False)


class TellConceptsForm(TellForm):
    """Tell everybody of the first stage, and open the second."""

    closes_at = moment(_("Last moment to send the action plan, in the time of the country"))


class ReviewForm(forms.Form):
    """Judge by each criterion."""

    def __init__(self, *args: Any, criteria: Iterable[Criterion], **kwargs: Any) -> None:
        """Ask for points for each criterion, then for words."""
        super().__init__(*args, **kwargs)
        beside = forms.RadioSelect(attrs={"layout": "row"})
        for row in criteria:
            label = _("%(criterion)s (weight %(weight)s)") % {"criterion": row, "weight": row.weight}
            self.fields[f"c_{row.code}"] = choice(label, words.POINTS, widget=beside)
        self.fields["advises"] = choice(_("Should it go on?"), words.ADVISES)
        self.fields["comment"] = text(_("Why; write what helps to answer whoever applied"))

    def points(self) -> dict[str, int]:
        """Return the points by criterion."""
        return {name[2:]: int(value) for name, value in self.cleaned_data.items() if name.startswith("c_")}


class LateTieForm(forms.Form):
    """Say that there is a tie after all."""

    kind = choice(
        _("What tie is it?"), {code: label for code, label in words.CONFLICTS.items() if code != words.NO_CONFLICT}
    )


class RateForm(forms.Form):
    """At which rate, of which day, told by whom."""

    rate = forms.DecimalField(label=_("Rate: one unit in the other currency"), max_digits=14, decimal_places=6,
                              widget=forms.NumberInput)  # fmt: skip
    rate_currency = forms.ChoiceField(label=_("Other currency"), choices=list(words.CURRENCIES.items()), initial="CAD")
    rate_on = day(_("Day of the rate"))
    rate_source = line(_("Who says the rate"))

    def rate_told(self) -> Rate:
        """Return the rate."""
        said = self.cleaned_data
        return Rate(Decimal(said["rate"]), said["rate_currency"], said["rate_on"], said["rate_source"])


class AgreeForm(RateForm):
    """Write down what was agreed."""

    field_order = ("signed_by", "signed_on", "starts_on", "first")

    signed_by = line(_("Who signed for them"))
    signed_on = day(_("Signed on"))
    starts_on = day(_("From which day"))
    first = MoneyField(label=_("First tranche; the rest follows once the first report is accepted"))


class PayForm(RateForm):
    """Write down that a tranche was paid."""

    field_order = ("paid_on", "reference")

    paid_on = day(_("Paid on"))
    reference = line(_("Reference of the payment"))


class VisitForm(forms.Form):
    """Write down a visit of support."""

    on = day(_("Day of the visit"))
    place = line(_("Where"))
    note = text(_("What was seen and agreed, without naming anybody who was helped"))


class AnswerReportForm(forms.Form):
    """Accept a report or return it."""

    is_accepted = choice(_("What is answered"), {"yes": _("Accept the report"), "no": _("Return it to be mended")})
    why = text(_("What is wanting, or what you thank for; the grantee reads it"), required=False)
