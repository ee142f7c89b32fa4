"""What a refused operation wrote is undone, and what its transaction wrote before stays."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction

from amparo.foundation.access.undoing import undone_when_refused


@pytest.fixture
def notes(database: str) -> None:
    """A table of this session to write into."""
    with connection.cursor() as cursor:
        cursor.execute("create temporary table if not exists notes (word text unique)")
        cursor.execute("truncate notes")


def write(word: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("insert into notes values (%s)", [word])


def written() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("select word from notes order by word")
        return [word for (word,) in cursor.fetchall()]


def change(word: str, *, refuse: bool = False) -> None:
    with undone_when_refused() as undoing:
        assert undoing.ask("select %s::text", ["first"]) == ("first",)
        write(word)
        transaction.on_commit(lambda: said.append(word))
        if refuse:
            raise PermissionError


def change_twice_and_refuse() -> None:
    with undone_when_refused() as undoing:
        undoing.ask("insert into notes values (%s) returning word", ["one"])
        undoing.ask("insert into notes values (%s) returning word", ["two"])
        change("inner")
        raise PermissionError


said: list[str] = []


@pytest.fixture(autouse=True)
def nothing_said() -> None:
    """Nothing has run on a commit yet."""
    said.clear()


@pytest.mark.usefixtures("notes")
class TestInsideATransaction:
    def test_what_a_refused_operation_wrote_is_undone_and_the_rest_is_kept(self) -> None:
        with transaction.atomic():
            write("before")
            with pytest.raises(PermissionError):
                change("refused", refuse=True)
            change("done")

        assert written() == ["before", "done"]
        assert said == ["done"]

    def test_a_broken_rule_of_the_database_leaves_the_transaction_usable(self) -> None:
        with transaction.atomic():
            write("twice")
            with pytest.raises(IntegrityError):
                change("twice")
            change("once")

        assert written() == ["once", "twice"]

    def test_a_refusal_before_the_first_query_undoes_nothing(self) -> None:
        with transaction.atomic():
            write("before")
            with pytest.raises(PermissionError), undone_when_refused():
                raise PermissionError

        assert written() == ["before"]

    def test_everything_that_it_asked_and_called_is_undone_with_it(self) -> None:
        with transaction.atomic(), pytest.raises(PermissionError):
            change_twice_and_refuse()

        assert written() == []
        assert said == []


@pytest.mark.usefixtures("notes")
class TestOutsideATransaction:
    def test_it_is_a_transaction_of_its_own(self) -> None:
        with pytest.raises(PermissionError):
            change("refused", refuse=True)
        change("done")

        assert written() == ["done"]
        assert said == ["done"]
