"""The record of what was destroyed, as a PDF: counts by part, when, by which two accounts; nothing of what it said."""

from __future__ import annotations

from django.utils import translation
from django.utils.translation import gettext as _

from amparo.foundation.accounts import queries as accounts
from amparo.foundation.documents.papers import Block, Paper, pdf_of
from amparo.protection.pathways.pages import words
from amparo.protection.pathways.pages.case import group_label
from amparo.protection.retention.models import Erasure
from amparo.protection.retention.rules import proposed


def record_of(erasure: Erasure, zone: str) -> bytes:
    """Set the record of an erasure that was done."""
    labels = accounts.labels_of({key for key in (erasure.asked_by, erasure.done_by) if key})
    language = translation.get_language() or "es"
    reason = proposed()["reasons"].get(erasure.closing, {}).get(language, _("not written down"))
    rows = tuple(
        (group_label(group), str(found["answers"]), str(found["documents"]), str(found["keys"]))
        for group, found in sorted(erasure.counts.items())
    )
    keys = words.moment(erasure.keys_destroyed_at, zone) if erasure.keys_destroyed_at else _("not yet")
    lines = (
        _("Case: %(code)s") % {"code": erasure.code},
        _("Why it was closed: %(reason)s") % {"reason": reason},
        _("Asked by %(who)s, %(when)s") % {
            "who": labels.get(erasure.asked_by, ""), "when": words.moment(erasure.asked_at, zone),
        },
        _("Destroyed by %(who)s, %(when)s") % {
            "who": labels.get(erasure.done_by or 0, ""),
            "when": words.moment(erasure.done_at, zone) if erasure.done_at else "",
        },
        _("Data keys destroyed: %(when)s") % {"when": keys},
    )  # fmt: skip
    columns = (_("Part"), _("Answers"), _("Documents"), _("Data keys"))
    blocks = (
        Block("list", lines=lines),
        Block("table", _("What was destroyed"), columns=columns, rows=rows),
        Block("paragraph", _("The entries of the audit stay: they hold codes and counts, and nothing of the person.")),
    )
    return pdf_of(Paper(language, _("Record of a destruction"), blocks, table_word=_("Table")))
