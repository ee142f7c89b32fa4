"""OpenID Connect as a client: an institution's own sign-in says who somebody is, by a code that only we can change.

Nothing here knows of accounts: what comes out is the issuer's own name for the person, or a refusal.
"""

from amparo.foundation.openid.asking import Asked, Client, address_of, new_question, subject_answered
from amparo.foundation.openid.fetching import ProviderAway, is_allowed
from amparo.foundation.openid.provider import Provider, forget, provider_at
from amparo.foundation.openid.tokens import NotTrusted, subject_to_end

__all__ = [
    "Asked",
    "Client",
    "NotTrusted",
    "Provider",
    "ProviderAway",
    "address_of",
    "forget",
    "is_allowed",
    "new_question",
    "provider_at",
    "subject_answered",
    "subject_to_end",
]
