"""When a referral may be sent and answered."""

from __future__ import annotations

from collections.abc import Collection

from django.utils.translation import gettext as _

from amparo.protection.referrals import vocabulary


def kinds_to_agree_on(kinds: Collection[str], agreed: Collection[str], *, is_same_institution: bool) -> list[str]:
    """Return the kinds of data of a packet that no agreement lets pass, in order; inside one institution all pass."""
    if is_same_institution:
        return []
    return sorted(set(kinds) - set(agreed) - vocabulary.NEEDS_NO_AGREEMENT)


def reasons_not_to_refer(
    *,
    is_open: bool,
    takes_referrals: bool,
    is_own: bool,
    has_consent: bool,
    lacking: Collection[str] = (),
    without_agreement: str = "",
) -> list[str]:
    """Say, in words for the case manager, why this case cannot be referred; empty means it can."""
    reasons = []
    if not is_open:
        reasons.append(_("The case is closed."))
    if not takes_referrals or is_own:
        reasons.append(_("Choose a service that receives referrals."))
    if not has_consent:
        reasons.append(
            _("It was not sent: the person has not agreed yet to share with this service. Ask, or choose another one.")
        )
    if lacking and without_agreement not in vocabulary.WITHOUT_AGREEMENT:
        reasons.append(_("No agreement between both institutions covers what you send: say why it goes anyway."))
    return reasons


def reasons_not_to_answer(*, status: str, has_consent: bool, accepts: bool, rejection: str) -> list[str]:
    """Say why a referral cannot be answered; empty means it can."""
    reasons = []
    if status != vocabulary.SENT or not has_consent:
        reasons.append(_("This referral no longer waits for an answer."))
    if not accepts and rejection not in vocabulary.REJECTIONS:
        reasons.append(_("Say why you cannot take it: the case manager looks for another service at once."))
    return reasons


def reasons_not_to_take_back(*, status: str) -> list[str]:
    """Say why a referral cannot be taken back; empty means it can."""
    return [] if status in vocabulary.LIVE else [_("This referral has ended already: it opens nothing.")]
