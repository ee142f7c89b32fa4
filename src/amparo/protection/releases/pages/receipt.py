"""The receipt of an original that is kept as evidence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC

from django.urls import reverse
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from amparo.foundation.access import permits
from amparo.foundation.design.asked import Urgent
from amparo.foundation.design.pieces import Action, Fact, Link, PageHeader
from amparo.partnership.coalition import queries as coalition
from amparo.protection.pathways.pages import words
from amparo.protection.pathways.pages.case import View, group_label
from amparo.protection.people import operations as people
from amparo.protection.people.models import Original
from amparo.protection.releases import permissions, queries


@dataclass(frozen=True, slots=True)
class ReceiptPage:
    """A receipt: what proves that a file is the one that came, and what may be done."""

    header: PageHeader
    facts: tuple[Fact, ...]
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class VerifiedPage:
    """What a code of a receipt says: nothing found; or when it came, its hash, and whether a file is the same."""

    is_found: bool
    facts: tuple[Fact, ...] = ()
    agrees: bool | None = None


def verified_page(code: str, sha256: str) -> VerifiedPage:
    """Look a receipt up by its code, and hold a hash against it where there is one."""
    found = queries.receipt_by_code(code)
    if found is None:
        return VerifiedPage(False)
    when = date_format(found.came_at.astimezone(UTC), "DATETIME_FORMAT")
    facts = (Fact(_("When it came"), f"{when} UTC"), Fact("SHA-256", spaced(found.sha256)))
    return VerifiedPage(True, facts, found.sha256 == sha256 if sha256 else None)


def spaced(sha256: str) -> str:
    """Write a hash so that it can be compared by eye and fits a phone."""
    return " ".join(sha256[at : at + 8] for at in range(0, 64, 8))


def before_asking_original() -> Urgent:
    """Tell what an original carries, before it is asked for."""
    return Urgent(
        _("An original says more than it shows"),
        _(
            "It may hold where it was taken, with what, and earlier versions: it leaves exactly as it came, inside a"
            " file with a password. Ask only when the copy made anew is not enough, as for a court."
        ),
    )


def receipt_page(view: View, original: Original) -> ReceiptPage:
    """Gather the receipt of an original."""
    code, document = view.case.code, original.attachment_id
    short = coalition.short_names(view.case.country_id)
    facts = (
        Fact(_("Case"), code),
        Fact(_("About"), group_label(original.group)),
        Fact(_("When it came"), words.moment(original.came_at, view.zone)),
        Fact(_("Institution"), short.get(original.institution, original.institution)),
        Fact(_("Kind"), original.media.rpartition("/")[2].upper()),
        Fact(_("Size"), _("%(count)s bytes") % {"count": number_format(original.size, force_grouping=True)}),
        Fact("SHA-256", spaced(original.sha256)),
        Fact(_("Code of this receipt"), people.receipt_code(original)),
    )
    header = PageHeader(
        _("Receipt of an original"),
        where=(Link(code, reverse("pathways:case", args=[code])), Link(_("Documents"), _documents(code))),
        lead=_("Kept exactly as it came, sealed under a key of its own. It leaves by two persons only."),
    )
    actions = [Action(_("Print the receipt"), reverse("releases:receipt_pdf", args=[code, document]))]
    if permits.may(view.by, permissions.ASK_RELEASE, view.case, by_table=permissions.MAY):
        actions.append(Action(_("Ask for the original"), reverse("releases:ask_original", args=[code, document])))
    return ReceiptPage(header, facts, tuple(actions))


def _documents(code: str) -> str:
    return reverse("pathways:documents", args=[code])
