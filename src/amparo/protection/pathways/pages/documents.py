"""Documents in words."""

from __future__ import annotations

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from amparo.foundation.access import need_to_know
from amparo.foundation.design.boards import Cell, Table, table
from amparo.partnership.coalition import queries as coalition
from amparo.protection.pathways.pages import words
from amparo.protection.pathways.pages.case import View, group_label
from amparo.protection.people import queries


def document_groups(view: View) -> list[tuple[str, str]]:
    """Return the field groups to which the actor may attach a document."""
    granted = view.groups & need_to_know.SEALED_GROUPS - {"RP"}
    return [(group, group_label(group)) for group in need_to_know.GROUPS if group in granted]


def purpose_for(view: View, group: str) -> str:
    """Return the purpose of the grant that covers a group, else that of a notice, which opens nothing."""
    found = [relation.purpose for relation in view.relations if group in relation.groups]
    return found[0] if found else need_to_know.NOTICE


def documents_table(view: View) -> Table:
    """Gather the documents; names are sealed, so a row says what it is about, its kind and size."""
    originals = queries.originals_of(view.case)
    short = coalition.short_names(view.case.country_id)
    cells = [
        (
            Cell(group_label(row.group), url=reverse("pathways:document", args=[view.case.code, row.pk])),
            Cell(row.kind.rpartition("/")[2].upper()),
            Cell(_("%(size)s kB") % {"size": number_format(max(1, row.size // 1024))}, number=True),
            Cell(short.get(row.institution, row.institution)),
            Cell(words.moment(row.written_at, view.zone)),
            _original(view, row.pk) if row.pk in originals else Cell("—"),
        )
        for row in queries.attachments_of(view.case)
    ]
    columns = (_("About"), _("Kind"), _("Size"), _("Institution"), _("When"), _("Original"))
    return table(_("Documents"), columns, cells)


def _original(view: View, key: int) -> Cell:
    return Cell(_("Kept: its receipt"), url=reverse("releases:receipt", args=[view.case.code, key]))
