"""The form of a step, made from the procedure's questions and the data dictionary."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from babel import Locale
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from amparo.bpmn.diagram import Node
from amparo.foundation.vocabularies import dictionary
from amparo.foundation.vocabularies.dictionary import Field
from amparo.partnership.training.forms import OtherReason
from amparo.partnership.training.rules.gate import WARNS, Permission, Without
from amparo.partnership.training.vocabulary import WHY_WITHOUT
from amparo.protection.cases import vocabulary as case_words
from amparo.protection.consents import vocabulary as consent_words
from amparo.protection.pathways.vocabulary import (
    NOT_ASKED,
    REASONS,
    REGIONAL_LANGUAGES,
    RETURN_NEED,
    alphabetical,
    country_name,
    language_name,
)

ASK = "ask_"
WHY, LINE = "without", "without_line"

MANDATES: Final = {
    case_words.TRAFFICKING: _lazy("Trafficking in persons"),
    case_words.SMUGGLING: _lazy("Smuggling of migrants"),
    case_words.CHILD_SEXUAL_EXPLOITATION: _lazy("Commercial sexual exploitation of a child"),
}


def _choices(field: Field) -> list[tuple[str, str]]:
    return [(option.code, option.label) for option in field.options]


def _sorted(codes: Iterable[str], name: Callable[[str], str]) -> list[tuple[str, str]]:
    return sorted(((code, name(code)) for code in codes if len(code) == 2 and code.isalpha()), key=alphabetical)


def _countries() -> list[tuple[str, str]]:
    return [("", _("Choose")), *_sorted(Locale("es").territories, country_name)]


def _languages() -> list[tuple[str, str]]:
    first = [(code, language_name(code)) for code in ("es", "en", "fr", *REGIONAL_LANGUAGES)]
    others = [str(code) for code in Locale("es").languages if str(code) not in dict(first)]
    return [("", _("Choose")), *first, *_sorted(others, language_name)]


def _text(field: Field, common: dict[str, Any]) -> forms.Field:
    return forms.CharField(max_length=field.max_length, **common)


def _long_text(field: Field, common: dict[str, Any]) -> forms.Field:
    return forms.CharField(max_length=field.max_length, widget=forms.Textarea, **common)


def _date(field: Field, common: dict[str, Any]) -> forms.Field:
    return forms.DateField(widget=forms.DateInput(format="%Y-%m-%d"), **common)


def _datetime(field: Field, common: dict[str, Any]) -> forms.Field:
    formats = ["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"]
    return forms.DateTimeField(input_formats=formats, widget=forms.DateTimeInput(format="%Y-%m-%dT%H:%M"), **common)


def _number(field: Field, common: dict[str, Any]) -> forms.Field:
    return forms.IntegerField(min_value=0, max_value=1_000_000, **common)


def _money(field: Field, common: dict[str, Any]) -> forms.Field:
    return forms.DecimalField(min_value=0, max_digits=14, decimal_places=2, **common)


def _choice(field: Field, common: dict[str, Any]) -> forms.Field:
    return forms.ChoiceField(choices=[*_choices(field), _unasked()], widget=_closed(field), **common)


def _several(field: Field, common: dict[str, Any]) -> forms.Field:
    widget = forms.CheckboxSelectMultiple
    return forms.MultipleChoiceField(choices=[*_choices(field), _unasked()], widget=widget, **common)


def _yes_no(field: Field, common: dict[str, Any]) -> forms.Field:
    pairs = [("yes", _("Yes")), ("no", _("No")), _unasked()]
    return forms.ChoiceField(choices=pairs, widget=forms.RadioSelect, **common)


def _country(field: Field, common: dict[str, Any]) -> forms.Field:
    return forms.ChoiceField(choices=_countries, **common)


def _language(field: Field, common: dict[str, Any]) -> forms.Field:
    return forms.ChoiceField(choices=_languages, **common)


def _phone(field: Field, common: dict[str, Any]) -> forms.Field:
    said = {"invalid": _("Write only numbers, such as +506 0000 0000.")}
    widget = forms.TextInput(attrs={"inputmode": "tel"})
    return forms.RegexField(r"^\+?[0-9 ()-]{4,25}$", error_messages=said, widget=widget, **common)


def _unasked() -> tuple[str, str]:
    """The answer "not asked", which is different from "no"."""
    return (NOT_ASKED, _("Not asked"))


MAKERS: Final = {
    "text": _text,
    "long_text": _long_text,
    "date": _date,
    "datetime": _datetime,
    "number": _number,
    "money": _money,
    "choice": _choice,
    "choices": _several,
    "yes_no": _yes_no,
    "country": _country,
    "language": _language,
    "phone": _phone,
}


def question_of(field: Field, *, required: bool) -> forms.Field:
    """Return the form field for a field of the dictionary; closed ones also take "not asked"."""
    return MAKERS[field.type](field, {"label": field.label, "help_text": field.help, "required": required})


def _closed(field: Field) -> forms.Widget:
    return forms.RadioSelect() if len(field.options) <= 7 else forms.Select()


class StepForm(forms.Form):
    """The questions that decide the way, then the fields of the step that are not known yet."""

    def __init__(
        self,
        node: Node,
        fields: Iterable[tuple[Field, bool]],
        words: Mapping[str, Mapping[str, str]],
        *args: Any,
        **kw: Any,
    ) -> None:
        """Make the questions; `words` has question and labels by variable."""
        super().__init__(*args, **kw)
        self.node = node
        for field, required in fields:
            self.fields[field.name] = question_of(field, required=required)
        for ask in node.asks:
            said = words.get(ask.variable, {})
            pairs = [(value, said.get(value, value)) for value in ask.values]
            self.fields[ASK + ask.variable] = forms.ChoiceField(
                label=said.get("question", ask.variable),
                choices=pairs,
                widget=forms.RadioSelect,
                error_messages={"required": _("Choose an answer: it decides what comes next.")},
            )
        for name, question in self.fields.items():
            if not name.startswith(ASK):
                question.error_messages["required"] = _("Write or choose an answer here.")

    def outcome(self) -> dict[str, str]:
        """The finite answers that drive the path."""
        return {ask.variable: self.cleaned_data[ASK + ask.variable] for ask in self.node.asks}

    def answers(self) -> dict[str, Any]:
        """The answers of the form's fields, as JSON can hold them."""
        given = self.cleaned_data.items()
        return {name: plain(value) for name, value in given if not name.startswith(ASK) and name not in {WHY, LINE}}


