"""The report of a selection: its method, the practices retained with their recommendations, lessons, messages."""

from __future__ import annotations

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from amparo.foundation.design.days import day
from amparo.foundation.documents.papers import Block, Paper
from amparo.foundation.vocabularies.words import in_language
from amparo.partnership.practices import vocabulary as words
from amparo.partnership.practices.models import Lesson, Practice, Selection
from amparo.partnership.practices.pages.parts import country
from amparo.partnership.practices.queries import groups, practices
from amparo.partnership.practices.rules import assessing, fields


def report_of(selection: Selection, language: str) -> Paper:
    """Compose the report of a selection in a language, from its records alone."""
    with translation.override(language):
        found = list(Practice.objects.filter(table__selection=selection).select_related("table", "kept_by"))
        retained = [each for each in found if each.state in words.WAS_RETAINED]
        blocks = [
            *_method(selection, found, retained),
            *(block for each in retained for block in _practice(each, language)),
            *_others(found, language),
            *_lessons(found, language),
            *_messages(selection, language),
        ]
        return Paper(
            language=language,
            title=_("Good practices and recommendations: %(title)s") % {"title": selection.title},
            blocks=tuple(blocks),
            lead=selection.source,
            warning=_("Demonstration: details were invented.") if settings.IS_DEMO else "",
            table_word=_("Table"),
        )


def _method(selection: Selection, found: list[Practice], retained: list[Practice]) -> list[Block]:
    tables = list(groups.tables_of(selection))
    facts = {"tables": len(tables), "candidates": len(found), "retained": len(retained)}
    told = _(
        "%(tables)s working tables wrote %(candidates)s candidates; %(retained)s were retained. A good practice is a "
        "local, national or regional initiative, already tested and put in practice, with a positive combination of "
        "identification and detection, prevention, protection and respect of victims' rights: positive on at least "
        "two of them and negative on none. At least two assessors of other institutions judged each on a grid; harm "
        "is a veto; the outcome was agreed."
    )
    rows = tuple((str(each), str(each.people), str(each.institutions)) for each in tables)
    grid = Block("table", _("Tables"), columns=(_("Working table"), _("People"), _("Institutions")), rows=rows)
    return [Block("heading", _("Method")), Block("paragraph", told % facts), grid]


def _practice(practice: Practice, language: str) -> list[Block]:
    texts = practices.texts_of(practice)
    told, facts = fields.in_one(texts, practice.original) | fields.in_one(texts, language), fields.told(texts)
    where = " · ".join(part for part in (country(facts.get("country", "")), facts.get("territory", "")) if part)
    positive = ", ".join(
        str(label) for name, label in words.DIMENSIONS.items() if facts.get(f"effect_{name}") == words.POSITIVE
    )
    blocks = [
        Block("heading", told.get("title", practice.code)),
        Block("paragraph", told.get("summary", "")),
        Block("note", " · ".join((practice.code, where, str(words.LEVELS.get(facts.get("level", ""), "")), positive))),
    ]
    for name in ("problem", "description", "results", "risks"):
        if told.get(name):
            blocks += [Block("small", str(words.TEXTS[name].label)), Block("paragraph", told[name])]
    return [*blocks, *_judged(practice), *_recommended(practice, language)]


def _judged(practice: Practice) -> list[Block]:
    judged = practices.judged(practice)
    if not judged:
        return []
    rows = tuple(
        (str(words.CRITERIA[name]), f"{given} / {most}") for name, (given, most) in assessing.totals(judged).items()
    )
    title = _("Assessment by %(count)s assessors") % {"count": len(judged)}
    found = [Block("table", title, columns=(_("Criterion"), _("Points")), rows=rows)]
    agreed = getattr(practice, "consensus", None)
    return [*found, Block("note", agreed.note)] if agreed else found


def _recommended(practice: Practice, language: str) -> list[Block]:
    rows = tuple(
        (
            in_language(each.texts, lang=language),
            " · ".join(x for x in (each.responsible, each.institution.short_name if each.institution else "") if x),
            day(each.due_on),
        )
        for each in practice.recommendations.select_related("institution")
    )
    heads = (_("Recommendation"), _("Responsible"), _("Until"))
    return [Block("table", _("Recommendations"), columns=heads, rows=rows)] if rows else []


def _others(found: list[Practice], language: str) -> list[Block]:
    rest = [each for each in found if each.state not in words.WAS_RETAINED]
    titles = practices.titles_of(rest)
    rows = tuple(
        (in_language(titles[each.pk], each.code, lang=language), str(words.STATES[each.state])) for each in rest
    )
    if not rows:
        return []
    return [
        Block("heading", _("Other candidates")),
        Block("table", _("Other candidates"), columns=(_("Title"), _("State")), rows=rows),
    ]


def _lessons(found: list[Practice], language: str) -> list[Block]:
    rows = tuple(
        f"{in_language(each.titles, lang=language)}: {in_language(each.texts, lang=language)}"
        for each in Lesson.objects.filter(practice__in=found)
    )
    return [Block("heading", _("Lessons")), Block("list", lines=rows)] if rows else []


def _messages(selection: Selection, language: str) -> list[Block]:
    rows = tuple(
        (
            in_language(each.texts, lang=language), in_language(each.asks, lang=language),
            str(words.AUDIENCES[each.audience]),
        )
        for each in selection.messages.all()
    )  # fmt: skip
    heads = (_("Message"), _("What the message asks"), _("For whom"))
    found = Block("table", _("Advocacy messages"), columns=heads, rows=rows)
    return [Block("heading", _("Advocacy messages")), found] if rows else []
