"""Reports as they come, sent in this process as the role of the server for reports."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

from django.conf import settings
from django.db import connections

from amparo.config.databases import reports_connection
from amparo.foundation.access.actors import NOBODY, Actor
from amparo.prevention.community.models import CommunityReport
from amparo.prevention.community.queries import inbox
from amparo.prevention.reporting.operations import sending
from amparo.prevention.reporting.operations.sending import Telling
from amparo.prevention.reporting.rules import tokens
from amparo.prevention.reporting.rules.files import Kept
from tests.foundation.access.wall import as_owner

NOW = datetime.now(UTC)
TODAY = date.today()
TOLD = {"danger": "YES", "child": "NO", "what": "Una camioneta trae gente de noche.", "place": "La playa norte"}


@contextmanager
def reporter() -> Iterator[None]:
    """Reach the database as the server for reports does, until the block ends."""
    default = connections["default"]
    default.close()
    own = reports_connection("postgresql://x@/x", Path(settings.STATE))["default"]
    before = {name: default.settings_dict[name] for name in ("USER", "PASSWORD", "OPTIONS")}
    default.settings_dict.update({name: own[name] for name in before})
    try:
        yield
    finally:
        default.close()
        default.settings_dict.update(before)


def sent(
    told: Mapping[str, str] = TOLD, *, country: str = "CR", in_words: bool = False, card: str = "",
    picture: Kept | None = None, nonce: str = "",
) -> str:  # fmt: skip
    """Send a report as somebody without a name; return the receipt."""
    receipt = sending.receipt_for(nonce or tokens.new_nonce(), "es", in_words=in_words)
    with reporter():
        telling = Telling(country, "ADULT", "es", told, card, picture)
        sending.send_report(by=NOBODY, telling=telling, receipt=receipt)
    return receipt


def newest(by: Actor) -> CommunityReport:
    """Return the report that came last."""
    found = inbox.reports_visible_to(by).order_by("-pk").first()
    assert found is not None
    return found


def actions() -> list[str]:
    """Return what the audit says was done with reports, in order."""
    rows = as_owner("select action from audit_entry where action ~ 'REPORT|SLICE' order by at, id")
    return [action for (action,) in rows]
