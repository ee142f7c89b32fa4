"""Open texts, their codebook, and how two coders agree."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from amparo.evidence.statistics.rules.suppression import BASE
from amparo.evidence.surveys.models import OpenText, Survey, TextCode
from amparo.evidence.surveys.pages.asking import language
from amparo.evidence.surveys.pages.surveys import where
from amparo.evidence.surveys.queries.results import CodedTexts
from amparo.evidence.surveys.rules.form import in_words
from amparo.foundation.design.boards import Cell, Table, table
from amparo.foundation.design.pieces import Link, PageHeader


@dataclass(frozen=True, slots=True)
class TextsPage:
    """The texts of an open question."""

    header: PageHeader
    text: OpenText | None
    codes: tuple[tuple[str, str], ...]
    done: str
    table: Table | None
    note: str


def texts_page(survey: Survey, coded: CodedTexts, book: list[TextCode], text: OpenText | None, mine: int) -> TextsPage:
    """Make the page on which one coder codes, and sees how the two agree once both have."""
    label = in_words(coded.question.labels, language())
    return TextsPage(
        header=PageHeader(
            _("Coding of texts"),
            where=(*where(survey), Link(label)),
            lead=_("Two people code every text, each without seeing what the other sees. Only what both see counts."),
        ),
        text=text,
        codes=tuple((each.code, str(each)) for each in book),
        done=_("You have coded %(mine)s of %(all)s texts.") % {"mine": mine, "all": coded.texts},
        table=_accords(coded) if coded.both >= BASE else None,
        note=_note(coded),
    )


def _note(coded: CodedTexts) -> str:
    if coded.both < BASE:
        return _("How the two agree is shown once both coded ten texts.")
    return _("Both coded %(both)s of %(all)s texts.") % {"both": coded.both, "all": coded.texts}


def _accords(coded: CodedTexts) -> Table:
    rows = []
    for code, both, accord in coded.lines:
        if accord is not None:
            kappa = "—" if accord.kappa is None else number_format(round(accord.kappa, 2), decimal_pos=2)
            share = _("%(percent)s %%") % {"percent": round(100 * accord.share)}
            cells = (both, f"{accord.same} / {accord.texts}", share, kappa)
            rows.append((Cell(str(code)), *(Cell(str(cell), number=True) for cell in cells)))
    columns = (_("Code"), _("Both see it"), _("Both say the same"), _("Agreement"), _("Kappa (beyond chance)"))
    return table(_("How the two coders agree"), columns, rows)
