"""The only place that decrypts. What is behind it will move to a process of its own.

One data key for each case and field group, wrapped by a key-encryption key that lives outside the database; the safety
group (C2) has a key-encryption key of its own. A ticket says who opens what, for which purpose and until when.
"""

from amparo.foundation.keys.codes import code_for, is_code_for
from amparo.foundation.keys.custody import mac, new_data_key, open_values, seal_values, unwrap
from amparo.foundation.keys.links import link_mac, open_under_secret, seal_under_secret
from amparo.foundation.keys.notes import open_note, seal_note
from amparo.foundation.keys.tickets import Subject, Ticket, TicketRefused, issue
from amparo.foundation.keys.tokens import public_jwk, read_token, sign_token

__all__ = [
    "Subject",
    "Ticket",
    "TicketRefused",
    "code_for",
    "is_code_for",
    "issue",
    "link_mac",
    "mac",
    "new_data_key",
    "open_note",
    "open_under_secret",
    "open_values",
    "public_jwk",
    "read_token",
    "seal_note",
    "seal_under_secret",
    "seal_values",
    "sign_token",
    "unwrap",
]
