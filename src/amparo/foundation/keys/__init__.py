"""The only way to the key process, which alone holds keys: it seals, opens and signs, and this asks it to.

One data key for each case and field group; it stays with the key process, and the database keeps its handle. A ticket
says who opens what, for which purpose and until when.
"""

from amparo.foundation.keys.client import is_separate
from amparo.foundation.keys.codes import code_for, is_code_for, mark_of_code
from amparo.foundation.keys.finding import Question, ask_desk, bring_index_up, compare, find, is_indexed
from amparo.foundation.keys.links import link_mac, open_under_secret, seal_under_secret
from amparo.foundation.keys.refusals import (
    Altered,
    Away,
    Locked,
    OverBudget,
    TicketRefused,
    TooManySearches,
    Unavailable,
    UnknownKey,
)
from amparo.foundation.keys.sealing import (
    Subject,
    ask_anew,
    destroy,
    issue,
    lock,
    mac,
    macs,
    new_data_key,
    open_note,
    open_secret,
    open_values,
    release,
    seal_groups,
    seal_note,
    seal_secret,
    seal_values,
    status,
    still_kept,
    take_in,
)
from amparo.foundation.keys.sheets import IntakeKey, check_sheet, intake_key, open_sheet
from amparo.foundation.keys.tokens import public_jwk, read_token, sign_token
from amparo.keyd.fields import GROUP as WHO
from amparo.keyd.tickets import Ticket

__all__ = [
    "WHO",
    "Altered",
    "Away",
    "IntakeKey",
    "Locked",
    "OverBudget",
    "Question",
    "Subject",
    "Ticket",
    "TicketRefused",
    "TooManySearches",
    "Unavailable",
    "UnknownKey",
    "ask_anew",
    "ask_desk",
    "bring_index_up",
    "check_sheet",
    "code_for",
    "compare",
    "destroy",
    "find",
    "intake_key",
    "is_code_for",
    "is_indexed",
    "is_separate",
    "issue",
    "link_mac",
    "lock",
    "mac",
    "macs",
    "mark_of_code",
    "new_data_key",
    "open_note",
    "open_secret",
    "open_sheet",
    "open_under_secret",
    "open_values",
    "public_jwk",
    "read_token",
    "release",
    "seal_groups",
    "seal_note",
    "seal_secret",
    "seal_under_secret",
    "seal_values",
    "sign_token",
    "status",
    "still_kept",
    "take_in",
]