def ask_why(form: forms.Form, permission: Permission) -> None:
    """Ask, at the end of a form, why a step is done without the certificate; nothing where none is missing."""
    if permission.kind != WARNS:
        return
    form.fields[WHY] = forms.ChoiceField(
        label=_("Why do you do it without the certificate?"),
        choices=list(WHY_WITHOUT.items()),
        widget=forms.RadioSelect,
        error_messages={"required": _("Say why you do it without the certificate: your supervisor is told.")},
    )
    form.fields[LINE] = OtherReason(
        reason=lambda: str(form.data.get(form.add_prefix(WHY), "")),
        label=_("If it is another reason: which, in one line"),
        help_text=_("Write nothing about the person."),
    )


def why_of(form: forms.Form) -> Without | None:
    """Return why a step is done without the certificate; None where the form did not ask."""
    return Without(form.cleaned_data[WHY], form.cleaned_data[LINE]) if WHY in form.fields else None


def plain(value: Any) -> Any:
    """Return a cleaned value as JSON can hold it."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


class OutcomeForm(StepForm):
    """Only the questions that decide the way, for a step that is skipped."""

    reason = forms.ChoiceField(label=_lazy("Why"), choices=list(REASONS.items()), widget=forms.RadioSelect)
    line = forms.CharField(label=_lazy("In one line"), max_length=500, required=False)

    def __init__(self, node: Node, words: Mapping[str, Mapping[str, str]], *args: Any, **kw: Any) -> None:
        """Make the questions, then the reason."""
        super().__init__(node, (), words, *args, **kw)


class AlertForm(forms.Form):
    """What opens a case: which mandate; the rest is asked by the procedure's first steps."""

    mandate = forms.ChoiceField(
        label=_lazy("What is the alert about?"), choices=list(MANDATES.items()), widget=forms.RadioSelect
    )


class AddStepForm(forms.Form):
    """A step that was done outside the procedure's order."""

    step = forms.ChoiceField(label=_lazy("What was done"))
    telling = forms.ChoiceField(
        label=_lazy("Did the person have to tell what happened?"),
        choices=[("no", _lazy("No")), ("yes", _lazy("Yes"))],
        widget=forms.RadioSelect,
        initial="no",
    )
    reason = forms.ChoiceField(label=_lazy("Why"), choices=list(REASONS.items()), widget=forms.RadioSelect)
    line = forms.CharField(label=_lazy("In one line"), max_length=500, required=False)

    def __init__(self, steps: list[tuple[str, str]], *args: Any, **kw: Any) -> None:
        """Offer the steps of the procedure."""
        super().__init__(*args, **kw)
        self.fields["step"].choices = [("", _("Choose")), *steps]  # type: ignore[attr-defined]


class ReturnForm(forms.Form):
    """What a person who comes back after closing asks for."""

    need = forms.ChoiceField(
        widget=forms.RadioSelect,
        error_messages={"required": _lazy("Choose what the person asks for now, or that it is not said.")},
    )

    def __init__(self, *args: Any, **kw: Any) -> None:
        """Offer the needs of the dictionary, in the reader's language."""
        super().__init__(*args, **kw)
        field = dictionary.fields()[RETURN_NEED]
        self.fields["need"].label = field.label
        self.fields["need"].choices = _choices(field)  # type: ignore[attr-defined]


class ConsentForm(forms.Form):
    """One consent: purpose, recipient, language, witness."""

    purpose = forms.ChoiceField(
        label=_lazy("What does the person agree to?"),
        choices=list(consent_words.PURPOSES.items()),
        widget=forms.RadioSelect,
    )
    team = forms.ChoiceField(label=_lazy("With whom"), required=False)
    language = forms.ChoiceField(label=_lazy("In which language it was explained"), choices=_languages)
    witness = forms.ChoiceField(
        label=_lazy("Witness"), choices=list(consent_words.WITNESSES.items()), widget=forms.RadioSelect
    )

    def __init__(self, teams: list[tuple[str, str]], *args: Any, **kw: Any) -> None:
        """Offer the teams that may receive; the empty choice means every team that works for the purpose."""
        super().__init__(*args, **kw)
        self.fields["team"].choices = [("", _("Every team that works for this")), *teams]  # type: ignore[attr-defined]


class DocumentForm(forms.Form):
    """A document and what it is about."""

    group = forms.ChoiceField(label=_lazy("What is it about?"))
    document = forms.FileField(
        label=_lazy("The document"),
        help_text=_lazy("PDF, JPEG, PNG or WebP, at most 5 MB. Where and with what it was made is taken out of it."),
        error_messages={"required": _lazy("Choose a document of at most 5 MB.")},
    )
    keeps_original = forms.BooleanField(required=False, label=_lazy("Keep the file just as it came too, as evidence"))

    def __init__(self, groups: list[tuple[str, str]], *args: Any, **kw: Any) -> None:
        """Offer the field groups that the actor's work covers."""
        super().__init__(*args, **kw)
        self.fields["group"].choices = groups  # type: ignore[attr-defined]
