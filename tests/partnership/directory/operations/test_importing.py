"""A file is shown before anybody is entered; nothing of it is lost, and nobody is joined silently."""

from __future__ import annotations

import time
from datetime import date, timedelta

import pytest
from django.utils import translation

from amparo.foundation.access.acting import acting
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.accounts.signing import service_token
from amparo.foundation.documents.sheets import write_sheet
from amparo.foundation.lists import operations as lists
from amparo.partnership.directory.exports import PEOPLE, rows_not_imported
from amparo.partnership.directory.models import Import, ImportRow, Organisation, Professional, ProfessionalPair
from amparo.partnership.directory.operations import importing
from amparo.partnership.directory.queries import imports as queries
from tests.conftest import As
from tests.partnership.directory.entering import HEADINGS, NOW, TODAY, country, enter, workbook

ROWS = (
    ("Ana Lucía", "Pérez", "ana@x.hn", "Honduras", "Casa Abierta", "Abogada", "Presencial"),
    ("Berta", "Mora", "", "Guatemala", "Ministerio Público", "Fiscal", "En línea"),
    ("", "", "sin.nombre@x.hn", "Honduras", "", "", ""),
    ("Carla", "Solís", "no es un correo", "Atlántida", "", "", ""),
)


def read(as_staff: As, rows: object = ROWS, **more: object) -> Import:
    with as_staff("hn.secretaria") as actor:
        return importing.read_people(by=actor, kept_by=country(), content=workbook(rows, **more), at=NOW)  # type: ignore[arg-type]


def taken(as_staff: As, file: Import, **more: int) -> list[importing.Taken]:
    with as_staff("hn.secretaria") as actor:
        return importing.import_people(by=actor, file=file, at=NOW, **more)


def states(file: Import) -> list[str]:
    return list(file.rows.values_list("state", flat=True))


def a_hundred_and_forty() -> list[tuple[str, ...]]:
    given = (
        "Ana",
        "Luz",
        "José",
        "María",
        "Carlos",
        "Elena",
        "Pablo",
        "Nuria",
        "Irma",
        "Saúl",
        "Delia",
        "Hugo",
        "Rosa",
        "Iván",
    )
    family = ("Mora", "Pérez", "Vásquez", "Zúñiga", "Lanza", "Obando", "Solano", "Fallas", "Quirós", "Madriz")
    return [
        (
            one,
            f"{other} {family[(n * 3 + m) % 10]}",
            f"p{n}.{m}@invented.example",
            "Honduras",
            f"Institución {m}",
            "",
            "",
        )
        for n, one in enumerate(given)
        for m, other in enumerate(family)
    ]


def test_reading_enters_nobody_and_says_how_each_row_would_be_taken(as_staff: As) -> None:
    file = read(as_staff)

    assert states(file) == ["NEW", "NEW", "WRONG", "WRONG"]
    assert [row.problems for row in queries.rows_wrong(file)] == [
        [["NO_NAME", "given_names"]], [["E_MAIL", "e_mail"], ["COUNTRY", "country"]],
    ]  # fmt: skip
    assert (Professional.objects.count(), Organisation.objects.count()) == (0, 0)


def test_importing_enters_what_is_well_and_keeps_what_is_not(as_staff: As) -> None:
    file = read(as_staff)

    rows = taken(as_staff, file)

    assert [(row.number, row.cells["Modalidad"]) for row in rows] == [(2, "Presencial"), (3, "En línea")]
    assert [(row.name, row.country, row.visibility) for row in Professional.objects.order_by("pk")] == [
        ("Ana Lucía Pérez", "HN", "HIDDEN"), ("Berta Mora", "GT", "HIDDEN"),
    ]  # fmt: skip
    assert [bool(row.cells) for row in file.rows.all()] == [False, False, True, True]
    assert Import.objects.get().done_at == NOW


def test_a_hundred_and_forty_people_are_imported_with_proposals_in_five_seconds(as_staff: As) -> None:
    rows = a_hundred_and_forty()
    rows[7] = ("Ana", "Vazques Zuniga", "otra@invented.example", "Honduras", "Institución 2", "", "")
    started = time.perf_counter()

    file = read(as_staff, rows)
    taken(as_staff, file)

    assert time.perf_counter() - started < 5
    assert Professional.objects.count() == 140
    assert ProfessionalPair.objects.count() >= 1
    assert Professional.objects.exclude(same_as=None).count() == 0


def test_the_same_file_again_enters_nobody(as_staff: As) -> None:
    taken(as_staff, read(as_staff))

    again = read(as_staff)
    taken(as_staff, again)

    assert states(again) == ["KNOWN", "KNOWN", "WRONG", "WRONG"]
    assert (Professional.objects.count(), Organisation.objects.count()) == (2, 2)


