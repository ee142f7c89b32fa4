"""The margin of an internal procedure says at once what does not fit what the coalition agreed."""

from __future__ import annotations

from amparo.bpmn.diagram import Diagram
from amparo.partnership.procedures.rules import Surroundings
from amparo.partnership.revision.rules.inside import checked_inside
from tests.partnership.internal.bringing import content
from tests.partnership.procedures.drafts import diagrams, draft

AROUND: list[Surroundings] = []


def around() -> Surroundings:
    """Return all procedures of the content as surroundings, made once."""
    if not AROUND:
        drawn: dict[str, Diagram] = diagrams()
        texts = {process: draft(diagram.number).texts for process, diagram in drawn.items()}
        AROUND.append(Surroundings(("inside",), drawn, texts))
    return AROUND[0]


def checked(old: str = "", new: str = "", lang: str = "es"):
    given, agreed = content(), draft("11").parameters
    assert old in given.xml
    xml = given.xml.replace(old, new, 1)
    return checked_inside(
        xml, given.texts, around(), own=given.parameters, agreed=agreed, country="CR", lang=lang
    )  # fmt: skip


def test_what_fits_is_told_with_what_is_looked_at_later() -> None:
    found = checked()

    assert (found.to_mend, found.findings, found.ok, found.is_pending) == ((), (), True, False)
    assert {caller.state for caller in found.wider.callers} <= {"pending"}


def test_what_reads_too_much_is_told_where_it_is_drawn() -> None:
    (finding,) = checked('reads="C0 C3 C6" writes="C6"', 'reads="C0 C3 C5 C6" writes="C6"').findings

    assert (finding.at, "C5" in finding.sentence) == ("gather_questions", True)


def test_what_cannot_be_read_is_told_in_the_language_of_the_reader() -> None:
    told = [
        checked('targetRef="part_request"', 'targetRef="nowhere"', lang).to_mend[0].sentence for lang in ("es", "fr")
    ]

    assert told[0] != told[1]


def test_what_refines_nothing_in_force_is_told() -> None:
    (finding,) = checked('<amparo:refines process="p11_interview"', '<amparo:refines process="p99"').findings

    assert "p99" in finding.sentence
