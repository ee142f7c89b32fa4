"""What may be moved, as questions: every one has an answer in the figures of the country."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from amparo.partnership.coalition.vocabulary import ROLE_LABELS
from amparo.partnership.rehearsal import rules, vocabulary
from amparo.partnership.rehearsal.rules import WhatIf


def role_label(role: str) -> str:
    """Return what a role is called."""
    return str(ROLE_LABELS.get(role, role))


class RehearsalForm(forms.Form):
    """A procedure, cases a month, days, and the people of each role."""

    def __init__(self, given: Mapping[str, str], written: WhatIf, procedures: Iterable[tuple[str, str]]) -> None:
        """Ask for what can be moved; what is not in the address is as the figures of the country have it."""
        start = {vocabulary.PROCEDURE: vocabulary.MAIN_NUMBER, vocabulary.CASES: written.cases}
        people = {vocabulary.PEOPLE + role: count for role, count in written.people}
        super().__init__({**start, vocabulary.DAYS: written.days, **people, **given})
        self.roles = [role for role, _count in written.people]
        unknown = {"required": _("Choose a procedure of the list."), "invalid_choice": _("Choose one of the list.")}
        self.fields[vocabulary.PROCEDURE] = forms.ChoiceField(
            label=_("Procedure"), choices=list(procedures), error_messages=unknown
        )
        self.fields[vocabulary.CASES] = _whole(_("Cases a month"), 1, vocabulary.MOST_CASES)
        self.fields[vocabulary.DAYS] = _whole(_("Days"), 7, vocabulary.MOST_DAYS)
        for role in self.roles:
            self.fields[vocabulary.PEOPLE + role] = _whole(role_label(role), 0, vocabulary.MOST_PEOPLE)

    def what_if(self) -> WhatIf:
        """Return what was asked; only of a form without mistakes."""
        given = self.cleaned_data
        people = tuple((role, given[vocabulary.PEOPLE + role]) for role in self.roles)
        return WhatIf(given[vocabulary.CASES], given[vocabulary.DAYS], people)


def _whole(label: str, least: int, most: int) -> forms.IntegerField:
    wrong = _("Write a whole number from %(least)s to %(most)s.") % {"least": least, "most": most}
    codes = ("required", "invalid", "min_value", "max_value")
    widget: Any = forms.NumberInput(attrs={"inputmode": "numeric"})
    return forms.IntegerField(
        label=label, min_value=least, max_value=most, widget=widget, error_messages=dict.fromkeys(codes, wrong)
    )


def moved(asked: QueryDict) -> tuple[QueryDict, str] | None:
    """Return what is asked then and the role when one more or one less was pressed; None when nothing was."""
    for name, by in ((vocabulary.ONE_LESS, -1), (vocabulary.ONE_MORE, 1)):
        role = asked.get(name)
        if role:
            given = asked.copy()
            del given[name]
            key = vocabulary.PEOPLE + role
            if key in given:
                given[key] = rules.stepped(str(given[key]), by)
            return given, role
    return None
