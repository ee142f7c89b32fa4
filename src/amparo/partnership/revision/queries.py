"""What can be asked of drafts."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from django.db.models import Q, QuerySet
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from amparo.bpmn.diagram import Diagram
from amparo.bpmn.draw import for_editors, layout, svg
from amparo.bpmn.draw.listing import Row, listing
from amparo.bpmn.draw.paths import path_of
from amparo.bpmn.draw.reading import reading_order
from amparo.bpmn.draw.words import of_node
from amparo.bpmn.write import is_drawn, laid_out, loosely, without_drawing, without_undrawn, words_of
from amparo.foundation.access.actors import Actor
from amparo.partnership.coalition.vocabulary import DRAFTER
from amparo.partnership.procedures import operations as procedures
from amparo.partnership.procedures import queries as published
from amparo.partnership.procedures.models import ProcedureVersion
from amparo.partnership.procedures.rules import Surroundings
from amparo.partnership.revision.models import Citation, Draft, SavedState, Source
from amparo.partnership.revision.vocabulary import DISCARDED, OPEN, SECRETARIAT, SPEAKS_FOR_NONE

MOST_STATES: Final = 40


def _whose(actor: Actor) -> Q | None:
    """Return which drafts an actor may read, as `permissions` says it too; None is no draft at all."""
    if not actor.institution_code:
        return None
    theirs, coalitions = Q(institution=actor.institution_code), Q(refines="")
    inside = theirs & ~coalitions & Q(country=actor.country)
    whose = inside if actor.roles - SPEAKS_FOR_NONE else None
    if {DRAFTER, SECRETARIAT} & actor.roles:
        drawn = theirs | Q(country=actor.country) if SECRETARIAT in actor.roles and actor.country else theirs
        whose = (coalitions & drawn) | whose if whose is not None else coalitions & drawn
    return whose


def drafts_visible_to(actor: Actor) -> QuerySet[Draft]:
    """Return the drafts that are not discarded and that the actor may read, newest change first."""
    whose = _whose(actor)
    rows = Draft.objects.none() if whose is None else Draft.objects.filter(whose)
    return rows.exclude(state=DISCARDED).select_related("base")


def drafts_kept_in(country: str) -> Iterator[Draft]:
    """Yield every draft of a country that is not discarded, for what the clock does; few at a time."""
    rows = Draft.objects.filter(country=country).exclude(state=DISCARDED).only("pk", "xml")
    yield from rows.order_by("pk").iterator(chunk_size=50)


def inside_visible_to(actor: Actor) -> QuerySet[Draft]:
    """Return the drafts of how the actor's institution does its part inside, as long as they are drawn."""
    return drafts_visible_to(actor).exclude(refines="").filter(state=OPEN)


def limits_agreed(draft: Draft, around: Surroundings) -> Mapping[str, Any]:
    """Return the parameters by country of the procedure of which an internal draft does a lane, if it is in force."""
    key = (around.versions or {}).get(draft.refines)
    return published.version_by_id(key).parameters if key else {}


def draft_visible_to(actor: Actor, key: int) -> Draft | None:
    """Return a draft, discarded or not, or None when the actor may not know of it."""
    whose = _whose(actor)
    rows = Draft.objects.none() if whose is None else Draft.objects.filter(whose, pk=key)
    return rows.select_related("base", "base__procedure").first()


def states_of(draft: Draft) -> QuerySet[SavedState]:
    """Return every state of a draft that was saved, newest first, without what it holds."""
    return SavedState.objects.filter(draft=draft).defer("xml", "texts", "parameters")


def state_of(draft: Draft, key: int) -> SavedState | None:
    """Return one saved state of a draft."""
    return SavedState.objects.filter(draft=draft, pk=key).first()


def content_of(draft: Draft | SavedState) -> procedures.Draft:
    """Return what a draft says, ready to be proved and published.

    Where boxes stand on the page is left out, and so are the words of what is no longer drawn.
    Raises `amparo.bpmn.problems.NotAccepted` when the drawing is no XML that may come in.
    """
    xml = without_drawing(draft.xml.encode())
    drawn = words_of(xml)
    texts = {lang: without_undrawn(table, drawn) for lang, table in draft.texts.items()}
    return procedures.Draft(xml.decode(), texts, draft.parameters)


