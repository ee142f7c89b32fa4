"""Event logs are read from tables and XES, compared with a procedure, and told in three languages."""

import gzip
import io
import json
from pathlib import Path

import pytest

from amparo.bpmn.library import open_library
from amparo.bpmn.replay.__main__ import main
from amparo.bpmn.replay.findings import Done, Extra, Skipped
from amparo.bpmn.replay.gathering import moment
from amparo.bpmn.replay.names import Names, looks_personal
from amparo.bpmn.replay.opening import compare_log, open_log
from amparo.bpmn.replay.sentences import NotReadable
from tests.bpmn.sketch import net_of
from tests.bpmn.test_library import write
from tests.bpmn.test_replay import CARE

TEXTS = '[steps.meet]\ntitle = "Recibir a la persona"\n[steps.home]\ntitle = "Atender en casa"\n'
LOG = """Caso,Actividad,Fecha,Institución,crim
c1,Recibir a la persona,2026-03-02 09:00,ERI,
c1,ask,2026-03-02 10:00,ERI,out
c1,home,2026-03-03 10:00,ERI,
c2,meet,02/03/2026 09:00,ERI,
c2,home,02/03/2026 11:00,ERI,
c3,meet,2026-03-02T09:00:00Z,ERI,
c3,Café,2026-03-02T09:30:00Z,Casa,
c3,home,2026-03-02T11:00:00Z,ERI,
c3,ask,2026-03-02T10:00:00Z,ERI,out
"""
XES = """<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1.0" xmlns="http://www.xes-standard.org/">
 <trace><string key="concept:name" value="x1"/>
  <event><string key="concept:name" value="meet"/><date key="time:timestamp" value="2026-03-02T09:00:00Z"/>
   <string key="lifecycle:transition" value="start"/></event>
  <event><string key="concept:name" value="meet"/><date key="time:timestamp" value="2026-03-02T09:10:00Z"/>
   <string key="lifecycle:transition" value="complete"/></event>
  <event><string key="concept:name" value="ask"/><date key="time:timestamp" value="2026-03-02T10:00:00Z"/>
   <string key="crim" value="in"/><string key="org:role" value="person"/></event>
  <event><string key="concept:name" value="home"/><date key="time:timestamp" value="2026-03-02T11:00:00Z"/></event>
 </trace>
</log>
"""


@pytest.fixture
def shelf(tmp_path) -> Path:
    return write(tmp_path, "99-care", CARE, "p_main", texts_es=TEXTS)


def names_of(shelf: Path) -> Names:
    library = open_library([shelf])
    return Names(library.net("p_main"), {"p_main": library.procedures["p_main"].texts})


def opened(text: str | bytes, names: Names, **more):
    data = text if isinstance(text, bytes) else text.encode()
    return open_log(io.BytesIO(data), names, **more)


def refused(text: str | bytes, **more) -> str:
    with pytest.raises(NotReadable) as caught:
        opened(text, Names(net_of(CARE)), **more)
    return caught.value.problem.code


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_a_table_is_read_by_titles_elements_and_answers_in_the_order_of_time(shelf, sign):
    log = opened(LOG.replace(",", sign), names_of(shelf))
    found = compare_log(log, names_of(shelf).net)

    assert (found.cases, found.log.events, found.fitting) == (3, 9, 1)
    assert found.of_case("c1") == (Done("meet", 0, -1), Done("ask", 1, 0), Done("home", 2, 1))
    assert found.of_case("c2") == (Done("meet", 0, -1), Skipped("ask", 1), Done("home", 1, 1))
    assert found.of_case("c3") == (Done("meet", 0), Extra("Café", 1), Done("ask", 2, 0), Done("home", 3, 2))
    assert [(where.path, where.activity, where.lane) for where, _ in found.most("extra")] == [("", "Café", "Casa")]


def test_a_spreadsheet_in_the_old_code_page_is_read_too(shelf):
    log = opened(LOG.encode("cp1252"), names_of(shelf))

    assert "Café" in {event.activity for event in log.says}


def test_headings_may_be_said(shelf):
    log = opened("Nr,Was\n1,meet\n1,ask\n1,home\n", names_of(shelf), columns={"case": "nr", "activity": "was"})

    assert compare_log(log, names_of(shelf).net).fitting == 1


def test_lines_that_cannot_be_read_are_left_out_and_said_with_their_number(shelf):
    log = opened("case,activity,time\nc1,meet,yesterday\n,meet,2026-01-01\nc1,,2026-01-01\nc1\n\nc1,meet,2026-01-01\n",
                 names_of(shelf))  # fmt: skip

    assert (log.events, log.bad) == (1, 4)
    assert [(each.element, each.code) for each in log.problems] == [
        ("line 2", "no_time"), ("line 3", "no_case"), ("line 4", "no_activity"), ("line 5", "short"),
    ]  # fmt: skip
    assert all(each.message[lang] for each in log.problems for lang in ("es", "fr", "en"))
    assert log.problems[0].message["es"].startswith("Línea 2: escriba la fecha")


