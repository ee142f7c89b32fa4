"""The page where a procedure is drawn: its tools, the words of its panel, and what the check says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from amparo.bpmn.diagram import Diagram
from amparo.bpmn.draw.listing import Row
from amparo.bpmn.problems import NotAccepted
from amparo.bpmn.refine import steps_of_lane
from amparo.bpmn.rights import RIGHTS
from amparo.bpmn.write import in_words, is_drawn, laid_out, loosely, named, words_of
from amparo.foundation.design.boards import Drawing
from amparo.foundation.design.pieces import Link
from amparo.foundation.vocabularies import dictionary
from amparo.foundation.vocabularies.words import in_language
from amparo.partnership.coalition.vocabulary import ROLE_LABELS
from amparo.partnership.competencies.queries import competencies
from amparo.partnership.procedures import queries as procedures
from amparo.partnership.procedures.rules import Surroundings
from amparo.partnership.revision import queries
from amparo.partnership.revision.models import Draft
from amparo.partnership.revision.operations.saving import Saved
from amparo.partnership.revision.pages import wording
from amparo.partnership.revision.rules.checking import Checked, checked
from amparo.partnership.revision.rules.inside import checked_inside

# A check that waits longer than this says since when: the process that works it off may not be running.
LONG: Final = timedelta(minutes=1)


def lang() -> str:
    """Return the reader's language."""
    return (translation.get_language() or "es")[:2]


def clock(at: datetime) -> str:
    """Return the time of day of a moment, in the reader's zone."""
    return date_format(localtime(at), "H:i")


@dataclass(frozen=True, slots=True)
class DrawPage:
    """The page of the drawing tool, as it is before any script runs."""

    title: str
    where: tuple[Link, ...]
    saved: str
    margin: Margin
    drawing: Drawing | None
    tools: tuple[wording.Tool, ...]
    rows: tuple[Row, ...]


def draw_page(draft: Draft, margin: Margin, svg: str) -> DrawPage:
    """Gather the page of a draft, with its check and its drawing as a picture for who cannot draw here."""
    title = f"{draft.number} {draft.title}"
    return DrawPage(
        title=title,
        where=(
            Link(_("Drafts"), reverse("revision:list")),
            Link(title, reverse("revision:draft", args=[draft.pk])),
        ),
        saved=_("Saved %(hour)s") % {"hour": clock(draft.edited_at)},
        margin=margin,
        drawing=Drawing(title, svg) if svg else None,
        tools=wording.tools(),
        rows=queries.listing_of(draft, lang()),
    )


def check_of(draft: Draft, country: str, at: datetime) -> Checked:
    """Check a draft as it is saved."""
    around = procedures.around(country, localtime(at).date())
    if draft.refines:
        agreed = queries.limits_agreed(draft, around)
        limits = {"own": draft.parameters, "agreed": agreed}
        return checked_inside(draft.xml, draft.texts, around, **limits, country=country, lang=lang())
    return checked(draft.xml, draft.texts, around, lang(), procedures.standing_of)


@dataclass(frozen=True, slots=True)
class Margin:
    """What the margin of a drawing tells: what is known at once, and how far the whole check has come.

    `waits`: somebody asked for it and it is on its way; `since`: from when, in words, once that is long.
    """

    checked: Checked
    waits: bool = False
    given_up: bool = False
    since: str = ""


def margin_of(draft: Draft, country: str, at: datetime) -> Margin:
    """Gather the margin of a draft as it is saved."""
    check = check_of(draft, country, at)
    if check.wider is None or not check.is_pending:
        return Margin(check)
    asked = procedures.examination_of(check.wider.key)
    if asked is None or asked.done_at:
        return Margin(check)
    since = clock(asked.asked_at) if at - asked.asked_at > LONG else ""
    return Margin(check, waits=asked.given_up_at is None, given_up=asked.given_up_at is not None, since=since)


def drawing_for_editor(xml: str, texts: Mapping[str, Any]) -> str:
    """Return a drawing with its names in the reader's language, and our layout where it has no place of its own.

    Raises `NotAccepted` when it may not come in.
    """
    words = texts.get(lang(), {})
    found = named(xml.encode(), words)
    return (found if is_drawn(found) else laid_out(found, words, lang())).decode()


