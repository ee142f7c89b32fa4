"""What an analysis is made of: sources, questions, baselines of the own role, counts told, exchanges."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amparo.evidence.studies import vocabulary as words
from amparo.evidence.studies.models import Analysis, RoleBaseline
from amparo.evidence.studies.pages.parts import lang, marked, source_note, told
from amparo.evidence.studies.queries import analyses as queries
from amparo.evidence.studies.rules.confidence import missing_themes
from amparo.evidence.studies.rules.counts import baseline_words, share_of_women, told_words
from amparo.foundation.design.boards import Cell, table
from amparo.foundation.design.pieces import Action, EmptyState
from amparo.foundation.lists.actions import take_away
from amparo.partnership.directory.rules.countries import country_name
from amparo.partnership.governance.pages.board import Part


def kind_words(kind: str, count: int) -> str:
    """Write how many sources of a kind there are."""
    told_by = {
        words.MEETING: ngettext("%(count)s bilateral meeting", "%(count)s bilateral meetings", count),
        words.WORKSHOP: ngettext("%(count)s thematic workshop", "%(count)s thematic workshops", count),
        words.CONSULTATION: ngettext("%(count)s consultation", "%(count)s consultations", count),
        words.QUESTIONNAIRE: ngettext(
            "%(count)s perception questionnaire", "%(count)s perception questionnaires", count
        ),
        words.LAW: ngettext("%(count)s law or regulation", "%(count)s laws or regulations", count),
        words.STATISTIC: ngettext("%(count)s statistic", "%(count)s statistics", count),
        words.DOCUMENT: ngettext("%(count)s document", "%(count)s documents", count),
    }
    return told_by[kind] % {"count": count}


def method_words(analysis: Analysis) -> str:
    """Write how an analysis was made, counted from its records."""
    method = queries.method_of(analysis)
    parts = [kind_words(kind, count) for kind, count in method.kinds.items()]
    if method.heard:
        heard = ngettext("%(count)s professional heard", "%(count)s professionals heard", method.heard)
        parts.append(heard % {"count": method.heard})
    return " · ".join(parts)


def register(analysis: Analysis, *, is_keeper: bool) -> Part:
    """Show the register of sources."""
    rows = [
        (
            Cell(each.title, url=reverse("studies:source", args=[each.pk]), note=source_note(each)),
            Cell(str(words.SOURCES[each.kind])),
            Cell(str(words.TRUST[each.trust])),
            Cell(str(each.heard) if each.heard else "—", number=True),
            Cell(str(each.used), number=True),
        )
        for each in queries.sources_of(analysis)
    ]
    if not rows:
        text = _("A meeting, a workshop, a consultation, a questionnaire, a law, a statistic or a document.")
        return Part(_("Sources"), empty=EmptyState(_("No source yet."), text))
    heads = (_("Source"), _("What it is"), _("How far it is trusted"), _("Heard"), _("Findings"))
    actions = (take_away("fuentes", analysis.pk, label=_("Take the sources away (Excel)")),) if is_keeper else ()
    return Part(_("Sources"), table=table(_("Sources"), heads, rows, caption_unseen=True), actions=actions)


def grid(analysis: Analysis, *, is_keeper: bool) -> Part:
    """Show the questions by theme, and which themes no finding answers yet."""
    questions = list(analysis.questions.prefetch_related("findings"))
    order = list(words.THEMES)
    rows = [
        (
            Cell(told(each.texts), note=marked("", each.is_invented)),
            Cell(str(words.THEMES[each.theme])),
            Cell(str(len(each.findings.all())), number=True),
        )
        for each in sorted(questions, key=lambda row: (order.index(row.theme), row.number))
    ]
    if not rows:
        return Part(_("Question grid"), empty=EmptyState(_("No question yet."), _("They say what is looked for.")))
    answered = set(analysis.findings.exclude(state=words.WITHDRAWN).values_list("theme", flat=True))
    missing = missing_themes({each.theme for each in questions}, answered)
    named = ", ".join(str(words.THEMES[theme]) for theme in missing)
    text = _("No finding yet under: %(themes)s.") % {"themes": named} if missing else ""
    made = table(_("Question grid"), (_("Question"), _("Theme"), _("Findings")), rows, caption_unseen=True)
    actions = (take_away("preguntas", analysis.pk, label=_("Take the questions away (Excel)")),) if is_keeper else ()
    return Part(_("Question grid"), text, table=made, actions=actions)


def baseline_told(row: RoleBaseline) -> str:
    """Write a baseline with its base, or why it may not be told."""
    counted = queries.baseline_of(row)
    return counted if isinstance(counted, str) else baseline_words(*counted)


def baselines(analysis: Analysis, *, is_keeper: bool) -> Part:
    """Show how officers understood their own role at the start."""
    rows = [
        (
            Cell(told(each.texts), note=marked("", each.is_invented)),
            Cell(baseline_told(each)),
            Cell(
                str(each.survey or each.source or "—"),
                url=reverse("studies:source", args=[each.source_id]) if each.source_id and not each.survey_id else "",
            ),
        )
        for each in analysis.baselines.select_related("survey__country", "source")
    ]
    actions = (Action(_("Add a baseline"), reverse("studies:baseline", args=[analysis.pk])),) if is_keeper else ()
    title = _("How officers understand their own role, at the start")
    if not rows:
        return Part(title, empty=EmptyState(_("Nothing was measured yet.")), actions=actions)
    heads = (_("What was asked"), _("How many said so"), _("Survey or source"))
    return Part(title, table=table(title, heads, rows, caption_unseen=True), actions=actions)


def counts(analysis: Analysis, *, is_keeper: bool) -> Part:
    """Show the counts that sources tell; without a total there is no share."""
    rows = []
    for each in analysis.counts.all():
        count = queries.told_of(each)
        share = share_of_women(count)
        said = _("%(percent)s %% women (%(k)s of %(n)s)")
        shown = said % {"percent": share.percent, "k": share.k, "n": share.n} if share else "—"
        rows.append(
            (
                Cell(told(each.texts), note=marked(each.note, each.is_invented)),
                Cell(told_words(count)),
                Cell(shown),
                Cell(each.origin),
            )
        )
    actions = (Action(_("Add a count"), reverse("studies:count", args=[analysis.pk])),) if is_keeper else ()
    title = _("What the sources count")
    if not rows:
        return Part(title, empty=EmptyState(_("No count was kept yet.")), actions=actions)
    heads = (_("What is counted"), _("Count"), _("Share of women"), _("Source"))
    text = _("A share is told only where women and the total are both known.")
    return Part(title, text, table=table(title, heads, rows, caption_unseen=True), actions=actions)


def exchanges(analysis: Analysis, *, is_keeper: bool) -> Part:
    """Show the exchanges with other countries of the same work: what was seen there, and what came of it."""
    rows = []
    for link in queries.exchanges_of(analysis):
        for each in link.exchange.seen.all():
            practice = each.practice
            opens = reverse("practices:practice", args=[practice.pk]) if practice else ""
            note = f"{link.exchange.title} · {country_name(each.country, lang())}"
            came = each.came or each.follow_up or "—"
            rows.append((Cell(each.told, note=note, url=opens), Cell(link.exchange.who), Cell(came)))
    actions = (Action(_("Link an exchange"), reverse("studies:exchange", args=[analysis.pk])),) if is_keeper else ()
    title = _("Exchanges with other countries")
    if not rows:
        text = _("Study visits are kept with good practices; here they are only linked.")
        return Part(title, empty=EmptyState(_("No exchange is linked yet."), text), actions=actions)
    heads = (_("What was seen"), _("Who went"), _("What came of it"))
    more = Action(_("All exchanges"), reverse("practices:exchanges"), kind="quiet")
    return Part(title, table=table(title, heads, rows, caption_unseen=True), actions=(*actions, more))
