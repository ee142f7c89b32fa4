"""How a practice goes from one country to another, and what each step needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from amparo.partnership.practices import vocabulary as words


@dataclass(frozen=True, slots=True)
class Stands:
    """Where an uptake stands: since which day, and what was found on each condition."""

    state: str
    since: date
    findings: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Coming:
    """The step that is to be recorded."""

    state: str
    held_on: date
    note: str
    responsible: str = ""
    due_on: date | None = None
    proof: str = ""
    has_document: bool = False


def reasons_not_to_ask(*, is_published: bool, practice_country: str, to_country: str, is_open: bool) -> list[str]:
    """Say why a country cannot ask for a practice; empty means it can."""
    reasons = []
    if not is_published:
        reasons.append(_("Only a published practice is taken to another country."))
    if practice_country == to_country:
        reasons.append(_("The practice is of this country already."))
    if is_open:
        reasons.append(_("This country has asked for it already: go on with that."))
    return reasons


def reasons_not_to_move(stands: Stands, coming: Coming, today: date) -> list[str]:
    """Say why an uptake cannot take a step. Empty means it can."""
    if coming.state not in words.NEXT.get(stands.state, ()):
        return [_("This step does not follow from where it stands.")]
    reasons = [] if coming.note.strip() else [_("Write what was done.")]
    if not stands.since <= coming.held_on <= today:
        reasons.append(_("The day lies between the last step and today."))
    if coming.proof and urlsplit(coming.proof).scheme != "https":
        reasons.append(_("The address begins with https://."))
    return reasons + _for_state(stands, coming)


def _for_state(stands: Stands, coming: Coming) -> list[str]:
    reasons = []
    if coming.state == words.FITTED:
        lacking = [str(label) for code, label in words.CONDITIONS.items() if code not in stands.findings]
        if lacking:
            reasons.append(_("Not looked at yet: %(what)s.") % {"what": ", ".join(lacking)})
    if coming.state == words.PLANNED:
        blocked = [str(words.CONDITIONS[code]) for code, found in stands.findings.items() if found == words.BLOCKED]
        if blocked:
            reasons.append(_("Blocked by: %(what)s. Find a way first, or drop it.") % {"what": ", ".join(blocked)})
        if not coming.responsible.strip() or coming.due_on is None:
            reasons.append(_("A plan says who is responsible and until when."))
    if coming.state in words.PROVEN and not (coming.proof or coming.has_document):
        reasons.append(_("Attach the proof as a PDF, or write its address."))
    if coming.state == words.SUSTAINED and coming.held_on < stands.since + timedelta(days=words.DAYS_TO_SUSTAIN):
        reasons.append(
            _("It counts as sustained %(days)s days after it was adopted, or later.") % {"days": words.DAYS_TO_SUSTAIN}
        )
    return reasons