def material(draft: Draft, country: str, at: datetime) -> dict[str, Any]:
    """Gather what the drawing tool needs: the drawing, the words, and what can be chosen."""
    around = procedures.around(country, localtime(at).date())
    code = lang()
    return {
        "revision": draft.revision,
        "xml": drawing_for_editor(draft.xml, draft.texts),
        "texts": draft.texts.get(code, {}),
        "lang": code,
        "words": wording.panel_words(),
        "choices": {
            **wording.choices(),
            "roles": [[role, str(label)] for role, label in ROLE_LABELS.items() if role not in wording.NO_LANE],
            "deadlines": _deadlines({**queries.limits_agreed(draft, around), **draft.parameters}),
            "inside": _steps_inside(draft, around),
            "processes": [
                [process, around.texts[process].get(code, {}).get("title") or process]
                for process in around.diagrams
                if process != _its_process(draft)
            ],
            "rights": [[right.id, right.sentence[code]] for right in RIGHTS],
            "fields": [[name, field.label] for name, field in dictionary.fields().items()],
            "variables": _known_variables(around.diagrams, around.texts, code),
            "competencies": [[row.code, str(row)] for row in competencies()],
            **_cited(draft),
        },
    }


def _cited(draft: Draft) -> dict[str, Any]:
    """Return what each step takes up of the attached document: number, page and words of each paragraph."""
    source = queries.source_of(draft)
    if source is None:
        return {"source": "", "cited": {}}
    cited: dict[str, list[list[Any]]] = {}
    for citation in queries.citations_of(draft):
        text, page = source.paragraphs[citation.paragraph - 1]
        cited.setdefault(citation.element, []).append([citation.paragraph, page, text])
    return {"source": reverse("revision:source", args=[draft.pk]), "cited": cited}


def _steps_inside(draft: Draft, around: Surroundings) -> list[list[str]]:
    """Return the steps of the lane that an internal draft carries out, each with its name in the reader's language."""
    theirs = around.diagrams.get(draft.refines)
    drawn = _drawn(draft)
    if theirs is None or drawn is None or drawn.refines is None:
        return []
    words = around.texts.get(draft.refines, {}).get(lang(), {}).get("steps", {})
    steps = steps_of_lane(theirs, drawn.refines.lane)
    return [[id_, words.get(id_, {}).get("title") or step.name or id_] for id_, step in steps.items()]


def _its_process(draft: Draft) -> str:
    found = _drawn(draft)
    return found.process if found else ""


def _drawn(draft: Draft) -> Diagram | None:
    """Return what can be understood of a draft; nothing when its file may not come in."""
    try:
        return loosely(draft.xml.encode())
    except NotAccepted:
        return None


def _deadlines(parameters: Mapping[str, Any]) -> list[list[str]]:
    found: dict[str, str] = {}
    for given in parameters.values():
        for key, row in given.get("deadlines", {}).items():
            found.setdefault(key, in_language(row.get("text", {}), key))
    return [[key, text] for key, text in sorted(found.items())]


def _known_variables(diagrams: Mapping[str, Any], texts: Mapping[str, Any], code: str) -> dict[str, Any]:
    """Return the questions that procedures share, so that a drawing declares them alike."""
    found: dict[str, Any] = {}
    for process, diagram in diagrams.items():
        for name, variable in diagram.variables.items():
            words = texts.get(process, {}).get(code, {}).get("answers", {}).get(name, {})
            row = {"values": " ".join(variable.values), "initial": variable.initial or "", "words": words}
            if name not in found or (words and not found[name]["words"]):
                found[name] = row
    return found


def texts_with(texts: Mapping[str, Any], answers: Mapping[str, Any]) -> dict[str, Any]:
    """Return the texts of a draft in three languages with what was written in one, its names taken from the drawing.

    Other languages keep the words of what is not drawn any more: it may be drawn again. Raises `NotAccepted`.
    """
    drawn, code = words_of(answers["xml"].encode()), answers["lang"]
    return {**texts, code: in_words({**texts.get(code, {}), **answers["texts"]}, drawn)}


def plain_names(xml: str, texts: Mapping[str, Any]) -> str:
    """Return a drawing with its names in Spanish, as files carry them; what Spanish does not name keeps its name."""
    return named(xml.encode(), texts.get("es", {})).decode()


def arranged(xml: str, texts: Mapping[str, Any]) -> str:
    """Return a drawing laid out, in the reader's language. Raises `NotAccepted`."""
    return laid_out(xml.encode(), texts.get(lang(), {}), lang()).decode()


def saved_words(done: Saved) -> dict[str, Any]:
    """Say what became of a save, for the script and for whoever draws."""
    hour = clock(done.draft.edited_at)
    answer: dict[str, Any] = {"revision": done.draft.revision, "saved": _("Saved %(hour)s") % {"hour": hour}}
    if done.beside is not None:
        who = {"who": done.draft.edited_by, "hour": hour}
        answer["beside"] = _("%(who)s saved at %(hour)s while you were drawing. Both drawings are kept.") % who
        answer["states"] = reverse("revision:draft", args=[done.draft.pk])
    return answer
