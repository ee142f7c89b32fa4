"""Applying without an account, by the clock of the server."""

from __future__ import annotations

from datetime import timedelta

import pytest

from amparo.foundation.access.permits import Refused
from amparo.partnership.calls import vocabulary as words
from amparo.partnership.calls.models import Application, CodeTry, Redaction, Sending
from amparo.partnership.calls.operations import applying, screening
from amparo.partnership.calls.operations.applying import NamesSomebody
from amparo.partnership.calls.queries import applications as asked
from tests.conftest import As
from tests.foundation.access.wall import as_owner
from tests.partnership.calls.calling import (
    AFTER,
    CLOSES,
    INSIDE,
    NOW,
    about,
    begun,
    fresh,
    published,
    sent,
    written,
)


def test_whoever_is_outside_the_call_is_told_so_and_nothing_is_begun(as_staff: As) -> None:
    call = published(as_staff)

    with pytest.raises(Refused) as refused:
        applying.begin(by=None, call=call, said={**INSIDE, "in_the_country": "no"}, language="es", at=NOW)

    assert len(refused.value.reasons) == 1
    assert Application.objects.count() == 0


def test_a_code_opens_its_application_and_nothing_in_the_database_tells_it(as_staff: As) -> None:
    call = published(as_staff)
    (one, code), (_other, other_code) = begun(call), begun(call, "Grupo Dos")

    found = asked.applicant_with(code.lower().replace("-", " "))

    assert found is not None
    assert found.application.pk == one.application.pk
    assert code != other_code
    everything = str(as_owner("select * from calls_application")) + str(as_owner("select facts from audit_entry"))
    assert code not in everything
    assert code.replace("-", "") not in everything


WRONG = "AAAA-BBBB-CCCC-DDDD"


def test_wrong_codes_are_counted_by_place_and_then_no_more_are_tried_but_a_right_one_opens(as_staff: As) -> None:
    _applicant, code = begun(published(as_staff))

    for _each in range(words.MOST_TRIES):
        assert applying.come_back(by=None, code=WRONG, place="10.0.0.1", at=NOW) is None
    with pytest.raises(Refused):
        applying.come_back(by=None, code=WRONG, place="10.0.0.1", at=NOW)

    assert applying.come_back(by=None, code=code, place="10.0.0.1", at=NOW) is not None
    assert CodeTry.objects.count() == words.MOST_TRIES
    assert "10.0.0.1" not in str(as_owner("select * from calls_codetry"))
    assert applying.come_back(by=None, code=WRONG, place="10.0.0.1", at=NOW + timedelta(minutes=16)) is None


def test_what_is_written_is_kept_and_there_again(as_staff: As) -> None:
    applicant, code = begun(published(as_staff))

    written(applicant, "A medias")

    found = asked.applicant_with(code)
    assert found is not None
    assert asked.answers_of(found.application, words.CONCEPT)["idea"] == "A medias"


def test_a_second_late_is_refused_and_everything_is_kept(as_staff: As) -> None:
    call = published(as_staff)
    in_time, late = written(begun(call)[0], "A tiempo"), written(begun(call, "Grupo Dos")[0], "Tarde")

    applying.send(by=in_time, names_nobody=False, at=CLOSES)
    with pytest.raises(Refused) as refused:
        applying.send(by=late, names_nobody=False, at=CLOSES + timedelta(seconds=1))

    assert len(refused.value.reasons) == 1
    assert [row.application_id for row in Sending.objects.all()] == [in_time.application.pk]
    assert asked.answers_of(fresh(late).application, words.CONCEPT)["idea"] == "Tarde"
    assert fresh(late).application.state == words.WRITING
    with pytest.raises(Refused):
        applying.begin(by=None, call=call, said=INSIDE, language="es", at=CLOSES + timedelta(seconds=1))


def test_the_last_sending_in_time_is_the_one_that_counts(as_staff: As) -> None:
    applicant = sent(published(as_staff), text="Primera")

    applying.send(by=written(applicant, "Segunda"), names_nobody=False, at=CLOSES)
    written(fresh(applicant), "Tercera, sin enviar")

    counts = asked.latest_sending(applicant.application, words.CONCEPT)
    assert counts is not None
    assert (counts.number, counts.answers["idea"]) == (2, "Segunda")


def test_what_is_wanting_is_said_before_sending(as_staff: As) -> None:
    applicant, _code = begun(published(as_staff))

    with pytest.raises(Refused) as refused:
        applying.send(by=applicant, names_nobody=False, at=NOW)

    assert len(refused.value.reasons) >= 8
    assert Sending.objects.count() == 0


def test_small_groups_and_co_applicants_apply(as_staff: As) -> None:
    applicant, _code = begun(published(as_staff))
    applying.add_co_applicant(by=applicant, name="Colectivo Dos", legal=words.GROUP, part="Música")
    row = applying.add_co_applicant(by=applicant, name="Asociación Tres", legal=words.REGISTERED, part="")
    with pytest.raises(Refused):
        applying.add_co_applicant(by=applicant, name="Colectivo Dos", legal=words.GROUP, part="")
    applying.remove_co_applicant(by=applicant, key=row.pk)

    sending = applying.send(by=written(fresh(applicant)), names_nobody=False, at=NOW)

    assert sending.about["legal"] == words.GROUP
    assert sending.about["with"] == [{"name": "Colectivo Dos", "legal": "GROUP", "part": "Música"}]


def test_gra_10_an_application_that_names_a_victim_warns_and_is_covered_all_the_same(as_staff: As) -> None:
    applicant = written(begun(published(as_staff))[0], "Ayudamos a la víctima Ana Gómez.")

    with pytest.raises(NamesSomebody) as warned:
        applying.send(by=applicant, names_nobody=False, at=NOW)
    assert warned.value.phrases == ("Ana Gómez",)
    assert Sending.objects.count() == 0
    sending = applying.send(by=applicant, names_nobody=True, at=NOW)

    assert sending.names_nobody
    assert list(Redaction.objects.values_list("phrase", "account")) == [("Ana Gómez", None)]


def test_an_application_is_taken_back_before_it_is_decided(as_staff: As) -> None:
    applicant = sent(call := published(as_staff))

    applying.withdraw(by=applicant, at=NOW)

    assert list(asked.sent_in(call, words.CONCEPT)) == []
    with pytest.raises(Refused):
        applying.keep_about(by=fresh(applicant), about=about("Otro"), at=NOW)


def test_one_thing_is_asked_and_answered_once_without_opening_the_rest(as_staff: As) -> None:
    applicant = sent(published(as_staff))
    with as_staff("hn.programa") as actor:
        row = screening.ask(by=actor, application=applicant.application, stage="CONCEPT", text="¿Dónde?", at=AFTER)

    applying.answer_clarification(by=applicant, key=row.pk, answer="En casa de la víctima Rosa Paz.", at=AFTER)

    assert list(Redaction.objects.values_list("phrase", flat=True)) == ["Rosa Paz"]
    with pytest.raises(Refused):
        applying.answer_clarification(by=applicant, key=row.pk, answer="Otra", at=AFTER)
    with pytest.raises(Refused):
        applying.answer_clarification(by=applicant, key=row.pk + 1, answer="x", at=AFTER)


def test_the_lines_of_a_budget_come_back_as_they_were_kept() -> None:
    kept = [{"category": "PEOPLE", "text": "Facilitadora", "amount": "10.50"}]

    assert [(line.text, str(line.amount)) for line in applying.lines_of(kept)] == [("Facilitadora", "10.50")]
