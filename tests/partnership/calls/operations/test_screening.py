"""Reading what was sent, covering words, asking, and new codes."""

from __future__ import annotations

import pytest

from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.partnership.calls import vocabulary as words
from amparo.partnership.calls.models import CallMail, Screening
from amparo.partnership.calls.operations import screening
from amparo.partnership.calls.queries import applications as asked
from tests.conftest import As
from tests.partnership.calls.calling import AFTER, NOW, begun, published, sent


def test_what_was_sent_is_read_once_after_the_deadline_and_a_no_has_its_reason(as_staff: As) -> None:
    call = published(as_staff)
    one, other, writing = (
        sent(call).application,
        sent(call, "Grupo Dos").application,
        begun(call, "G Tres")[0].application,
    )

    with as_staff("hn.programa") as actor:
        with pytest.raises(Refused):
            screening.screen(by=actor, application=one, stage="CONCEPT", is_admissible=True, why="", at=NOW)
        screening.screen(by=actor, application=one, stage="CONCEPT", is_admissible=True, why="", at=AFTER)
        for row, inside, why in ((one, True, ""), (other, False, "No."), (writing, True, "")):
            with pytest.raises(Refused):
                screening.screen(by=actor, application=row, stage="CONCEPT", is_admissible=inside, why=why, at=AFTER)
    with as_staff("hn.ninez") as actor, pytest.raises(NotAllowed):
        screening.screen(by=actor, application=other, stage="CONCEPT", is_admissible=True, why="", at=AFTER)

    assert Screening.objects.count() == 1


def test_words_are_covered_and_shown_again_by_whoever_runs_the_call(as_staff: As) -> None:
    row = sent(published(as_staff), text="El grupo Las Mariposas canta").application

    with as_staff("hn.programa") as actor:
        redaction = screening.cover(by=actor, application=row, phrase="las  mariposas", at=AFTER)
        for wrong in ("nada así", "x", "las mariposas"):
            with pytest.raises(Refused):
                screening.cover(by=actor, application=row, phrase=wrong, at=AFTER)
        assert asked.phrases_of(row) == ["las mariposas"]
        screening.uncover(by=actor, redaction=redaction, at=AFTER)
        with pytest.raises(Refused):
            screening.uncover(by=actor, redaction=redaction, at=AFTER)

    assert asked.phrases_of(row) == []


def test_asking_queues_a_mail_that_tells_nothing_of_it(as_staff: As) -> None:
    row = sent(published(as_staff)).application

    with as_staff("hn.programa") as actor:
        screening.ask(by=actor, application=row, stage="CONCEPT", text="¿Dónde?", at=AFTER)
        with pytest.raises(Refused):
            screening.ask(by=actor, application=row, stage="CONCEPT", text=" ", at=AFTER)
        with pytest.raises(Refused):
            screening.ask(by=actor, application=row, stage="PLAN", text="¿Dónde?", at=AFTER)

    assert list(CallMail.objects.values_list("kind", flat=True)) == [words.QUESTION]


def test_a_new_code_opens_it_and_the_old_one_opens_nothing(as_staff: As) -> None:
    applicant, old = begun(published(as_staff))

    with as_staff("hn.programa") as actor:
        new = screening.renew_code(by=actor, application=applicant.application)

    found = asked.applicant_with(new)
    assert found is not None
    assert (found.application.pk, asked.applicant_with(old)) == (applicant.application.pk, None)
