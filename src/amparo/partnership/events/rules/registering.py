"""Who can register until when, what a registration must say, and what can be decided of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from amparo.partnership.directory.rules.entries import Entry, is_e_mail, reasons_not_to_enter
from amparo.partnership.directory.vocabulary import SECTORS
from amparo.partnership.events import vocabulary as words
from amparo.partnership.rolls.vocabulary import IN_PERSON, MIXED, MODES, ONLINE


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody says of themselves who registers."""

    given_names: str
    family_names: str
    e_mail: str
    country: str
    organisation: str
    mode: str
    sector: str = ""
    post: str = ""
    gender: str = ""
    why: str = ""
    telephone: str = ""
    diet: str = ""
    needs: str = ""
    is_listed: bool = False
    badge_says_organisation: bool = False
    agrees: bool = False

    @property
    def entry(self) -> Entry:
        """What the directory is told of them once they are accepted."""
        return Entry(
            given_names=self.given_names,
            family_names=self.family_names,
            e_mail=self.e_mail,
            country=self.country,
            gender=self.gender,
            organisation=self.organisation,
            sector=self.sector,
            post=self.post,
        )


def is_open(*, is_published: bool, opens_at: datetime, closes_at: datetime, at: datetime) -> bool:
    """Say whether one can register at a moment."""
    return is_published and opens_at <= at < closes_at


def ways_offered(offers: Collection[str]) -> tuple[str, ...]:
    """Return in which ways one can take part, from how the parts of an event are offered."""
    both = MIXED in offers or {IN_PERSON, ONLINE} <= set(offers)
    return (IN_PERSON, ONLINE) if both or not offers else tuple(way for way in (IN_PERSON, ONLINE) if way in offers)


def reasons_not_to_register(said: Said, *, ways: Collection[str]) -> list[str]:
    """Say what is wanting in what somebody says who registers. Empty means nothing."""
    reasons = reasons_not_to_enter(said.entry)
    if not said.given_names.strip() or not said.family_names.strip():
        reasons.append(_("Write your given names and your family names."))
    if not is_e_mail(said.e_mail.strip()):
        reasons.append(_("Write your e-mail: the people who organise it answer you there."))
    if not said.organisation.strip():
        reasons.append(_("Write where you work, or “independent”."))
    if not said.country or said.mode not in ways or (said.sector and said.sector not in SECTORS):
        reasons.append(_("Choose one of the answers that are offered."))
    lines = (said.given_names, said.family_names, said.telephone, said.diet, said.needs)
    if max(map(len, lines)) > words.LONGEST_LINE or len(said.why) > words.LONGEST_TEXT:
        reasons.append(_("A line has at most %(count)s letters.") % {"count": words.LONGEST_LINE})
    if not said.agrees:
        reasons.append(_("To register you agree to how your data are used: tick the box, or do not register here."))
    return list(dict.fromkeys(reasons))


def has_come_too_often(moments: Iterable[datetime], *, kind: str, at: datetime) -> bool:
    """Say whether no more comes from a place for now: registrations, or codes that open nothing."""
    most, minutes = words.MOST_FROM_A_PLACE[kind]
    since = at - timedelta(minutes=minutes)
    return sum(1 for each in moments if each > since) >= most


def reasons_not_to_accept(*, state: str, mode: str, waiting_before: int) -> list[str]:
    """Say why a registration cannot be given a place now, whatever places there are."""
    if state not in {words.WAITING, words.WAIT_LISTED}:
        return [_("It was answered already.")]
    if waiting_before:
        facts = {"count": waiting_before, "way": MODES[mode]}
        return [_("%(count)s wait for a place before them: %(way)s. Put them on the waiting list.") % facts]
    return []


def reasons_not_to_refuse(*, state: str, reason: str) -> list[str]:
    """Say why a registration cannot be refused so: whoever is refused reads why."""
    reasons = []
    if state not in {words.WAITING, words.WAIT_LISTED}:
        reasons.append(_("It was answered already."))
    if not reason.strip():
        reasons.append(_("Write why, in words that the person will read."))
    if len(reason) > words.LONGEST_TEXT:
        reasons.append(_("A text has at most %(count)s letters.") % {"count": words.LONGEST_TEXT})
    return reasons


def reasons_not_to_withdraw(state: str) -> list[str]:
    """Say why somebody cannot take their registration back."""
    return [] if state in words.STANDING else [_("It was answered already.")]


def reasons_not_to_set_terms(*, for_whom: str, consent: str, opens_at: datetime, closes_at: datetime) -> list[str]:
    """Say why one cannot be let register on such terms."""
    reasons = []
    if not for_whom.strip() or not consent.strip():
        reasons.append(_("Write for whom it is, and what people agree to."))
    if max(len(for_whom), len(consent)) > words.LONGEST_TEXT:
        reasons.append(_("A text has at most %(count)s letters.") % {"count": words.LONGEST_TEXT})
    if closes_at <= opens_at:
        reasons.append(_("It closes before it opens."))
    return reasons
