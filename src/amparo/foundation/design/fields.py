"""Questions of a form as the components show them, and how a Django form becomes them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _

RADIOS_UP_TO = 7
NOT_ASKED = "not_asked"


@dataclass(frozen=True, slots=True)
class Option:
    """One answer of a closed question. ``meta`` stands at its right, such as free places."""

    value: str
    label: str
    chosen: bool = False
    hint: str = ""
    meta: str = ""
    disabled: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an answer in several inputs, such as the day of a date."""

    name: str
    label: str
    value: str = ""
    width: str = "2"


@dataclass(frozen=True, slots=True)
class Field:
    """One question.

    ``kind``: text, long_text, email, tel, password, number, date, datetime, date_parts, radios,
    select, choices, yes_no, known. ``known`` shows a value that is not asked again (``known_from``
    says who gave it). ``not_asked`` adds "not asked" as a proper answer to any closed question,
    with the value ``not_asked``.
    """

    name: str
    label: str
    kind: str = "text"
    value: str = ""
    help: str = ""
    error: str = ""
    optional: bool = False
    options: tuple[Option, ...] = ()
    parts: tuple[Part, ...] = ()
    not_asked: bool = False
    not_asked_chosen: bool = False
    known_from: str = ""
    autocomplete: str = "off"
    inputmode: str = ""
    max_length: int | None = None
    rows: int = 4
    layout: str = ""
    label_is_title: bool = False

    @property
    def id(self) -> str:
        """The id of the input, or of the first of its inputs; an error summary links here."""
        return f"id_{self.name}"

    @property
    def described_by(self) -> str:
        """The ids of help and error, for ``aria-describedby``."""
        ids = [f"{self.id}_help"] if self.help else []
        return " ".join([*ids, f"{self.id}_error"] if self.error else ids)

    @property
    def is_group(self) -> bool:
        """Whether the question needs a fieldset with a legend."""
        return self.kind in {"radios", "choices", "yes_no", "date_parts"}

    @property
    def input_type(self) -> str:
        """The ``type`` attribute of a single input."""
        kinds = {"datetime": "datetime-local", "date": "date", "email": "email", "tel": "tel"}
        kinds |= {"time": "time", "password": "password"}
        return kinds.get(self.kind, "text")

    @property
    def input_mode(self) -> str:
        """The keyboard that a phone should show."""
        return self.inputmode or ("decimal" if self.kind == "number" else "")


@dataclass(frozen=True, slots=True)
class Mistake:
    """A line of the error summary: what to do, and the field that it leads to."""

    text: str
    anchor: str = ""


def yes_no(name: str, label: str, *, value: str = "", **more: Any) -> Field:
    """Make a question with the answers yes, no and not asked (values ``yes``, ``no``, ``not_asked``)."""
    options = (Option("yes", _("Yes"), value == "yes"), Option("no", _("No"), value == "no"))
    asked = {"not_asked": True, "not_asked_chosen": value == NOT_ASKED, "layout": "row"}
    return Field(name, label, kind="yes_no", options=options, **{**asked, **more})


def mistakes_of(fields: Iterable[Field], others: Iterable[str] = ()) -> tuple[Mistake, ...]:
    """List the errors of the fields for the summary on top, after those that belong to no field."""
    general = [Mistake(text) for text in others]
    return tuple(general + [Mistake(_named(field), field.id) for field in fields if field.error])


def _named(field: Field) -> str:
    """Return what is wrong with the question before it: the summary is read away from the field."""
    if field.label.endswith(("?", ".")):
        return f"{field.label} {field.error}"
    return _("%(label)s: %(value)s") % {"label": field.label, "value": field.error}


def from_form(form: forms.BaseForm) -> tuple[Field, ...]:
    """Turn the visible fields of a Django form into questions."""
    return tuple(from_bound(bound) for bound in form.visible_fields())


def from_bound(bound: BoundField) -> Field:
    """Turn one field of a Django form into a question, with what was typed and what is wrong with it."""
    asked = bound.field
    kind = _kind_of(asked)
    value = bound.value()
    return Field(
        name=bound.html_name,
        label=str(bound.label),
        kind=kind,
        value="" if value is None or kind in {"password", "radios", "select", "choices"} else _told(value),
        help=str(bound.help_text),
        error=" ".join(str(error) for error in bound.errors),
        optional=not asked.required and not isinstance(asked, forms.BooleanField),
        options=_options_of(asked, value),
        max_length=getattr(asked, "max_length", None),
        autocomplete=str(asked.widget.attrs.get("autocomplete", "off")),
        inputmode=str(asked.widget.attrs.get("inputmode", "")),
        layout=str(asked.widget.attrs.get("layout", "")),
    )


def _told(value: Any) -> str:
    """Write a value as its input takes it: a moment to the minute, as browsers do."""
    return value.strftime("%Y-%m-%dT%H:%M") if isinstance(value, datetime) else str(value)


def _kind_of(asked: forms.Field) -> str:
    """Choose the kind of question for a Django field; the widget decides before the field."""
    widget = asked.widget
    by_widget: Sequence[tuple[type[forms.Widget], str]] = (
        (forms.PasswordInput, "password"),
        (forms.Textarea, "long_text"),
        (forms.CheckboxSelectMultiple, "choices"),
        (forms.SelectMultiple, "choices"),
        (forms.CheckboxInput, "choices"),
        (forms.RadioSelect, "radios"),
        (forms.EmailInput, "email"),
        (forms.DateTimeInput, "datetime"),
        (forms.DateInput, "date"),
        (forms.TimeInput, "time"),
        (forms.NumberInput, "number"),
    )
    for kind_of_widget, kind in by_widget:
        if isinstance(widget, kind_of_widget):
            return kind
    if isinstance(asked, forms.ChoiceField):
        return "radios" if len(list(_choices(asked))) <= RADIOS_UP_TO else "select"
    return "text"


def _choices(asked: forms.ChoiceField) -> Iterable[tuple[Any, Any]]:
    """Give the choices of a field without the empty one."""
    choices = cast("Iterable[tuple[Any, Any]]", asked.choices)
    return ((value, label) for value, label in choices if value not in ("", None))


def _options_of(asked: forms.Field, value: Any) -> tuple[Option, ...]:
    """Give the answers of a closed field, marking those chosen."""
    if isinstance(asked, forms.BooleanField):
        return (Option("on", _("Yes"), bool(value)),)
    if not isinstance(asked, forms.ChoiceField):
        return ()
    chosen = {str(one) for one in value} if isinstance(value, (list, tuple, set)) else {str(value)}
    return tuple(Option(str(code), str(label), str(code) in chosen) for code, label in _choices(asked))
