"""Press releases as RSS: those that everybody may read, and no other."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.translation import gettext as _

from amparo.partnership.events.pages.press import PressItem


def feed_of(items: Iterable[PressItem], language: str) -> str:
    """Return a feed of releases, latest first, in a language."""
    base = settings.PUBLIC_ADDRESS
    feed = Rss201rev2Feed(
        title=_("Press releases"), link=f"{base}{reverse('events:press_room')}", description=_("Press releases"),
        language=language, feed_url=f"{base}{reverse('events:feed')}",
    )  # fmt: skip
    for each in items:
        address = f"{base}{each.url}"
        feed.add_item(
            title=each.title, link=address, description=each.lead, unique_id=address,
            pubdate=datetime.fromisoformat(each.at), author_name=each.issuer,
        )  # fmt: skip
    return str(feed.writeString("utf-8"))
