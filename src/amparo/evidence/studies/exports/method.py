"""The annex on method of a report, built from the register: who was asked, how, and how far each source is trusted."""

from __future__ import annotations

from django.utils.translation import gettext as _

from amparo.evidence.studies import vocabulary as words
from amparo.evidence.studies.models import Analysis, Consultation
from amparo.evidence.studies.pages.parts import HEADS, band_words, joined_words, source_note, told
from amparo.evidence.studies.pages.register import method_words
from amparo.evidence.studies.queries import analyses
from amparo.evidence.studies.queries import consultations as children
from amparo.foundation.documents.papers import Block
from amparo.partnership.governance.pages.board import day_words


def annex(analysis: Analysis) -> list[Block]:
    """Compose the annex on method from the records."""
    method = method_words(analysis)
    rule = _(
        "A finding stands on at least one source. One source alone is told as such; several of one kind or of one "
        "voice are told as limited; sources of several kinds and voices confirm it. Professionals are heard by "
        "their post; nobody who is served by the coalition is named."
    )
    return [
        Block("heading", _("Annex: method")),
        Block("paragraph", _("Made from: %(what)s.") % {"what": method} if method else _("No source yet.")),
        Block("paragraph", rule),
        *_register(analysis),
        *_grid(analysis),
        *(block for each in _consultations(analysis) for block in _consultation(each)),
    ]


def _register(analysis: Analysis) -> list[Block]:
    rows = tuple(
        (
            str(words.SOURCES[each.kind]), each.title, source_note(each) or "—", str(words.TRUST[each.trust]),
            str(each.heard) if each.heard else "—",
        )
        for each in analyses.sources_of(analysis)
    )  # fmt: skip
    heads = (_("What it is"), _("Source"), _("When and where"), _("How far it is trusted"), _("Heard"))
    return [Block("table", _("Sources"), columns=heads, rows=rows)] if rows else []


def _grid(analysis: Analysis) -> list[Block]:
    asked = list(analysis.questions.all())
    rows = tuple((str(label), told(each.texts)) for theme, label in words.THEMES.items() for each in asked
                 if each.theme == theme)  # fmt: skip
    return [Block("table", _("Question grid"), columns=(_("Theme"), _("Question")), rows=rows)] if rows else []


def _consultations(analysis: Analysis) -> list[Consultation]:
    return list(Consultation.objects.filter(sources__analysis=analysis).distinct().order_by("pk"))


def _consultation(consultation: Consultation) -> list[Block]:
    """Tell how children were consulted; each consultation by itself, so that no difference tells a small group."""
    approvals = "; ".join(
        f"{each.body} ({day_words(each.approved_on)})" for each in children.approvals_of(consultation)
    )
    lines = [
        _("Ethics approval: %(what)s.") % {"what": approvals or _("Missing")},
        _("A safeguarding person was named; facilitators were trained to speak with children."),
        _("Every child had the consent of the family and said yes."),
    ]
    lines += [_("Told back to the children: %(day)s.") % {"day": day_words(each.given_on)}
              for each in consultation.feedback.all()]  # fmt: skip
    blocks = [Block("small", consultation.title), Block("list", lines=tuple(lines))]
    shown = children.present_in(consultation)
    if shown.total is None:
        return [*blocks, Block("note", _("How many children were there is not told."))]
    blocks.append(Block("note", " ".join((_("%(count)s children were there.") % {"count": shown.total},
                                          joined_words(shown))).strip()))  # fmt: skip
    if shown.rows:
        groups = tuple(shown.rows[0].counts)
        rows = tuple((band_words(row), *(str(row.counts[group]) for group in groups)) for row in shown.rows)
        heads = (_("Age"), *(str(HEADS[group]) for group in groups))
        blocks.append(Block("table", _("Children who were there"), columns=heads, rows=rows))
    return blocks
