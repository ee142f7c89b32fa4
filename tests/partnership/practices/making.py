"""Practices for tests: tables, candidates and retained practices, made by the people who would make them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from amparo.demo.practices import content, write_candidate
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.practices import vocabulary as words
from amparo.partnership.practices.models import Practice, Selection, WorkingTable
from amparo.partnership.practices.operations import assessing, groups, publishing
from amparo.partnership.practices.operations.writing import Typed, write_field
from tests.conftest import As

TODAY = date(2026, 11, 22)
AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
SCORES = dict.fromkeys(words.CRITERIA, 2)


def opened(as_staff: As, tables: int = 2) -> Selection:
    """Return a selection of the coalition of Honduras with some tables."""
    with as_staff("hn.secretaria") as by:
        plan = groups.Plan("Mesas", [f"Tema {number}" for number in range(1, tables + 1)])
        return groups.open_selection(by=by, kept_by=coalition.country_by_code("HN"), plan=plan, at=AT)


def first_table(selection: Selection) -> WorkingTable:
    """Return the first table of a selection."""
    return WorkingTable.objects.select_related("selection__kept_by").get(selection=selection, number=1)


def sit(as_staff: As, selection: Selection, *usernames: str) -> None:
    """Let people sit down at the first table."""
    for username in usernames:
        with as_staff(username) as by:
            groups.join_table(by=by, code=first_table(selection).code, at=AT)


def begun(as_staff: As, *usernames: str) -> Practice:
    """Return an empty candidate of a table at which people sit; the first begins it."""
    selection = opened(as_staff)
    sit(as_staff, selection, *usernames)
    with as_staff(usernames[0]) as by:
        return groups.enter_candidate(by=by, table=first_table(selection), original="es", at=AT)


def write(by: Any, practice: Practice, **texts: str) -> None:
    """Write what is said once, or a Spanish text, over whatever stands."""
    for field, text in texts.items():
        language = "es" if words.FIELDS[field].is_translated else ""
        row = practice.writings.filter(field=field, language=language).order_by("-number").first()
        typed = Typed(field, text, language, row.number if row else 0)
        write_field(by=by, practice=practice, typed=typed, at=AT)


def admitted(as_staff: As, key: str = "eri") -> Practice:
    """Return a candidate of the content that the definition admitted."""
    selection = opened(as_staff)
    sit(as_staff, selection, "hn.abogada")
    given = next(each for each in content()["candidates"] if each["key"] == key)
    with as_staff("hn.abogada") as by:
        return write_candidate(by, first_table(selection), given, AT)


def assessed(as_staff: As, practice: Practice, *usernames: str, does_harm: bool = False) -> None:
    """Let people sit down at the practice's tables and assess it."""
    assert practice.table is not None
    sit(as_staff, practice.table.selection, *usernames)
    for username in usernames:
        with as_staff(username) as by:
            assessing.assess_practice(
                by=by, practice=practice, scores=SCORES, does_harm=does_harm, note="Visto.", at=AT
            )


def retained(as_staff: As, key: str = "eri", *, advised: bool = True) -> Practice:
    """Return a practice that was retained, with a recommendation."""
    practice = admitted(as_staff, key)
    assessed(as_staff, practice, "hn.fiscalia", "cr.policia")
    with as_staff("hn.secretaria") as by:
        assessing.record_consensus(
            by=by, practice=practice, outcome=words.RETAINED, note="De acuerdo.", agreed_on=TODAY, today=TODAY, at=AT
        )
        practice.refresh_from_db()
        if advised:
            told = assessing.Recommended({"es": "Mantener la guardia."}, "Jefatura de guardia", date(2027, 3, 1))
            assessing.recommend(by=by, practice=practice, told=told, today=TODAY, at=AT)
    return practice


def published(as_staff: As, key: str = "eri") -> Practice:
    """Return a practice that was published."""
    practice = retained(as_staff, key)
    with as_staff("hn.secretaria") as by:
        publishing.publish_practice(by=by, practice=practice, today=TODAY, at=AT)
    practice.refresh_from_db()
    return practice
