"""What an application must hold before it is sent, and what a code must look like."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from django.utils.translation import gettext as _

from amparo.partnership.calls import vocabulary as words
from amparo.partnership.calls.rules.money import written
from amparo.partnership.directory.rules.entries import is_e_mail


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of a call: its code, its words, how long its answer may be, and whether one is needed."""

    code: str
    label: str
    help: str
    most: int
    required: bool
    wants: str = ""


@dataclass(frozen=True, slots=True)
class About:
    """What is said of whoever applies."""

    name: str
    legal: str = words.REGISTERED
    backed_by: str = ""
    place: str = ""
    contact: str = ""
    e_mail: str = ""
    telephone: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """What an application says so far in one stage."""

    about: About
    questions: tuple[Asked, ...]
    answers: Mapping[str, str]
    amount: Decimal | None
    months: int | None


def eligibility_reasons(questions: Iterable[Asked], said: Mapping[str, str]) -> list[str]:
    """Say which answers put an applicant outside what a call allows, in the words of the call. Empty means inside."""
    reasons = []
    for each in questions:
        if said.get(each.code) not in {words.YES, words.NO}:
            reasons.append(_("Answer every question."))
        elif said[each.code] != each.wants:
            reasons.append(each.help or each.label)
    return list(dict.fromkeys(reasons))


def reasons_not_to_name(about: About) -> list[str]:
    """Say what is wanting in what is said of the applicant. Empty means nothing."""
    reasons = []
    if not about.name.strip():
        reasons.append(_("Write the name of your organisation or group."))
    if not about.contact.strip():
        reasons.append(_("Write with whom we can speak."))
    if not about.e_mail.strip() and not about.telephone.strip():
        reasons.append(_("Leave an e-mail or a telephone, so that the answer can reach you."))
    if about.e_mail and not is_e_mail(about.e_mail):
        reasons.append(_("The e-mail is written as name@place.country."))
    if about.legal not in words.LEGAL:
        reasons.append(_("Choose one of the answers that are offered."))
    lines = (about.name, about.backed_by, about.place, about.contact, about.e_mail, about.telephone)
    if max(map(len, lines)) > words.LONGEST_LINE:
        reasons.append(_("A line has at most %(count)s letters.") % {"count": words.LONGEST_LINE})
    return reasons


def too_long(questions: Iterable[Asked], answers: Mapping[str, str]) -> dict[str, str]:
    """Return, by question, what is said of an answer that is too long."""
    found = {}
    for each in questions:
        length = len(answers.get(each.code, ""))
        if length > each.most:
            facts = {"length": length, "most": each.most}
            found[each.code] = _("It has %(length)s letters; at most %(most)s fit.") % facts
    return found


def reasons_not_to_send(draft: Draft, *, most: Decimal, currency: str, most_months: int) -> list[str]:
    """Say what is wanting in an application before it can be sent. Empty means it can."""
    reasons = reasons_not_to_name(draft.about)
    reasons += [
        _("Answer: %(question)s") % {"question": each.label}
        for each in draft.questions
        if each.required and not draft.answers.get(each.code, "").strip()
    ]
    long = too_long(draft.questions, draft.answers)
    reasons += [f"{each.label} {long[each.code]}" for each in draft.questions if each.code in long]
    if draft.amount is None or not 0 < draft.amount <= most:
        facts = {"most": written(most), "currency": currency}
        reasons.append(_("Write how much you ask for; the call gives at most %(most)s %(currency)s.") % facts)
    if draft.months is None or not 1 <= draft.months <= most_months:
        reasons.append(_("Write for how many months; the call gives at most %(months)s.") % {"months": most_months})
    return reasons


def has_tried_too_often(tries: Iterable[datetime], *, at: datetime) -> bool:
    """Say whether no more codes are tried from a place for now."""
    since = at - timedelta(minutes=words.TRY_MINUTES)
    return sum(1 for each in tries if each > since) >= words.MOST_TRIES


def reasons_not_to_attach(*, there: int, name: str) -> list[str]:
    """Say why one more file cannot be attached. Its size and kind are told by what it holds."""
    if there >= words.MOST_FILES:
        return [_("There are %(count)s files already: remove one first.") % {"count": words.MOST_FILES}]
    return [] if name.strip() else [_("The file has no name.")]
