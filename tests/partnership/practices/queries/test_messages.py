"""Whose messages and exchanges are read by whom."""

from __future__ import annotations

from amparo.demo.practices import load_practices
from amparo.partnership.practices.models import SeenPractice
from amparo.partnership.practices.queries import messages
from tests.conftest import As


def test_a_coalition_reads_its_own_messages_and_exchanges(as_staff: As) -> None:
    load_practices()
    told = {}
    for username in ("hn.secretaria", "cr.secretaria", "hn.datos"):
        with as_staff(username) as by:
            found = list(messages.messages_visible_to(by))
            told[username] = (len(found), messages.exchanges_visible_to(by).count())
    with as_staff("hn.secretaria") as by:
        used = [each.uses.count() for each in messages.messages_visible_to(by)]
        seen = messages.seen_visible_to(by, SeenPractice.objects.order_by("pk")[0].pk)

    assert told == {"hn.secretaria": (4, 0), "cr.secretaria": (0, 1), "hn.datos": (0, 0)}
    assert (sum(used), seen) == (1, None)
