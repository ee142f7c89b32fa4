"""Several people write at once: nothing is lost, nothing is overwritten in silence."""

from __future__ import annotations

import threading

import pytest
from django.db import connections

from amparo.foundation.access.acting import acting
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.partnership.practices import vocabulary as words
from amparo.partnership.practices.operations.writing import Typed, Written, present_candidate, write_field
from amparo.partnership.practices.queries import practices
from tests.conftest import As
from tests.partnership.practices.making import AT, TODAY, admitted, begun, write


def test_two_people_on_one_field_see_both_texts_and_neither_is_lost(as_staff: As) -> None:
    practice = begun(as_staff, "hn.abogada", "hn.psicologia")
    with as_staff("hn.abogada") as by:
        first = write_field(by=by, practice=practice, typed=Typed("problem", "De la abogada", "es", 0), at=AT)
    with as_staff("hn.psicologia") as by:
        second = write_field(by=by, practice=practice, typed=Typed("problem", "De la psicóloga", "es", 0), at=AT)

    aside = practices.asides_of(practice).get()
    assert (first.is_kept_aside, second.is_kept_aside) == (False, True)
    assert second == Written(1, "De la abogada", aside.pk)
    assert (practices.standing(practice, "problem", "es").text, aside.text) == ("De la abogada", "De la psicóloga")


def test_a_text_kept_aside_is_joined_and_everything_stays_in_the_history(as_staff: As) -> None:
    practice = begun(as_staff, "hn.abogada", "hn.psicologia")
    with as_staff("hn.abogada") as by:
        write_field(by=by, practice=practice, typed=Typed("problem", "Uno", "es", 0), at=AT)
    with as_staff("hn.psicologia") as by:
        told = write_field(by=by, practice=practice, typed=Typed("problem", "Dos", "es", 0), at=AT)
        again = write_field(by=by, practice=practice, typed=Typed("problem", "Dos", "es", 0), at=AT)
        joined = Typed("problem", "Uno y dos", "es", told.number, settles=told.aside)
        write_field(by=by, practice=practice, typed=joined, at=AT)

    assert again.aside == told.aside
    assert list(practice.writings.filter(field="problem").values_list("text", flat=True)) == ["Uno", "Uno y dos"]
    assert (practices.asides_of(practice).count(), practice.asides.count()) == (0, 1)


def test_at_the_same_moment_one_stands_and_the_other_is_kept_aside(as_staff: As, carrier: object) -> None:
    practice = begun(as_staff, "hn.abogada", "hn.psicologia")
    came: list[Written] = []
    start = threading.Barrier(2)

    def write_now(username: str) -> None:
        start.wait()
        with acting(carrier.token(username)) as by:  # type: ignore[attr-defined]
            came.append(write_field(by=by, practice=practice, typed=Typed("risks", username, "es", 0), at=AT))
        connections.close_all()

    both = [threading.Thread(target=write_now, args=(name,)) for name in ("hn.abogada", "hn.psicologia")]
    for each in both:
        each.start()
    for each in both:
        each.join()

    kept = {practices.standing(practice, "risks", "es").text, practices.asides_of(practice).get().text}
    assert sorted(each.is_kept_aside for each in came) == [False, True]
    assert kept == {"hn.abogada", "hn.psicologia"}


def test_the_same_text_again_is_no_new_version(as_staff: As) -> None:
    practice = begun(as_staff, "hn.abogada")
    with as_staff("hn.abogada") as by:
        for base in (0, 1, 0):
            write_field(by=by, practice=practice, typed=Typed("title", "Guardia", "es", base), at=AT)

    assert practice.writings.count() == 1


def test_whoever_does_not_sit_at_the_table_does_not_write(as_staff: As) -> None:
    practice = begun(as_staff, "hn.abogada")

    with as_staff("hn.salud") as by, pytest.raises(NotAllowed):
        write_field(by=by, practice=practice, typed=Typed("title", "Guardia", "es"), at=AT)


def test_after_it_was_presented_the_table_writes_no_more_and_those_who_keep_it_do(as_staff: As) -> None:
    practice = admitted(as_staff)

    with as_staff("hn.abogada") as by, pytest.raises(NotAllowed):
        write_field(by=by, practice=practice, typed=Typed("title", "Otro", "es", 1), at=AT)
    with as_staff("hn.secretaria") as by:
        assert write_field(by=by, practice=practice, typed=Typed("title", "Otro", "es", 1), at=AT).number == 2


def test_saying_that_a_translation_still_holds_brings_it_up_to_date(as_staff: As) -> None:
    practice = begun(as_staff, "hn.abogada")
    with as_staff("hn.abogada") as by:
        write(by, practice, title="Guardia")
        write_field(by=by, practice=practice, typed=Typed("title", "Garde", "fr", 0), at=AT)
        write(by, practice, title="La guardia")
        write_field(by=by, practice=practice, typed=Typed("title", "Garde", "fr", 1), at=AT)

    stands = practices.standing(practice, "title", "fr")
    assert (stands.number, stands.of) == (2, 2)


def test_a_candidate_is_not_presented_with_two_texts_of_one_field_or_twice(as_staff: As) -> None:
    practice = begun(as_staff, "hn.abogada", "hn.psicologia")
    told = {"level": "LOCAL", "tested": "YES", "implemented": "YES", "worked": "YES"}
    effects = {"effect_rights": "POSITIVE", "effect_prevention": "POSITIVE"}
    with as_staff("hn.abogada") as by:
        write(by, practice, title="Guardia", **told, **effects)
    with as_staff("hn.psicologia") as by:
        aside = write_field(by=by, practice=practice, typed=Typed("title", "Turno", "es", 0), at=AT)
        with pytest.raises(Refused):
            present_candidate(by=by, practice=practice, today=TODAY, at=AT)
        typed = Typed("title", "Guardia y turno", "es", 1, settles=aside.aside)
        write_field(by=by, practice=practice, typed=typed, at=AT)
        present_candidate(by=by, practice=practice, today=TODAY, at=AT)

    practice.refresh_from_db()
    assert practice.state == words.ADMITTED
    assert [move.state for move in practice.moves.all()] == [words.ADMITTED, words.CANDIDATE]
