"""Inviting people to an activity, their answers, and taking a file of participants in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.partnership.directory.models import Import, Professional
from amparo.partnership.directory.operations import importing
from amparo.partnership.directory.queries import people
from amparo.partnership.directory.rules.names import fold
from amparo.partnership.rolls import permissions
from amparo.partnership.rolls import vocabulary as words
from amparo.partnership.rolls.models import Activity, Attendance, Enrolment, RollImport
from amparo.partnership.rolls.operations.planning import hold, new_code
from amparo.partnership.rolls.permissions import Coded, Nomination
from amparo.partnership.rolls.queries import activities, presence
from amparo.partnership.rolls.rules.counting import class_of
from amparo.partnership.rolls.rules.listing import mode_told
from amparo.partnership.rolls.rules.planning import is_offered, reasons_not_to_give_a_place
from amparo.partnership.rolls.rules.signing import PERSON_CODE_LENGTH, plain


@transaction.atomic
def enrol(
    *, by: Actor, activity: Activity, professionals: Iterable[Professional], mode: str, at: datetime
) -> list[Enrolment]:
    """Invite professionals to an activity, each once; who is there already stays as they are.

    A focal point proposes people of the own institution only. Raises `Refused` when the actor may not, or the
    activity is rolled by counts.
    """
    people_asked = list(professionals)
    for each in people_asked:
        permits.require(by, permissions.NOMINATE, Nomination(activity, each), by_table=permissions.MAY)
    _check(activity, mode)
    wanted = {each.same_as_id or each.pk: mode for each in people_asked}
    return _enrol(by, activity, wanted, at, state=words.INVITED)


def _check(activity: Activity, mode: str) -> None:
    if activity.is_by_counts:
        raise Refused([_("A session with the public is told by counts: it holds no names.")])
    if activity.state == words.CANCELLED:
        raise Refused([_("The activity was cancelled.")])
    if mode not in words.OFFERS:
        raise Refused([_("Choose one of the answers that are offered.")])


def _enrol(by: Actor, activity: Activity, wanted: Mapping[int, str], at: datetime, *, state: str) -> list[Enrolment]:
    there = set(presence.enrolments_of(activity).values_list("person", flat=True))
    new = {person: mode for person, mode in wanted.items() if person not in there}
    from_where = _organisations(new)
    made = Enrolment.objects.bulk_create(
        Enrolment(
            activity=activity,
            professional_id=person,
            organisation_id=from_where.get(person),
            state=state,
            mode=mode,
            check_in_code=new_code(PERSON_CODE_LENGTH),
            entered_at=at,
            entered_by=by.account,
            answered_at=at if state != words.INVITED else None,
        )
        for person, mode in new.items()
    )
    if made:
        facts = {"count": len(made)}
        entries.record(Note("PEOPLE_ENROLLED", subject=f"activity:{activity.pk}", facts=facts), by=by)
    return made


def _organisations(persons: Iterable[int]) -> dict[int, int]:
    """Return in which organisation each works now: it stays with the enrolment when they move on."""
    rows = people.with_places(Professional.objects.filter(pk__in=list(persons)))
    return {
        each.pk: each.places[0].organisation.same_as_id or each.places[0].organisation_id  # type: ignore[attr-defined]
        for each in rows
        if each.places  # type: ignore[attr-defined]
    }


@dataclass(frozen=True, slots=True)
class Answer:
    """What an invited person answers; what is not needed afterwards is erased after the end."""

    state: str
    mode: str
    diet: str = ""
    telephone: str = ""
    needs: str = ""


@transaction.atomic
def record_answer(*, by: Actor, enrolment: Enrolment, answer: Answer, at: datetime) -> Enrolment:
    """Record what an invited person answers. Raises `Refused` when the actor may not, or the activity is over."""
    nomination = Nomination(enrolment.activity, enrolment.professional)
    permits.require(by, permissions.ANSWER_INVITATION, nomination, by_table=permissions.MAY)
    return _answer(by, enrolment, answer, at)


@transaction.atomic
def answer_with_code(*, by: Actor, activity: Activity, code: str, answer: Answer, at: datetime) -> Enrolment:
    """Let whoever holds the code of an invitation answer it, without an account. Raises `Refused`."""
    enrolment = presence.enrolment_with_code(activity, plain(code))
    if enrolment is None:
        raise Refused([_("We do not find that code or e-mail in this activity. Check it, or ask at the table.")])
    permits.require(by, permissions.ANSWER_WITH_CODE, Coded(is_enrolled=True), by_table=permissions.MAY)
    return _answer(by, enrolment, answer, at)


def _answer(by: Actor, enrolment: Enrolment, answer: Answer, at: datetime) -> Enrolment:
    """Write an answer down; nobody gets a place that is not there, also when two answer at one moment."""
    _check(enrolment.activity, answer.mode)
    if answer.state not in words.ENROLMENTS:
        raise Refused([_("Choose one of the answers that are offered.")])
    asked = (answer.diet, answer.telephone, answer.needs)
    if any(asked) and enrolment.activity.erased_on is not None:
        raise Refused([_("The activity is over: diet, telephone and needs are not asked any more.")])
    if max(map(len, asked)) > words.LONGEST_LINE:
        raise Refused([_("A line has at most %(count)s letters.") % {"count": words.LONGEST_LINE}])
    if answer.state == words.ACCEPTED:
        _hold_place(enrolment, answer.mode)
    enrolment = Enrolment.objects.select_for_update(of=("self",)).get(pk=enrolment.pk)
    enrolment.state, enrolment.mode, enrolment.answered_at = answer.state, answer.mode, at
    enrolment.diet, enrolment.telephone, enrolment.needs = asked
    enrolment.save(update_fields=["state", "mode", "answered_at", "diet", "telephone", "needs"])
    facts = {"state": answer.state}
    entries.record(Note("ENROLMENT_ANSWERED", subject=f"activity:{enrolment.activity_id}", facts=facts), by=by)
    return enrolment


def _hold_place(enrolment: Enrolment, mode: str) -> None:
    """Take a place of the activity, one after the other. Raises `Refused` when none is left in that way."""
    activity = Activity.objects.select_for_update(of=("self",)).get(pk=enrolment.activity_id)
    held = presence.places_held(activity, but=enrolment.pk)
    reasons = reasons_not_to_give_a_place({way: activity.places(way) for way in words.MODES}, held, mode)
    if reasons:
        raise Refused(reasons)


@transaction.atomic
def read_participants(*, by: Actor, activity: Activity, content: bytes, at: datetime) -> RollImport:
    """Read a file of participants; each row is shown before anybody is entered. Raises `Refused`."""
    activity = hold(permissions.BRING_PARTICIPANTS, activity, by=by)
    _check(activity, words.IN_PERSON)
    file = importing.read_people(by=by, kept_by=activity.kept_by, content=content, at=at)
    return RollImport.objects.create(activity=activity, file=file)


@transaction.atomic
def import_participants(*, by: Actor, taken_in: RollImport, were_there: bool, at: datetime) -> int:
    """Enter the people of a file and enrol them, each once; a person named in both ways is of the mixed class.

    With `were_there` the file says who came: they are marked in every session that is offered in their way. Returns
    how many rows were taken. Raises `Refused`.
    """
    activity = hold(permissions.BRING_PARTICIPANTS, taken_in.activity, by=by)
    file: Import = taken_in.file
    rows = importing.import_people(by=by, file=file, at=at)
    roots = _roots({row.professional for row in rows})
    ways: dict[int, set[str]] = {}
    for row in rows:
        folded = {fold(heading): cell for heading, cell in row.cells.items()}
        ways.setdefault(roots[row.professional], set()).add(mode_told(folded) or words.IN_PERSON)
    state = words.ACCEPTED if were_there else words.INVITED
    _enrol(by, activity, {person: class_of(modes) for person, modes in ways.items()}, at, state=state)
    _tell_both(activity, ways)
    if were_there:
        _mark(by, activity, ways, at)
    return len(rows)


def _roots(persons: Iterable[int]) -> dict[int, int]:
    rows = Professional.objects.filter(pk__in=list(persons))
    return {pk: same or pk for pk, same in rows.values_list("pk", "same_as")}


def _tell_both(activity: Activity, ways: Mapping[int, set[str]]) -> None:
    """Whoever was enrolled in one way and is named in the other takes part in both."""
    for enrolment in presence.enrolments_of(activity).filter(person__in=list(ways)):
        mode = class_of({enrolment.mode, *ways[enrolment.person]})
        if mode != enrolment.mode:
            Enrolment.objects.filter(pk=enrolment.pk).update(mode=mode)


def _mark(by: Actor, activity: Activity, ways: Mapping[int, set[str]], at: datetime) -> None:
    told = {
        person: {words.IN_PERSON, words.ONLINE} if words.MIXED in modes else modes for person, modes in ways.items()
    }
    rows = [
        Attendance(
            session=session,
            professional_id=person,
            mode=mode,
            proof=words.LIST,
            recorded_at=at,
            recorded_by=by.account,
        )
        for session in activities.sessions_of(activity)
        for person, modes in told.items()
        for mode in sorted(modes)
        if is_offered(session.offer, mode)
    ]
    Attendance.objects.bulk_create(rows, ignore_conflicts=True)
    facts = {"count": len(rows), "proof": words.LIST}
    entries.record(Note("ROLL_FILLED", subject=f"activity:{activity.pk}", facts=facts), by=by)