def listing_of(draft: Draft, lang: str) -> tuple[Row, ...]:
    """Return the drawing of a draft as rows of sentences."""
    return listing(loosely(draft.xml.encode()), draft.texts.get(lang), lang)


def file_of(draft: Draft) -> bytes:
    """Return the drawing of a draft as it was drawn, or laid out when nobody has drawn on it yet."""
    xml = draft.xml.encode()
    return for_editors(xml if is_drawn(xml) else laid_out(xml, draft.texts.get("es", {})))


def picture_of(draft: Draft | SavedState, lang: str) -> str:
    """Return the SVG of a draft in a language, complete or not; nothing when it holds nothing to draw."""
    return _picture(draft.xml, json.dumps(draft.texts.get(lang, {})), lang)


@lru_cache(maxsize=32)
def _picture(xml: str, written: str, lang: str) -> str:
    diagram, texts = loosely(xml.encode()), json.loads(written)
    return svg(diagram, layout(diagram, texts, lang), texts=texts, lang=lang) if diagram.nodes else ""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison: a version, a saved state or a draft as it is now. What it holds is read when asked."""

    number: str
    name: str
    title: str
    held: Draft | SavedState | ProcedureVersion

    @property
    def xml(self) -> str:
        """The drawing."""
        return self.held.xml

    @property
    def texts(self) -> Mapping[str, Any]:
        """The texts by language."""
        return dict(self.held.texts)


def sides_of_draft(draft: Draft) -> dict[str, Side]:
    """Return what a draft can be compared with, newest first: itself, its saved states, and the versions in force."""
    title = draft.title
    sides = {"now": Side(draft.number, _("The draft as it is now"), title, draft)}
    for state in states_of(draft).exclude(digest=draft.digest)[:MOST_STATES]:
        when = date_format(localtime(state.saved_at), "SHORT_DATETIME_FORMAT")
        name = _("Saved %(when)s, %(who)s") % {"when": when, "who": state.saved_by}
        sides[f"s{state.pk}"] = Side(draft.number, name, title, state)
    return sides | sides_of_procedure(draft.number, draft.country)


def sides_of_procedure(number: str, country: str) -> dict[str, Side]:
    """Return the published versions of a procedure, newest first."""
    rows = published.versions_of(number, country).defer("xml", "report", "parameters")
    return {
        f"v{row.pk}": Side(number, _("Version %(number)s") % {"number": row.number}, row.title, row) for row in rows
    }


def usual_before(sides: Mapping[str, Side], after: str) -> str:
    """Return what a side is usually compared with: the version before it, else itself."""
    keys = list(sides)
    later = keys[keys.index(after) + 1 :]
    return next((key for key in later if key.startswith("v")), after)


def picture_with(xml: str, texts: Mapping[str, Any], lang: str, badges: Mapping[str, str]) -> str:
    """Return the SVG of a drawing in a language with short signs on some steps, by path."""
    diagram = loosely(xml.encode())
    return svg(diagram, layout(diagram, texts, lang), texts=texts, lang=lang, badges=badges) if diagram.nodes else ""


def path_in(diagram: Diagram, id_: str) -> str:
    """Return the path by which a drawing knows a node."""
    return path_of(diagram, id_)


def source_of(draft: Draft) -> Source | None:
    """Return the existing procedure that a draft revises, without its file."""
    return Source.objects.filter(draft=draft).defer("content").first()


def citations_of(draft: Draft) -> list[Citation]:
    """Return what the steps of a draft take up of its source, in the order of the source."""
    source = source_of(draft)
    return list(Citation.objects.filter(source=source)) if source else []


def steps_of(draft: Draft) -> dict[str, str]:
    """Return the steps, events and questions drawn in a draft with their names, in reading order, by id."""
    diagram, texts = loosely(draft.xml.encode()), draft.texts.get((get_language() or "es")[:2], {})
    return {id_: of_node(diagram.nodes[id_], texts) or id_ for id_ in reading_order(diagram)}