def test_spn_04_the_list_of_people_exports_and_comes_back_unchanged(as_staff: As) -> None:
    rows = [*a_hundred_and_forty(), ("=Eva", "+Luz", "", "Belice", "=cmd|x", "-1+1", "")]
    with as_staff("hn.secretaria") as actor:
        content = write_sheet("x", HEADINGS, rows)
        first = importing.read_people(by=actor, kept_by=country(), content=content, at=NOW)
    taken(as_staff, first)
    before = list(Professional.objects.order_by("pk").values())
    with as_staff("hn.secretaria") as actor:
        sheet = lists.take_away(by=actor, listed=PEOPLE)
        file = importing.read_people(by=actor, kept_by=country(), content=sheet, at=NOW)
        importing.import_people(by=actor, file=file, at=NOW)

    assert states(file) == ["KNOWN"] * 141
    assert list(Professional.objects.order_by("pk").values()) == before
    assert Organisation.objects.count() == 11


def test_a_row_with_a_code_changes_what_it_says_and_nothing_else(as_staff: As) -> None:
    with as_staff("hn.secretaria") as actor:
        one = enter(actor, "Ana", "Pérez", "ana@x.hn", gender="WOMAN")
        other = enter(actor, "Berta", "Mora")
    headings = ("Código", "Nombres", "Apellidos", "Correo")
    rows = ((one.code, "Ana María", "Pérez", ""), (other.code, "Zoila", "Paz", ""), ("P999999", "Eva", "Luz", ""))

    file = read(as_staff, rows, headings=headings)
    taken(as_staff, file)

    one.refresh_from_db()
    assert (one.given_names, one.e_mail, one.gender) == ("Ana María", "ana@x.hn", "WOMAN")
    assert states(file) == ["CHANGED", "WRONG", "WRONG"]
    assert [row.problems[0][0] for row in queries.rows_wrong(file)] == ["OF_ANOTHER", "NOT_OURS"]


def test_somebody_twice_in_a_file_is_one_and_a_namesake_is_proposed(as_staff: As) -> None:
    rows = (
        ("Ana", "Pérez", "ana@x.hn", "Honduras", "Casa", "", "Presencial"),
        ("Ana", "Perez", "ANA@x.hn", "Honduras", "Casa", "", "En línea"),
        ("Ana", "Pérez", "ana@otra.hn", "Honduras", "Casa", "", ""),
    )

    file = read(as_staff, rows)
    found = taken(as_staff, file)

    assert states(file)[0] == "NEW"
    assert states(file)[2] == "POSSIBLE"
    assert found[0].professional == found[1].professional != found[2].professional
    assert [pair.reasons for pair in ProfessionalPair.objects.all()] == [
        ["SAME_NAME", "OTHER_E_MAIL", "SAME_ORGANISATION", "SAME_COUNTRY"]
    ] or ProfessionalPair.objects.get().reasons[0] in ("SAME_NAME", "SOUNDS_ALIKE")


def test_a_long_file_goes_on_with_the_next_press(as_staff: As) -> None:
    file = read(as_staff, a_hundred_and_forty()[:9])

    assert [len(taken(as_staff, file, most=4)) for _press in range(4)] == [4, 4, 1, 0]
    assert Professional.objects.count() == 9


def test_what_was_not_imported_can_be_mended_and_sent_again(as_staff: As) -> None:
    file = read(as_staff)
    taken(as_staff, file)
    report = rows_not_imported(file)

    with as_staff("hn.secretaria") as actor:
        again = importing.read_people(by=actor, kept_by=country(), content=report, at=NOW)

    assert [row.cells[: len(file.headings)] for row in again.rows.all()] == [
        row.cells for row in queries.rows_wrong(file)
    ]
    assert [row.problems for row in again.rows.all()] == [row.problems for row in queries.rows_wrong(file)]


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"PK\x03\x04 nothing", "cannot be read"), (b"a;b", ".xlsx"), (workbook([], ("x", "y")), "has no column")],
)
def test_a_file_that_cannot_be_read_says_what_to_do(as_staff: As, content: bytes, words: str) -> None:
    with translation.override("en"), pytest.raises(Refused, match=words), as_staff("hn.secretaria") as actor:
        importing.read_people(by=actor, kept_by=country(), content=content, at=NOW)

    assert Import.objects.count() == 0


@pytest.mark.parametrize("username", ["hn.enlace", "hn.policia", "cr.secretaria"])
def test_only_the_secretariat_of_the_country_imports(as_staff: As, username: str) -> None:
    with pytest.raises(NotAllowed), as_staff(username) as actor:
        importing.read_people(by=actor, kept_by=country(), content=workbook(ROWS), at=NOW)


def test_rows_that_nobody_mended_are_forgotten_in_time(as_staff: As) -> None:
    read(as_staff)

    counts = []
    for days in (30, 31):
        with acting(service_token()) as actor:
            counts.append(importing.forget_rows(by=actor, today=TODAY + timedelta(days=days)))
    with pytest.raises(NotAllowed), as_staff("hn.secretaria") as actor:
        importing.forget_rows(by=actor, today=date(2030, 1, 1))

    assert counts == [0, 4]
    assert set(ImportRow.objects.values_list("number", flat=True)) == {2, 3, 4, 5}
    assert [row.cells for row in ImportRow.objects.all()] == [[]] * 4
