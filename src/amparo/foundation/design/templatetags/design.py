"""The few tags that an include cannot be: icons, the mark, and fields of Django forms."""

from __future__ import annotations

from typing import Any

from django import forms, template
from django.forms.boundfield import BoundField
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from amparo.foundation.design.fields import Field, Mistake, from_bound, from_form, mistakes_of
from amparo.foundation.design.icons import PATHS

register = template.Library()

_ICON = (
    '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false" fill="none" stroke="currentColor" '
    'stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round"><path d="{}"/></svg>'
)
_MARK = mark_safe(
    '<svg class="header__mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false" fill="none" '
    'stroke="currentColor" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round">'
    '<path d="M4.6 20C5 17.1 6.9 15.3 9.4 15.1 9.2 12.5 10.8 10.8 12.9 10.5L16 6.6 19.1 10.5'
    'C21.2 10.8 22.8 12.5 22.6 15.1 25.1 15.3 27 17.1 27.4 20"/>'
    '<circle cx="16" cy="22.2" r="3.4" fill="currentColor" stroke="none"/></svg>'
)


@register.simple_tag
def icon(name: str) -> SafeString:
    """Draw an icon of ``icons.PATHS``, a circle for a name that it does not know; the words stand beside it."""
    return format_html(_ICON, PATHS.get(name, PATHS["circle"]))


@register.simple_tag
def mark() -> SafeString:
    """Draw Amparo's mark: a roof that is also a tree's crown, over a dot."""
    return _MARK


@register.filter
def as_field(bound: BoundField) -> Field:
    """Turn a field of a Django form into what ``components/field.html`` shows."""
    return from_bound(bound)


@register.filter
def as_fields(form: forms.BaseForm) -> tuple[Field, ...]:
    """Turn the visible fields of a Django form into questions."""
    return from_form(form)


@register.filter
def mistakes(form: forms.BaseForm) -> tuple[Mistake, ...]:
    """List what is wrong in a Django form, for ``components/error_summary.html``."""
    return mistakes_of(from_form(form), [str(error) for error in form.non_field_errors()])


@register.filter
def message_kind(message: Any) -> str:
    """Choose the look of a message of django.contrib.messages: info, due or danger."""
    return {"warning": "due", "error": "danger"}.get(getattr(message, "level_tag", ""), "info")


@register.filter
def mistakes_with(form: forms.BaseForm, reasons: list[str]) -> tuple[Mistake, ...]:
    """List what is wrong in a form together with the reasons why the operation was refused."""
    others = [str(error) for error in form.non_field_errors()] if form.is_bound else []
    return mistakes_of(from_form(form), [*others, *reasons])
