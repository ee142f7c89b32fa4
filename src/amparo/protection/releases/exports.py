"""The file that leaves: the answers in words, with a mark on every page, under AES-256 and a password.

Loads slow libraries: import it only where a file is made.
"""

from __future__ import annotations

import hashlib
import io
import secrets
from collections.abc import Sequence

import pikepdf
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from amparo.foundation.access.actors import Actor
from amparo.foundation.design.pieces import Fact
from amparo.foundation.documents.papers import Block, Paper, pdf_of
from amparo.foundation.vocabularies import dictionary
from amparo.partnership.coalition import queries as coalition
from amparo.protection.pathways import vocabulary
from amparo.protection.pathways.pages import words
from amparo.protection.pathways.pages.case import group_label
from amparo.protection.pathways.queries import runs
from amparo.protection.releases.operations import Export, Taken


def file_of(export: Export, *, by: Actor, code: str, recipient: str) -> bytes:
    """Return the protected PDF of what leaves; `code` ties each page to its release."""
    return protected(pdf_of(paper_of(export, by=by, code=code, recipient=recipient)), export.password)


def paper_of(export: Export, *, by: Actor, code: str, recipient: str) -> Paper:
    """Return what leaves as a paper in the reader's language."""
    moment = words.moment(export.at, str(export.case.country.time_zone))
    institution = coalition.short_names(export.case.country_id).get(by.institution_code, by.institution_code)
    mark = _("Copy taken by %(who)s, %(institution)s, %(when)s. Release %(code)s") % {
        "who": by.label,
        "institution": institution,
        "when": moment,
        "code": code,
    }
    blocks = [block for group in export.answers for block in _group(export, group)]
    return Paper(
        language=get_language() or "es",
        title=_("What is known in case %(code)s") % {"code": export.case.code},
        blocks=tuple(blocks),
        lead=_("For %(recipient)s. It is for them alone; who receives it answers for it.") % {"recipient": recipient},
        warning=_("Confidential. Do not copy it, do not forward it, destroy it when it is not needed any more."),
        table_word=_("Table"),
        mark=mark,
    )


def original_in(taken: Taken, *, by: Actor, name: str, code: str, recipient: str) -> bytes:
    """Return a protected PDF that carries an original byte for byte, as an attachment under its name."""
    shown = hashlib.sha256(taken.body).hexdigest()
    rows = (
        (_("To whom it goes"), recipient),
        (_("Taken by"), by.label),
        (_("When"), words.moment(taken.at, by.time_zone)),
        (_("Code of this release"), code),
        ("SHA-256", " ".join(shown[at : at + 8] for at in range(0, 64, 8))),
    )
    said = _(
        "The original is attached to this file exactly as it came. Open the list of attachments (the paper clip) with a"
        " reader of PDF, and save it from there."
    )
    blocks = (Block("paragraph", said), Block("table", _("This release"), columns=(_("What"), _("Answer")), rows=rows))
    paper = Paper(
        get_language() or "es",
        _("An original, as it came"),
        blocks,
        warning=_("Confidential. Do not copy it, do not forward it, destroy it when it is not needed any more."),
        table_word=_("Table"),
    )
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf_of(paper))) as cover:
        cover.attachments[name] = pikepdf.AttachedFileSpec(
            cover, taken.body, filename=name, mime_type=taken.media, description="", creation_date="", mod_date=""
        )
        cover.save(out)
    return protected(out.getvalue(), taken.password)


def receipt_of(code: str, facts: Sequence[Fact]) -> Paper:
    """Return the receipt of an original as a paper; it says nothing of what the original holds."""
    rows = tuple((fact.label, fact.value) for fact in facts)
    title = _("Receipt of an original, case %(code)s") % {"code": code}
    said = _("Whoever has the file can compute its SHA-256 and compare: if one letter differs, it is another file.")
    columns = (_("What is written down"), _("As it came"))
    blocks = (Block("table", _("What came"), columns=columns, rows=rows), Block("paragraph", said))
    return Paper(get_language() or "es", title, blocks, table_word=_("Table"))


def _group(export: Export, group: str) -> list[Block]:
    rows = tuple(
        (words.field_label(name), words.value_label(name, value)) for name, value in _answers(export, group).items()
    )
    if not rows:
        return [Block("heading", group_label(group)), Block("note", _("Nothing written yet."))]
    columns = (_("What was asked"), _("Answer"))
    return [Block("heading", group_label(group)), Block("table", group_label(group), columns=columns, rows=rows)]


def _answers(export: Export, group: str) -> dict[str, object]:
    """Return what was sealed, and the coded answers of the group that lie in clear, by the name of the field."""
    known = dictionary.fields()
    clear = {
        name: value
        for name, (value, _event) in runs.known_answers(export.case).items()
        if name in known and known[name].compartment == group and value != vocabulary.NOT_ASKED
    }
    return dict(sorted({**clear, **export.answers[group]}.items(), key=lambda pair: words.field_label(pair[0])))


def protected(content: bytes, password: str) -> bytes:
    """Return a PDF under AES-256 that opens with the password only; nobody knows the other one, of its owner."""
    out = io.BytesIO()
    sealing = pikepdf.Encryption(user=password, owner=secrets.token_urlsafe(32), R=6, aes=True, metadata=True)
    with pikepdf.open(io.BytesIO(content)) as came:
        came.save(out, encryption=sealing)
    return out.getvalue()
