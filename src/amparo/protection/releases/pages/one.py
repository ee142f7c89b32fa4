"""A release for who asked, for the second person, and for whoever sees it afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.foundation.access.actors import Actor
from amparo.foundation.accounts import queries as accounts
from amparo.foundation.design.asked import Urgent
from amparo.foundation.design.pieces import Fact, Link, PageHeader
from amparo.protection.pathways.pages import words
from amparo.protection.pathways.pages.case import View, group_label
from amparo.protection.releases import operations, queries
from amparo.protection.releases.models import Release
from amparo.protection.releases.pages.saying import place, standing
from amparo.protection.releases.vocabulary import ALLOWED, KINDS, NOT_OFFERED, ORIGINAL


@dataclass(frozen=True, slots=True)
class OnePage:
    """A release. `decides` and `takes` tell what the actor may do with it now; `is_original`, that no file is made."""

    key: int
    header: PageHeader
    facts: tuple[Fact, ...]
    decides: bool
    takes: bool
    is_original: bool
    waits: str


def group_choices(view: View) -> list[tuple[str, str]]:
    """Return the field groups that may be asked for."""
    found = operations.openable(view.by, view.case)
    return [(group, group_label(group)) for group in found if group not in NOT_OFFERED]


def before_asking() -> Urgent:
    """Tell what a copy means, before it is asked for."""
    return Urgent(
        _("What leaves cannot be called back"),
        _(
            "Whoever receives the file can pass it on. Ask only when a referral or a report without names is not"
            " enough. A second person decides; your name is on every page."
        ),
    )


def one_page(by: Actor, release: Release, now: datetime) -> OnePage:
    """Gather a release as the actor may see it."""
    takes = release.account_id == by.account and queries.state_of(release, now) == ALLOWED
    decides = queries.waits_for_me(release)
    header = PageHeader(
        str(KINDS[release.kind]),
        where=(
            Link(_("What leaves cases"), reverse("releases:list")),
            Link(release.code, reverse("releases:of_case", args=[release.code])),
        ),
        lead=", ".join(group_label(group) for group in release.groups),
        due=standing(release, now, by.time_zone),
    )
    is_mine_and_waits = release.account_id == by.account and release.decided_at is None
    waits = _("A colleague of your team on this case, or your supervisor, must allow it.") if is_mine_and_waits else ""
    return OnePage(release.pk, header, _facts(by, release), decides, takes, release.kind == ORIGINAL, waits)


def _facts(by: Actor, release: Release) -> tuple[Fact, ...]:
    zone, said = by.time_zone, operations.written_of(by, release)
    labels = accounts.labels_of({key for key in (release.account_id, release.decided_by) if key})
    found = [
        Fact(_("Who asked"), labels.get(release.account_id, ""), note=place(release)),
        Fact(_("When it was asked"), words.moment(release.asked_at, zone)),
    ]
    if said:
        found += [Fact(_("To whom it goes"), said["recipient"]), Fact(_("Why it must leave"), said["reason"])]
    if release.decided_at:
        label = _("Allowed by") if release.is_allowed else _("Not allowed by")
        when = words.moment(release.decided_at, zone)
        found.append(Fact(label, labels.get(release.decided_by or 0, ""), note=when))
    if said.get("words"):
        found.append(Fact(_("Why not"), said["words"]))
    if release.until:
        found.append(Fact(_("To be taken until"), words.moment(release.until, zone)))
    if release.fetched_at:
        times = _("%(count)s in all") % {"count": release.fetched}
        found.append(Fact(_("Taken last"), words.moment(release.fetched_at, zone), note=times))
    found.append(Fact(_("Code of this release"), operations.code_of(release)))
    return tuple(found)
