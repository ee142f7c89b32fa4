"""Consultations with children, and one of them; what was counted is told only in groups of ten or more."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.evidence.statistics.rules.suppression import is_shown
from amparo.evidence.studies import permissions
from amparo.evidence.studies import vocabulary as words
from amparo.evidence.studies.models import Consultation
from amparo.evidence.studies.pages.parts import children_table, home, joined_words, marked, told
from amparo.evidence.studies.queries import consultations as queries
from amparo.evidence.studies.rules.consulting import feedback_due_on, is_feedback_late
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import may
from amparo.foundation.design.boards import Cell, table
from amparo.foundation.design.pieces import Action, Due, EmptyState, Fact, Link, PageHeader
from amparo.partnership.directory.models import Professional
from amparo.partnership.governance.pages.board import Board, Part, Told, day_words


def keeps_it(by: Actor, consultation: Consultation) -> bool:
    """Say whether an actor keeps a consultation."""
    return may(by, permissions.KEEP_CONSULTATION, consultation, by_table=permissions.MAY)


def _way() -> Link:
    return Link(_("Consultations with children"), reverse("studies:consultations"))


def list_board(by: Actor, today: date) -> Board:
    """Gather the consultations that an actor keeps or is named in; the list says where children wait to be told."""
    rows, waiting = [], 0
    for each in queries.consultations_visible_to(by).prefetch_related("feedback")[:200]:
        late = is_feedback_late(ended_on=each.ended_on, was_given=bool(each.feedback.all()), today=today)
        waiting += late
        rows.append(
            (
                Cell(each.title, url=reverse("studies:consultation", args=[each.pk]), note=each.place),
                Cell(str(words.CONSULTATIONS[each.state])),
                Cell(
                    "" if late else _("Yes") if each.feedback.all() else _("Not yet"),
                    due=Due("late", _("not told in time")) if late else None,
                ),
            )
        )
    actions = []
    if by.roles & words.KEEPERS:
        actions.append(Action(_("Prepare a consultation"), reverse("studies:prepare"), kind="primary", icon="add"))
    lead = _("Children say what they think. Nothing here names one of them, and no name is ever asked.")
    heads = (_("Consultation"), _("State"), _("Told back to the children"))
    made = table(_("Consultations with children"), heads, rows, caption_unseen=True)
    notice = Told("due", _("Children wait to hear what came of what they said."))
    return Board(
        PageHeader(_("Consultations with children"), where=(home(),), lead=lead, actions=tuple(actions)),
        notices=(notice,) if waiting else (),
        parts=(Part(table=made),) if rows else (Part(empty=EmptyState(_("No consultation yet."))),),
    )


def consultation_board(by: Actor, consultation: Consultation, today: date) -> Board:
    """Gather a consultation."""
    is_keeper = keeps_it(by, consultation)
    return Board(
        PageHeader(
            consultation.title, where=(home(), _way()), lead=told(consultation.purposes),
            actions=tuple(_actions(consultation, today, is_keeper=is_keeper)),
        ),
        notices=tuple(_notices(consultation, today)),
        parts=(
            _protection(by, consultation),
            _safety(consultation, today, is_keeper=is_keeper),
            *_sessions(consultation),
            _statements(consultation),
            _feedback(consultation),
        ),
    )  # fmt: skip


def _actions(consultation: Consultation, today: date, *, is_keeper: bool) -> list[Action]:
    key, actions = [consultation.pk], []
    if consultation.state != words.ENDED and not queries.reasons_to_wait(consultation, today):
        url = reverse("studies:session", args=key)
        actions.append(Action(_("Write down a session"), url, kind="primary", icon="add"))
    if consultation.state != words.PREPARED:
        actions.append(Action(_("Write what children said"), reverse("studies:statement", args=key)))
        actions.append(Action(_("Tell how it was told back"), reverse("studies:feedback", args=key)))
    if consultation.state == words.HELD and is_keeper:
        actions.append(Action(_("End it"), reverse("studies:end", args=key), kind="quiet"))
    return actions


def _notices(consultation: Consultation, today: date) -> list[Told]:
    was_given = consultation.feedback.exists()
    if is_feedback_late(ended_on=consultation.ended_on, was_given=was_given, today=today):
        due = day_words(feedback_due_on(consultation.ended_on))
        text = _("They should have heard by %(day)s what came of what they said. Tell them, and write down how.")
        return [Told("danger", _("The children were not told back."), text % {"day": due})]
    if consultation.state == words.ENDED:
        return []
    reasons = queries.reasons_to_wait(consultation, today)
    if reasons:
        return [Told("due", _("Nobody speaks with children yet."), " ".join(reasons))]
    return []


def _protection(by: Actor, consultation: Consultation) -> Part:
    """Offer the way to protection, whatever else is missing; beside it a plain yes once it was taken."""
    takes = bool(by.roles & words.TAKES_ALERTS)
    label = _("A child told of harm: open the alert") if takes else _("A child told of harm: hand it over")
    text = _(
        "Stop asking, stay with the child, promise nothing that cannot be kept. What the child told is not written "
        "here: it goes the protected way. Here stays only that a pathway was started."
    )
    button = Action(
        label, reverse("studies:protect"), kind="danger", icon="alert", post=True, name="consultation",
        value=str(consultation.pk),
    )  # fmt: skip
    started = _("Yes") if queries.has_started_pathway(consultation) else _("No")
    facts = (Fact(_("Protected pathway started"), started),)
    return Part(_("If a child tells of harm"), text, facts=facts, actions=(button,))


def _leader(professional: Professional, today: date) -> str:
    """Return who facilitates, and whether a certificate for working with children is on record today."""
    is_trained = queries.is_trained(professional.same_as_id or professional.pk, today)
    mark = _("certified") if is_trained else _("no certificate on record today")
    return _("%(name)s (%(mark)s)") % {"name": professional.name, "mark": mark}


def _safety(consultation: Consultation, today: date, *, is_keeper: bool) -> Part:
    approvals = list(queries.approvals_of(consultation))
    approved = "; ".join(f"{each.body}, {each.office}, {day_words(each.approved_on)}" for each in approvals)
    leaders = ", ".join(_leader(each.professional, today) for each in queries.people_of(consultation))
    named = consultation.safeguarding.name if consultation.safeguarding else ""
    key, actions = [consultation.pk], []
    facts = [
        Fact(_("Ethics approval"), approved or _("Missing"), note=" ".join(each.conditions for each in approvals)),
        Fact(_("Safeguards the children"), named or _("Missing")),
        Fact(_("Facilitate"), leaders or _("Missing")),
        Fact(_("Region"), consultation.place),
    ]
    if consultation.origin or consultation.is_invented:
        facts.append(Fact(_("Where this is known from"), marked(consultation.origin, consultation.is_invented)))
    if is_keeper and consultation.state != words.ENDED:
        actions = [
            Action(_("Add an ethics approval"), reverse("studies:approve", args=key)),
            Action(_("Name who safeguards"), reverse("studies:safeguard", args=key)),
            Action(_("Name who facilitates"), reverse("studies:facilitator", args=key)),
        ]
    actions += [
        Action(_("Open the approval (PDF)"), reverse("studies:approval", args=[each.pk]), kind="quiet", icon="document")
        for each in approvals
    ]
    return Part(_("What must stand before anybody asks"), facts=tuple(facts), actions=tuple(actions))


def _ten(count: int) -> str:
    """Write a count, or only that it is under ten."""
    return str(count) if is_shown(count) else _("fewer than 10")


def _sessions(consultation: Consultation) -> list[Part]:
    rows = [
        (
            Cell(_("Session %(number)s") % {"number": each.number}),
            Cell(day_words(each.held_on)),
            Cell(_ten(each.consents), number=True),
            Cell(_ten(each.assents), number=True),
        )
        for each in consultation.sessions.all()
    ]
    if not rows:
        return [Part(_("Sessions"), empty=EmptyState(_("No session was written down yet.")))]
    heads = (_("Session"), _("Day"), _("Families who consented"), _("Children who said yes"))
    listed = Part(_("Sessions"), table=table(_("Sessions"), heads, rows, caption_unseen=True))
    shown = queries.present_in(consultation)
    if consultation.state != words.ENDED:
        text = _("Who was there is told once the consultation has ended, in groups of ten or more.")
    elif shown.total is None:
        text = _("Fewer than ten children were there: nothing more is told.")
    else:
        told_all = _("%(count)s children were there.") % {"count": shown.total}
        text = " ".join((told_all, joined_words(shown)))
    return [listed, Part(_("Who was there"), text, table=children_table(shown))]


def _statements(consultation: Consultation) -> Part:
    rows = [
        (Cell(told(each.texts), note=marked("", each.is_invented)), Cell(str(words.THEMES[each.theme])))
        for each in consultation.statements.all()
    ]
    if not rows:
        return Part(_("What children said"), empty=EmptyState(_("Nothing was written yet.")))
    made = table(_("What children said"), (_("Statement"), _("Theme")), rows, caption_unseen=True)
    return Part(_("What children said"), table=made)


def _feedback(consultation: Consultation) -> Part:
    rows = [
        (Cell(day_words(each.given_on)), Cell(each.how, note=marked("", each.is_invented)))
        for each in consultation.feedback.all()
    ]
    if not rows:
        return Part(_("Told back to the children"), empty=EmptyState(_("Not yet.")))
    made = table(_("Told back to the children"), (_("When"), _("How")), rows, caption_unseen=True)
    return Part(_("Told back to the children"), table=made)
