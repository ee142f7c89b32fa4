"""Each right catches a faulty procedure, with a readable story in three languages, and raises no false alarm."""

from dataclasses import replace
from pathlib import Path

import pytest

from amparo.bpmn.check import Broken, DoesNotArise, Holds, OfScreens, check
from amparo.bpmn.diagram import FieldNote
from amparo.bpmn.explain import Teller, report_to_json
from amparo.bpmn.net import Net
from amparo.bpmn.problems import LANGUAGES
from amparo.bpmn.rights import BY_ID, CERTAINTY, RIGHTS, THEMES
from tests.bpmn.rights.faulty import FAULTY
from tests.bpmn.rights.nearly import NEARLY
from tests.bpmn.sketch import net_of, sketch
from tests.bpmn.test_rights import FAULTS


def shown(story):
    return [" ".join([line.path, *(f"{name}={value}" for name, value in line.answers)]) for line in story.lines]


@pytest.mark.parametrize("name", FAULTY)
def test_a_faulty_procedure_is_caught_with_its_shortest_story(name):
    right, text, story = FAULTY[name]

    report = check(net_of(text))
    result = report.results[right]

    assert isinstance(result, Broken)
    assert story is None or [line.split()[0] for line in shown(result.story)] == [line.split()[0] for line in story]
    assert story is None or {answer for line in story for answer in line.split()[1:]} <= {
        answer for line in shown(result.story) for answer in line.split()[1:]
    }
    assert not report.ok


@pytest.mark.parametrize("name", FAULTY)
def test_its_story_is_told_in_three_languages_and_says_what_to_draw_instead(name):
    right, text, _ = FAULTY[name]
    net = net_of(text)
    result = check(net).results[right]
    assert isinstance(result, Broken)

    for lang in LANGUAGES:
        teller = Teller(net, lang=lang)
        told, short = teller.broken(BY_ID[right], result), teller.in_short(BY_ID[right], result)

        assert told[-1] == BY_ID[right].instead[lang]
        assert told[-2].startswith("=> ")
        assert short.endswith(told[-2].removeprefix("=> "))
        assert "{" not in "".join([*told, short])


@pytest.mark.parametrize("name", NEARLY)
def test_what_comes_near_is_no_false_alarm(name):
    right, text = NEARLY[name]

    report = check(net_of(text))

    assert isinstance(report.results[right], Holds), report.results[right]
    assert [fault for fault in report.faults if fault.code != "dead_flow"] == []


def test_every_right_that_a_drawing_can_break_has_a_faulty_procedure():
    caught = {right for right, _, _ in FAULTY.values()} | {right for right, _, _ in FAULTS.values()}

    assert {right.id for right in RIGHTS} - caught == {"R33"}


def test_there_are_thirty_six_rights_each_with_its_words_its_source_and_its_formula():
    assert [right.id for right in RIGHTS] == [f"R{number}" for number in range(1, 37)]
    for right in RIGHTS:
        for words in (right.sentence, right.broken, right.instead, right.source.words, THEMES[right.theme]):
            assert set(words) == set(LANGUAGES)
            assert all(words.values())
        assert right.formula
        assert right.source.certainty in CERTAINTY
        assert (right.source.kind == "field") is (right.source.certainty == "proposal")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_right_speaks_of_a_person_of_any_gender(lang):
    told = " ".join(words[lang] for right in RIGHTS for words in (right.sentence, right.broken, right.instead))

    gendered = {
        "es": (" ella ", " él "),
        "fr": (" elle-même ", " lui-même "),
        "en": (" she ", " her ", " he ", " his "),
    }

    assert [word for word in gendered[lang] if word in told.replace("ella misma", "").replace("elle-même", "")] == []


def test_a_right_of_screens_says_which_test_keeps_it():
    diagram = sketch("watched\nstart s -> a\ntask a decision @person -> e\nend e")
    asks = replace(diagram.nodes["a"], fields=(FieldNote("amp_needs", required=True),))
    asking = replace(diagram, nodes={**diagram.nodes, "a": asks})

    assert check(Net({"p_main": diagram}, "p_main")).results["R33"] == DoesNotArise(promised=False)
    assert check(Net({"p_main": asking}, "p_main")).results["R33"] == OfScreens(BY_ID["R33"].kept_by)
    assert (Path(__file__).parents[3] / BY_ID["R33"].kept_by).is_file()


def test_a_stored_report_says_in_short_what_is_lost_and_where():
    right, text, _ = FAULTY["the trial closes the case"]
    net = net_of(text)

    row = report_to_json(check(net), net)["rights"][right]

    assert row["short"]["en"] == (
        "The duty_officer: “Presume” → The person: “Decide” — crim = out → "
        "Here the case is closed and none of the accepted reasons is there."
    )
    assert row["source"] == dict(BY_ID[right].source.words)
