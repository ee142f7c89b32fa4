"""Why something is not opened or sealed, in words for the person who waits."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from amparo.foundation.access.permits import Refused
from amparo.keyd import trouble


class Unavailable(Refused):
    """The key process does not do this; nothing was written."""

    says: str | Promise = _("What is protected cannot be opened or written now. Try again in a few minutes.")

    def __init__(self) -> None:
        """Carry the sentence of the kind."""
        super().__init__([self.says])  # type: ignore[list-item]


class Away(Unavailable):
    """The key process does not answer."""

    says = _("What is protected cannot be opened or written now. Nothing was lost; try again in a few minutes.")


class Locked(Unavailable):
    """Two officers locked everything."""

    says = _("The protected data are locked since an emergency. Two officers locked them; ask your coordinator.")


class SourceAway(Unavailable):
    """What unwraps the keys (a security module, Vault) does not give them."""

    says = _(
        "Everything protected is closed: the place that keeps its main key does not answer. Nothing was lost. Tell the"
        " technical administrator."
    )


class OverBudget(Unavailable):
    """The user has opened as many cases as an hour allows."""

    says = _(
        "You have opened as many cases as one hour allows. Wait, or ask your supervisor or the data-protection"
        " auditor to release more for you."
    )


class AllOverBudget(Unavailable):
    """Everybody together has."""

    says = _("No more cases may be opened in this hour by anybody. Wait, and tell the technical administrator.")


class TooManySearches(Unavailable):
    """The user has searched, or asked the contact desk, as often as an hour allows."""

    says = _("You have searched as often as one hour allows. Wait a little, or look through the list of your cases.")


class TicketRefused(Unavailable):
    """The ticket is forged or stale, or the session or the grant is not live."""

    says = _("This is not open to you now. Sign in again; if it stays closed, ask the team that has the case.")


class Altered(Unavailable):
    """What lies in the database is not as it was sealed."""

    says = _("This was altered or moved since it was written, and is not opened. Tell the technical administrator.")


class Destroyed(Unavailable):
    """Its data key was destroyed."""

    says = _("This was destroyed, as the rules on keeping data say.")


class UnknownKey(Unavailable):
    """It was sealed to a key that is not ours, or that was removed since."""

    says = _(
        "This was sealed to a key that is not kept here, or not any more. It cannot be opened; write it again with a"
        " new sheet."
    )


class OfficersOnly(Unavailable):
    """Only an officer may do this, and for another person."""

    says = _("Another person must do this: a supervisor of the same institution, or the data-protection auditor.")


_KINDS: Mapping[str, type[Unavailable]] = {
    trouble.TICKET: TicketRefused,
    trouble.GRANT: TicketRefused,
    trouble.ALTERED: Altered,
    trouble.DESTROYED: Destroyed,
    trouble.UNKNOWN_KEY: UnknownKey,
    trouble.BUDGET: OverBudget,
    trouble.BUDGET_OF_ALL: AllOverBudget,
    trouble.SEARCHES: TooManySearches,
    trouble.LOCKED: Locked,
    trouble.SOURCE_AWAY: SourceAway,
    trouble.SOURCE_REFUSES: SourceAway,
    trouble.SOURCE_WRONG: SourceAway,
    trouble.OFFICER: OfficersOnly,
    trouble.SECOND: OfficersOnly,
}


def refusal_of(code: str) -> Exception:
    """Return what to raise for a code of the key process."""
    if code == trouble.WRONG:
        return ValueError("The key process does not take this for a request.")
    return _KINDS.get(code, Unavailable)()
