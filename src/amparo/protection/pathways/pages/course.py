"""What happened in a case, in words."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.foundation.accounts import queries as accounts
from amparo.foundation.design.addresses import row_key
from amparo.foundation.design.pieces import Change, Chip, Happening, More
from amparo.foundation.vocabularies import dictionary
from amparo.partnership.procedures.queries import Running
from amparo.partnership.training.vocabulary import WHY_WITHOUT
from amparo.protection.pathways import vocabulary
from amparo.protection.pathways.models import PathwayEvent
from amparo.protection.pathways.pages import words
from amparo.protection.pathways.pages.case import View
from amparo.protection.pathways.queries import runs

PAGE = 30


@dataclass(frozen=True, slots=True)
class Course:
    """The second tab: what happened, latest first; `chips` narrow it to a part of the pathway."""

    chips: tuple[Chip, ...]
    happenings: tuple[Happening, ...]
    more: More | None


def course_page(view: View, before: str, part: str = "") -> Course:
    """Gather what happened, as far as the actor may see it; in one part of the pathway when it is named."""
    key = row_key(before)
    known = [] if view.is_notice_only else [each for each in runs.parts_of(view.case) if _is_drawn(view, each)]
    part = part if part in known else ""
    events = runs.events_of(view.case, limit=PAGE + 1, before=key, part=part)
    more = None
    if len(events) > PAGE:
        address = f"{reverse('pathways:course', args=[view.case.code])}?antes={events[PAGE - 1].pk}"
        more = More(_("%(count)s shown") % {"count": PAGE}, f"{address}&parte={part}" if part else address)
    shown = [event for event in events[:PAGE] if not view.is_notice_only or event.team_id in view.by.teams]
    labels = accounts.labels_of({event.account_id for event in shown if event.account_id is not None})
    changes = runs.changes_of_versions(view.case)
    happenings = tuple(_happening(view, event, labels, runs.running_then(event, changes)) for event in shown)
    return Course(_chips(view, known, part), happenings, more)


def _is_drawn(view: View, part: str) -> bool:
    return view.run is not None and part in view.run.net.paths


def _chips(view: View, known: list[str], part: str) -> tuple[Chip, ...]:
    """The parts of the pathway that the case has come to, in the order in which it came to them."""
    if view.run is None or len(known) < 2:
        return ()
    here = reverse("pathways:course", args=[view.case.code])
    each = (Chip(words.step_title(view.run, name), f"{here}?parte={name}", name == part) for name in known)
    return (Chip(_("All"), here, not part), *each)


def _happening(view: View, event: PathwayEvent, labels: dict[int, str], run: Running) -> Happening:
    """One event in words, with the coded answers of the groups that the actor was granted."""
    title = words.step_title(run, event.path) if event.path else _("The pathway started")
    if event.kind == vocabulary.MESSAGE:
        title = words.message_title(run, event.reason)
    if event.kind == vocabulary.MOVED:
        title = _("The case went on in new versions of the procedures")
    who = [event.team.institution.short_name] if event.team else []
    if event.account_id in labels:
        who.append(labels[event.account_id])
    known = dictionary.fields()
    changes = [
        Change(words.field_label(name), words.value_label(name, value))
        for name, value in event.answers.items()
        if name in known and known[name].compartment in view.readable
    ]
    changes += [Change(*_outcome(run, event.path, name, value)) for name, value in event.outcome.items()]
    return Happening(
        title=title,
        by=" · ".join(who) or _("Amparo"),
        when=words.moment(event.at, view.zone),
        when_iso=event.at.isoformat(),
        text=_text(event),
        kind="deviation" if event.kind in {vocabulary.SKIPPED, vocabulary.ADDED} else "step",
        changes=tuple(changes),
        part="" if event.kind == vocabulary.MESSAGE else words.part_title(run, event.path),
    )


def _outcome(run: Running, path: str, variable: str, value: str) -> tuple[str, str]:
    said = run.answers(path, variable, words.lang())
    return said.get("question", variable), said.get(value, value)


def _text(event: PathwayEvent) -> str:
    texts = []
    if event.kind == vocabulary.SKIPPED:
        texts.append(_("Skipped: %(why)s.") % {"why": vocabulary.REASONS.get(event.reason, event.reason)})
    if event.kind == vocabulary.ADDED:
        texts.append(_("Added: %(why)s.") % {"why": vocabulary.REASONS.get(event.reason, event.reason)})
    if event.kind == vocabulary.STEP and event.reason:
        why = WHY_WITHOUT.get(event.reason, event.reason)
        texts.append(_("Done without the certificate: %(why)s.") % {"why": why})
    if event.kind == vocabulary.TIMER:
        texts.append(_("The time set for it passed."))
    if event.kind == vocabulary.ESCALATED:
        texts.append(_("Late: shown to %(who)s.") % {"who": words.role_label(event.role)})
    elif event.late:
        texts.append(_("Done late."))
    return " ".join(texts)
