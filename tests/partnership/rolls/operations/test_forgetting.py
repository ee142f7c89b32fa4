"""What is not needed is erased after the end; who was there and the counts stay."""

from __future__ import annotations

from datetime import timedelta

import pytest

from amparo.foundation.access.acting import acting
from amparo.foundation.access.permits import NotAllowed
from amparo.foundation.accounts.signing import service_token
from amparo.partnership.rolls.models import Activity, Enrolment, PaperRoll
from amparo.partnership.rolls.operations import enrolling, forgetting, presence
from amparo.partnership.rolls.operations.enrolling import Answer
from amparo.partnership.rolls.queries import presence as queries
from amparo.partnership.rolls.vocabulary import PAPER_AFTER_DAYS
from tests.conftest import As
from tests.foundation.documents.files import picture
from tests.partnership.directory.entering import NOW
from tests.partnership.rolls.holding import PLAN, activity, enrolled, people, sessions


def test_evt_08_diet_and_telephone_are_erased_in_time_and_the_counts_stay(as_staff: As) -> None:
    made = activity(as_staff)
    (one, other) = enrolled(as_staff, made, people(as_staff, 2))
    (session,) = sessions(made)
    with as_staff("hn.secretaria") as actor:
        answer = Answer("ACCEPTED", "ONLINE", diet="Sin carne", telephone="+504 2222", needs="Rampa")
        enrolling.record_answer(by=actor, enrolment=one, answer=answer, at=NOW)
        marks = {(one.professional_id, "ONLINE"): True, (other.professional_id, "IN_PERSON"): True}
        presence.mark_roll(by=actor, session=session, marks=marks, proof="STAFF", at=NOW)
    before = (queries.reach_of([made]), queries.countries_of([made]), queries.shares_of(made))

    counts = []
    for days in (30, 31, 32):
        with acting(service_token()) as actor:
            today = PLAN.ends_on + timedelta(days=days)
            counts.append(forgetting.erase_needless(by=actor, country="HN", today=today))

    assert counts == [0, 1, 0]
    assert set(Enrolment.objects.values_list("diet", "telephone", "needs", "check_in_code")) == {("", "", "", "")}
    assert (queries.reach_of([made]), queries.countries_of([made]), queries.shares_of(made)) == before
    assert Activity.objects.get().erased_on == PLAN.ends_on + timedelta(days=31)


def test_pictures_of_paper_rolls_are_erased_when_they_are_old_and_their_digest_stays(as_staff: As) -> None:
    (session,) = sessions(activity(as_staff))
    with as_staff("hn.secretaria") as actor:
        paper = presence.attach_paper(by=actor, session=session, body=picture(), at=NOW)

    counts = []
    for days in (PAPER_AFTER_DAYS, PAPER_AFTER_DAYS + 1):
        with acting(service_token()) as actor:
            today = PLAN.ends_on + timedelta(days=days)
            counts.append(forgetting.erase_papers(by=actor, country="HN", today=today))

    kept = PaperRoll.objects.get()
    assert (counts, bytes(kept.body), kept.digest) == ([0, 1], b"", paper.digest)


def test_only_the_clock_erases(as_staff: As) -> None:
    for erase in (forgetting.erase_needless, forgetting.erase_papers):
        with pytest.raises(NotAllowed), as_staff("hn.secretaria") as actor:
            erase(by=actor, country="HN", today=NOW.date())
