"""Letters are numbered by institution and year without gaps, also when two are issued at once or one fails."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import pytest
from django.db import DatabaseError, connection, connections, transaction

from amparo.foundation.access.permits import Refused
from amparo.partnership.adoption.models import Letter, LetterText
from amparo.partnership.adoption.operations import letters
from amparo.partnership.adoption.operations.acts import withdraw_act
from amparo.partnership.adoption.rules.acts import digest_of
from tests.conftest import As
from tests.partnership.adoption.proposing import NOW, PDF, SIGNED, TODAY, adopted


def numbers() -> list[tuple[str, int, int]]:
    rows = Letter.objects.order_by("institution__code", "year", "number")
    return list(rows.values_list("institution__code", "year", "number"))


def test_an_act_has_its_letter_in_three_languages_each_with_its_digest(as_staff: As) -> None:
    act = adopted(as_staff)

    rows = LetterText.objects.filter(letter__act=act).order_by("language")
    assert [(row.language, row.digest == digest_of(bytes(row.pdf))) for row in rows] == [
        ("en", True), ("es", True), ("fr", True),
    ]  # fmt: skip


def test_each_institution_counts_for_itself(as_staff: As) -> None:
    adopted(as_staff)
    adopted(as_staff, "cr.inamu", "CR_INAMU")
    adopted(as_staff, number="14", signed=replace(SIGNED, number="2"))

    assert numbers() == [("CR_INAMU", TODAY.year, 1), ("CR_OIJ", TODAY.year, 1), ("CR_OIJ", TODAY.year, 2)]


def test_an_act_that_fails_gives_its_number_back(as_staff: As) -> None:
    adopted(as_staff)

    with pytest.raises(Refused):
        adopted(as_staff, number="14", signed=replace(SIGNED, number=""))
    with as_staff("cr.policia"), connection.cursor() as cursor:
        cursor.execute(letters.NEXT, [Letter.objects.get().institution_id, TODAY.year])
        transaction.set_rollback(True)
    adopted(as_staff, number="14", signed=replace(SIGNED, number="2"))

    assert [number for _code, _year, number in numbers()] == [1, 2]


def test_a_new_year_begins_at_one(as_staff: As) -> None:
    adopted(as_staff)
    with as_staff("cr.policia") as actor, connection.cursor() as cursor:
        place = Letter.objects.get().institution_id
        found = []
        for year in (TODAY.year, TODAY.year + 1, TODAY.year + 1):
            cursor.execute(letters.NEXT, [place, year])
            found.append(cursor.fetchone()[0])
        assert actor.institution_code == "CR_OIJ"

    assert found == [2, 1, 2]


def test_two_at_once_take_two_numbers(as_staff: As) -> None:
    adopted(as_staff)
    place = Letter.objects.get().institution_id

    def take(_turn: int) -> int:
        with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
            cursor.execute(letters.NEXT, [place, TODAY.year])
            number = int(cursor.fetchone()[0])
            cursor.execute("select pg_sleep(0.05)")
        connections["owner"].close()
        return number

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(take, range(8))) == list(range(2, 10))


def test_a_letter_stays_when_its_act_is_withdrawn(as_staff: As) -> None:
    act = adopted(as_staff)
    with as_staff("cr.policia") as actor:
        withdraw_act(by=actor, act=act, ended_on=TODAY, why="Cambió la ley.", today=TODAY, at=NOW)

    assert numbers() == [("CR_OIJ", TODAY.year, 1)]


def test_what_the_letter_tells_is_what_the_act_says(as_staff: As) -> None:
    act = adopted(as_staff)

    told = letters.adopted_by(act, date(2026, 11, 22))

    assert (told.act_number, told.act_digest, told.version_digest, told.is_demonstration) == (
        "DEMO-1", digest_of(PDF), act.version.digest, True,
    )  # fmt: skip


@pytest.mark.parametrize("table", ["adoption_letter", "adoption_lettertext", "adoption_act", "adoption_document"])
def test_acts_and_letters_are_never_changed_not_even_by_the_owner(as_staff: As, table: str) -> None:
    adopted(as_staff)

    for statement in (f"delete from {table}", f"update {table} set id = id"):
        with pytest.raises(DatabaseError), transaction.atomic("owner"), connections["owner"].cursor() as cursor:
            cursor.execute(statement)

    assert Letter.objects.count() == 1
