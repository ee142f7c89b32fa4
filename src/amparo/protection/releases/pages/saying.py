"""Releases in words."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from amparo.foundation.design.pieces import Due
from amparo.protection.pathways.pages import words
from amparo.protection.pathways.pages.case import group_label
from amparo.protection.releases import queries
from amparo.protection.releases.models import Release
from amparo.protection.releases.vocabulary import ALLOWED, ASKED, KINDS, STATES


def what(release: Release) -> str:
    """Say what leaves."""
    return f"{KINDS[release.kind]}: {', '.join(group_label(group) for group in release.groups)}"


def place(release: Release) -> str:
    """Say from which institution it was asked."""
    return str(release.team.institution.short_name)


def standing(release: Release, now: datetime, zone: str) -> Due:
    """Say where a release stands."""
    state = queries.state_of(release, now)
    if state == ALLOWED and release.until:
        until = words.due(release.until, now, zone).text
        return Due("soon", _("Open to take: %(when)s") % {"when": until})
    if release.fetched and state not in {ASKED, ALLOWED}:
        return Due("done", _("Over; it was taken away"))
    return Due("today" if state == ASKED else "done", str(STATES[state]))
