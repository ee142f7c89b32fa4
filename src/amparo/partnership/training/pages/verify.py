"""What anybody who holds a certificate's code may see of it: no more than is needed to believe it or not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from amparo.foundation import keys
from amparo.foundation.design.pieces import Fact
from amparo.partnership.directory.vocabulary import PUBLIC
from amparo.partnership.training import vocabulary as words
from amparo.partnership.training.exports.papers import days_of, title_of
from amparo.partnership.training.models import Award
from amparo.partnership.training.queries import awards
from amparo.partnership.training.rules.awards import initials_of
from amparo.partnership.training.rules.badges import kid_of


@dataclass(frozen=True, slots=True)
class VerifyPage:
    """A certificate to the public: where it stands, for what, by whom issued; a name only where its holder agreed."""

    code: str
    standing: str
    words: str
    facts: tuple[Fact, ...]
    asks_name: bool
    answer: str = ""


def verify_page(award: Award, on: date, *, answer: str = "") -> VerifyPage:
    """Gather the public page of a certificate. Needing an update is between the holder and the coalition."""
    standing = awards.standing_of(award, on).standing
    shown = words.VALID if standing == words.UPDATE else standing
    is_public = award.professional.visibility == PUBLIC
    return VerifyPage(
        code=award.code,
        standing=shown.lower(),
        words=str(words.STANDINGS[shown]),
        facts=(
            Fact(_("Holder"), award.holder if is_public else initials_of(award.holder)),
            Fact(_("Certificate"), title_of(award)),
            Fact(_("Issued by"), str(award.issuer)),
            Fact(_("Days"), days_of(award.awarded_on, award.valid_until)),
        ),
        asks_name=not is_public,
        answer=answer,
    )


def key_set() -> dict[str, Any]:
    """Return the public key with which badges are verified offline."""
    return keys.public_jwk(kid_of(settings.PUBLIC_ADDRESS))


def revoked_list() -> dict[str, Any]:
    """Return the badges that were revoked, as Open Badges 3.0 says it."""
    address = settings.PUBLIC_ADDRESS
    return {
        "id": f"{address}/verificar/revocados.json",
        "issuer": f"{address}/verificar/emisor.json",
        "revokedCredential": [{"id": page, "revoked": True} for page in awards.revoked_pages(address)],
    }


def issuer_profile() -> dict[str, Any]:
    """Return who issues badges here."""
    return {
        "@context": "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
        "id": f"{settings.PUBLIC_ADDRESS}/verificar/emisor.json",
        "type": ["Profile"],
        "name": "Amparo",
        "url": settings.PUBLIC_ADDRESS,
    }