def test_columns_that_tell_of_persons_are_named():
    log = opened("case,activity,Nombre completo,Teléfono,notas\nc1,meet,x,y,z\n", Names(net_of(CARE)))

    assert log.personal == ("Nombre completo", "Teléfono")
    assert not looks_personal("Caso")
    assert not looks_personal("concept:name")
    assert looks_personal("Cédula")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "no_columns"),
        ("a,b\n1,2\n", "no_columns"),
        ("case,activity\n", "empty"),
        (b"case,activity\0\n", "not_text"),
        ("case,activity\nc1," + "x" * 3000, "line_too_long"),
        (gzip.compress(b"case,activity\n")[:-9], "not_gzip"),
        ("<log><trace></log>", "not_xes"),
        ("<table/>", "not_xes"),
        ("<log/>", "empty"),
        ('<!DOCTYPE log [<!ENTITY a "b">]><log><trace/></log>', "doctype"),
        ('<!DOCTYPE log SYSTEM "http://example.org/x"><log><trace/></log>', "doctype"),
    ],
)
def test_what_is_no_log_is_refused_with_a_sentence(text, code):
    assert refused(text) == code


def test_a_file_that_unpacks_to_more_than_is_allowed_is_refused():
    assert refused(gzip.compress(b"case,activity\n" + b"c1,meet\n" * 100_000), most_bytes=100_000) == "too_big"
    assert refused(gzip.compress(b"<log>" + b"<trace/>" * 100_000 + b"</log>"), most_bytes=100_000) == "too_big"


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_xes_is_read_with_what_completes_and_its_answers(pack):
    names = Names(net_of(CARE))
    log = opened(pack(XES.encode()), names)

    assert log.events == 3
    found = compare_log(log, names.net)
    assert sorted(type(each).__name__ for each in found.of_case("x1")) == ["Done", "Done", "Extra", "Skipped"]


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("1970-01-01", 0.0),
        ("1970-01-01T01:00:00+01:00", 0.0),
        ("2/1/1970", 86400.0),
        ("01/01/1970 00:01", 60.0),
        ("01.01.1970 00:00:05", 5.0),
        ("31/02/1970", None),
        ("soon", None),
        ("", None),
    ],
)
def test_times_are_read_in_the_ways_that_people_write_them(text, seconds):
    assert moment(text) == seconds


def test_the_command_tells_what_is_skipped_and_extra_and_exits_with_1(shelf, tmp_path, capsys):
    (tmp_path / "log.csv").write_text(LOG)

    code = main([str(tmp_path / "log.csv"), str(shelf), "--lang", "en"])

    out = capsys.readouterr().out.splitlines()
    assert code == 1
    assert out[:2] == ["Cases: 3 · events: 9", "Follow the procedure: 1 (33.3 %)"]
    assert "       1 · Ask · The person" in out
    assert "       1 · Café · Casa" in out


def test_the_command_tells_one_case(shelf, tmp_path, capsys):
    (tmp_path / "log.csv").write_text(LOG)

    code = main([str(tmp_path / "log.csv"), str(shelf), "--case", "c2"])

    assert code == 1
    assert [line.split(". ")[1].split(":")[0] for line in capsys.readouterr().out.splitlines()] == [
        "hecho", "omitido", "hecho",
    ]  # fmt: skip
    assert main([str(tmp_path / "log.csv"), str(shelf), "--case", "none"]) == 2


def test_the_command_gives_json(shelf, tmp_path, capsys):
    (tmp_path / "log.csv").write_text(LOG)

    main([str(tmp_path / "log.csv"), str(shelf), "--json"])

    made = json.loads(capsys.readouterr().out)
    assert (made["cases"], made["fitting"]) == (3, 1)
    assert made["deviating"]["c2"] == [{"kind": "skipped", "event": 1, "path": "ask", "told": False}]
    assert made["most_skipped"][0]["cases"] == 1


def test_the_command_finds_what_was_late_by_the_deadlines_of_a_country(tmp_path, capsys):
    drawing = "start s -> a\ntask a care -> b\ntask b care -> e\nend e"
    parameters = '[deadlines.soon]\namount = 2\nunit = "working_days"\norigin = "proposal"\nsource = "field"\n'
    shelf = write(tmp_path, "99-care", drawing, "p_main", parameters_cr=parameters)
    file = shelf / "procedure.bpmn"
    file.write_text(file.read_text().replace('kind="care"', 'kind="care" deadline="soon"'))
    friday, tuesday, wednesday = "2026-03-06 09:00", "2026-03-10 20:00", "2026-03-11 00:01"
    (tmp_path / "log.csv").write_text(
        f"case,activity,time\nc1,a,{friday}\nc1,b,{tuesday}\nc2,a,{friday}\nc2,b,{wednesday}\n"
    )

    code = main([str(tmp_path / "log.csv"), str(shelf), "--country", "cr", "--lang", "en"])

    assert code == 0
    assert "With a step done late: 1" in capsys.readouterr().out


def test_what_cannot_be_read_exits_with_2_and_one_sentence(shelf, tmp_path, capsys):
    (tmp_path / "bad.csv").write_text("a,b\n")
    (tmp_path / "half.csv").write_text("case,activity,time\nc1,meet,never\nc1,meet,2026-01-01\n")

    assert main([str(tmp_path / "bad.csv"), str(shelf)]) == 2
    assert main([str(tmp_path / "none.csv"), str(shelf)]) == 2
    assert main([str(tmp_path / "half.csv"), str(tmp_path)]) == 2
    assert main([str(tmp_path / "half.csv"), str(shelf), "--open"]) == 2
    assert "Líneas que no se leyeron: 1." in capsys.readouterr().err
