"""What is entered of a professional or an organisation, and why it cannot be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from amparo.partnership.directory.vocabulary import COUNTRIES, GENDERS, GROUPS, LONGEST_LINE, SECTORS

E_MAIL: Final = re.compile(r"[^@\s,;<>\"']{1,64}@[^@\s,;<>\"'.][^@\s,;<>\"']*\.[^@\s,;<>\"'.]{2,24}")


@dataclass(frozen=True, slots=True)
class Entry:
    """What is said of a professional; where they work is told by the organisation's name."""

    given_names: str
    family_names: str = ""
    e_mail: str = ""
    country: str = ""
    gender: str = ""
    declared_group: str = ""
    organisation: str = ""
    sector: str = ""
    post: str = ""
    from_on: date | None = None


@dataclass(frozen=True, slots=True)
class OrganisationEntry:
    """What is said of an organisation."""

    name: str
    sector: str = ""
    country: str = ""
    aliases: tuple[str, ...] = ()


def is_e_mail(text: str) -> bool:
    """Say whether a text is an address of one mailbox."""
    return len(text) <= LONGEST_LINE and E_MAIL.fullmatch(text) is not None


def reasons_not_to_enter(entry: Entry) -> list[str]:
    """Say why a professional cannot be entered so. Empty means they can."""
    reasons = []
    if not f"{entry.given_names}{entry.family_names}".strip():
        reasons.append(_("Write the name of the person."))
    if entry.e_mail and not is_e_mail(entry.e_mail):
        reasons.append(_("The e-mail is written as name@place.country."))
    if max(map(len, (entry.given_names, entry.family_names, entry.organisation, entry.post))) > LONGEST_LINE:
        reasons.append(_("A line has at most %(count)s letters.") % {"count": LONGEST_LINE})
    closed = ((entry.country, COUNTRIES), (entry.gender, GENDERS), (entry.declared_group, GROUPS))
    if any(value and value not in known for value, known in closed):
        reasons.append(_("Choose one of the answers that are offered."))
    return reasons


def reasons_not_to_enter_organisation(entry: OrganisationEntry) -> list[str]:
    """Say why an organisation cannot be entered so. Empty means it can."""
    reasons = []
    if not entry.name.strip():
        reasons.append(_("Write the name of the organisation."))
    if max(map(len, (entry.name, *entry.aliases))) > LONGEST_LINE:
        reasons.append(_("A line has at most %(count)s letters.") % {"count": LONGEST_LINE})
    if (entry.sector and entry.sector not in SECTORS) or (entry.country and entry.country not in COUNTRIES):
        reasons.append(_("Choose one of the answers that are offered."))
    return reasons


def reasons_not_to_list(*, purpose: str, given_on: date | None, today: date) -> list[str]:
    """Say why a professional cannot be shown to others. Empty means they can."""
    if given_on is None or not purpose:
        return [_("Write for what and on which day the person agreed.")]
    return [_("That day has not come yet.")] if given_on > today else []


def reasons_not_to_end(*, from_on: date | None, to_on: date) -> list[str]:
    """Say why something that has lasted since a day cannot end on another."""
    return [_("It ends before it began.")] if from_on is not None and to_on < from_on else []
