"""Each right holds in a fair procedure, and a fault sown against it is caught, with its story."""

import pytest

from amparo.bpmn.check import Broken, DoesNotArise, Holds, check
from amparo.bpmn.explain import Teller
from amparo.bpmn.proof.ctl import Answered, Eventually, Not
from amparo.bpmn.proof.explore import explore
from amparo.bpmn.proof.judge import Judge
from amparo.bpmn.rights import RIGHTS
from tests.bpmn.sketch import net_of

FAIR = """
    watched
    promises R1 R2 R3 R5 R7 R13 R16 R24
    variable ident none* presumed formal not_victim appealed not_victim_final
    variable crim unasked* in out
    variable reflection none* running over
    variable consent_care none* yes withdrawn
    variable consent_share none* yes withdrawn
    variable care none* done declined
    variable reparation none* done waived denied denied_final
    variable lodging none* safe declined detention
    variable interviews zero* one two
    variable judge_order no* yes
    variable closed no* yes
    variable closing goals_met person_choice lost_contact transferred not_yet
    start alert -> screen
    task screen screening @team set ident=presumed -> lodge
    task lodge lodging @person ask lodging=safe/declined -> agree
    task agree consent @person ask consent_care=yes/none -> cared
    xor cared -> care if consent_care = yes; decline
    task care care @psychologist set care=done -> vote
    task decline care @person set care=declined -> vote
    task vote accreditation @panel ask ident=formal/not_victim_final -> reflect
    task reflect information @lawyer set reflection=over -> ask_crim
    task ask_crim decision @person ask crim=in/out -> joined
    xor joined -> interview if crim = in; repair
    task interview forensic_interview @prosecutor set interviews=one -> repair
    task repair reparation @fund ask reparation=done/denied -> repaired
    xor repaired -> appeal if reparation = denied; close
    task appeal appeal @appeal_panel ask reparation=done/denied_final -> close
    task close closure @supervisor ask closing=goals_met/not_yet -> closable
    xor closable -> once_more if closing = not_yet; done
    task once_more decision @person ask crim=in/out -> close
    end done set closed=yes
    esub withdrawal {
        start heard ni msg consent_withdrawn set consent_care=withdrawn set consent_share=withdrawn -> stop
        task stop consent @team -> stopped
        border again on stop msg consent_withdrawn set consent_care=withdrawn set consent_share=withdrawn -> stop
        end stopped
    }
"""

FAULTS = {
    "care only for those who join": (
        "R1",
        [
            ("lodge lodging @person ask lodging=safe/declined -> agree", "lodge lodging @person ask "
             "lodging=safe/declined -> reflect"),
            ("joined -> interview if crim = in; repair", "joined -> agree if crim = in; repair"),
            ("task vote accreditation @panel ask ident=formal/not_victim_final -> reflect",
             "task vote accreditation @panel ask ident=formal/not_victim_final -> interview"),
        ],
        ["screen", "lodge", "reflect", "ask_crim crim=out"],
    ),
    "somebody else declines care": (
        "R1",
        [("task decline care @person", "task decline care @psychologist")],
        ["screen", "lodge", "agree consent_care=none", "decline"],
    ),
    "reparation only for those who join": (
        "R2",
        [("joined -> interview if crim = in; repair", "joined -> interview if crim = in; close")],
        ["screen", "lodge", "agree consent_care=yes", "care", "vote ident=formal", "reflect", "ask_crim crim=out"],
    ),
    "those who do not join are denied and may only appeal": (
        "R2",
        [
            ("joined -> interview if crim = in; repair", "joined -> interview if crim = in; deny"),
            ("task appeal", "task deny decision @fund set reparation=denied -> appeal\n    task appeal"),
            ("@appeal_panel ask reparation=done/denied_final", "@appeal_panel set reparation=denied_final"),
        ],
        ["screen", "lodge", "agree consent_care=yes", "care", "vote ident=formal", "reflect", "ask_crim crim=out"],
    ),
    "somebody else waives reparation": (
        "R2",
        [("ask reparation=done/denied ->", "ask reparation=done/denied/waived ->")],
        ["screen", "lodge", "agree consent_care=yes", "care", "vote ident=formal", "reflect", "ask_crim crim=out",
         "repair reparation=waived"],
    ),
    "a refusal is final without an appeal": (
        "R2",
        [("ask reparation=done/denied ->", "ask reparation=done/denied_final ->")],
        ["screen", "lodge", "agree consent_care=yes", "care", "vote ident=formal", "reflect", "ask_crim crim=out",
         "repair reparation=denied_final"],
    ),
    "care waits for accreditation": (
        "R3",
        [
            ("-> cared\n", "-> vote\n"),
            ("not_victim_final -> reflect", "not_victim_final -> cared"),
            ("set care=done -> vote", "set care=done -> reflect"),
            ("set care=declined -> vote", "set care=declined -> reflect"),
        ],
        ["screen", "lodge", "agree consent_care=yes"],
    ),
    "the question comes during reflection": (
        "R5",
        [("@lawyer set reflection=over", "@lawyer set reflection=running")],
        ["screen", "lodge", "agree consent_care=yes", "care", "vote ident=formal", "reflect"],
    ),
    "a withdrawal is not heard while another is being answered": (
        "R7",
        [("border again on stop msg consent_withdrawn", "border again on stop msg something_else")],
        ["screen", "lodge", "heard", "agree consent_care=yes"],
    ),
    "a second interview without an order": (
        "R13",
        [("set interviews=one -> repair", "set interviews=one -> other\n    task other forensic_interview @police "
          "set interviews=two -> repair")],
        ["screen", "lodge", "agree consent_care=yes", "care", "vote ident=formal", "reflect", "ask_crim crim=in",
         "interview"],
    ),
    "an interview that nobody counts": (
        "R13",
        [("@prosecutor set interviews=one", "@prosecutor")],
        ["screen", "lodge", "agree consent_care=yes", "care", "vote ident=formal", "reflect", "ask_crim crim=in"],
    ),
    "a step sets the count of interviews back": (
        "R13",
        [("set interviews=one -> repair", "set interviews=one -> back\n    task back information @prosecutor "
          "set interviews=zero -> interview_2\n    task interview_2 forensic_interview @prosecutor set interviews=one "
          "-> repair")],
        ["screen", "lodge", "agree consent_care=yes", "care", "vote ident=formal", "reflect", "ask_crim crim=in",
         "interview"],
    ),
    "an event on the way sets the count of interviews back": (
        "R13",
        [("set interviews=one -> repair", "set interviews=one -> back\n    throw back msg note "
          "set interviews=zero -> interview_2\n    task interview_2 forensic_interview @prosecutor set interviews=one "
          "-> repair")],
        ["screen", "lodge", "agree consent_care=yes", "care", "vote ident=formal", "reflect", "ask_crim crim=in",
         "interview"],
    ),
    "the second interview sets the count back itself": (
        "R13",
        [("set interviews=one -> repair", "set interviews=one -> order\n    task order decision @judge set "
          "judge_order=yes -> interview_2\n    task interview_2 forensic_interview @prosecutor set interviews=zero "
          "-> repair")],
        ["screen", "lodge", "agree consent_care=yes", "care", "vote ident=formal", "reflect", "ask_crim crim=in",
         "interview", "order"],
    ),
    "lodging in detention": (
        "R16",
        [("lodging=safe/declined", "lodging=safe/declined/detention")],
        ["screen", "lodge lodging=detention"],
    ),
    "accreditation only for those who join": (
        "R24",
        [
            ("set care=done -> vote", "set care=done -> reflect"),
            ("set care=declined -> vote", "set care=declined -> reflect"),
            ("joined -> interview if crim = in; repair", "joined -> vote if crim = in; repair"),
            ("not_victim_final -> reflect", "not_victim_final -> interview"),
        ],
        ["screen"],
    ),
}  # fmt: skip


def sown(changes):
    text = FAIR
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return text


def shown(story):
    return [
        " ".join([line.path, *(f"{name}={value}" for name, value in line.answers if value not in {"safe", "declined"} or
                               name not in {"lodging"})])
        for line in story.lines
    ]  # fmt: skip


PROMISED = ("R1", "R2", "R3", "R5", "R7", "R13", "R16", "R24")


def test_all_that_a_fair_procedure_promises_arises_and_holds():
    report = check(net_of(FAIR))

    assert report.faults == ()
    assert {right: type(report.results[right]) for right in PROMISED} == dict.fromkeys(PROMISED, Holds)
    assert report.ok


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_sown_against_a_right_is_caught_with_its_shortest_story(fault):
    right, changes, story = FAULTS[fault]

    report = check(net_of(sown(changes)))
    result = report.results[right]

    assert isinstance(result, Broken)
    assert shown(result.story) == story
    assert not report.ok


def test_a_coercive_procedure_passes_the_weak_formula_and_breaks_the_right():
    """Reparation needs joining, but the person could still change her mind: EF is content, the right is not."""
    _, changes, _ = FAULTS["reparation only for those who join"]
    text = sown(changes).replace(
        "joined -> interview if crim = in; close",
        "joined -> interview if crim = in; rethink",
    )
    net = net_of(text.replace("task close", "task rethink decision @person ask crim=in/out -> joined\n    task close"))
    out, repaired = Answered("crim", ("out",)), Eventually(Answered("reparation", ("done", "waived", "denied_final")))
    graph = explore(net, [out, repaired])
    judge = Judge(net, graph)

    weak = [index for index, each in enumerate(judge.where(out)) if each and not judge.where(repaired)[index]]

    assert weak == []
    assert isinstance(check(net).results["R2"], Broken)
    assert any(judge.where(Not(out)))


def test_a_story_is_told_in_three_languages_in_the_words_of_the_drawing():
    _, changes, _ = FAULTS["lodging in detention"]
    net = net_of(sown(changes))
    broken = check(net).results["R16"]
    right = next(right for right in RIGHTS if right.id == "R16")
    assert isinstance(broken, Broken)

    told = {lang: Teller(net, lang=lang).broken(right, broken) for lang in ("es", "fr", "en")}

    assert told["en"] == [
        "1. The team: “Screen”",
        "2. The person: “Lodge” — lodging = detention",
        "=> Here the person is lodged in a place of detention.",
        "Remove the answer “detention” from this step and draw another lodging.",
    ]
    assert told["es"][0] == "1. The team: «Screen»"
    assert told["fr"][2] == "=> La personne est ici hébergée dans un lieu de détention."


def test_a_right_does_not_arise_where_its_subject_is_absent_and_that_fails_only_when_promised():
    text = "watched\nvariable crim unasked* in out\nstart s -> a\ntask a decision @person ask crim=in/out -> e\nend e"

    modest, boastful = check(net_of(text)), check(net_of("promises R2\n" + text))

    assert modest.results["R2"] == DoesNotArise(promised=False)
    assert modest.ok
    assert boastful.results["R2"] == DoesNotArise(promised=True)
    assert not boastful.ok


def test_a_promised_right_with_no_way_to_grant_it_is_broken():
    without_withdrawal = FAIR[: FAIR.index("    esub withdrawal")]

    result = check(net_of(without_withdrawal)).results["R7"]

    assert isinstance(result, Broken)
    assert shown(result.story) == ["screen", "lodge", "agree consent_care=yes"]


def test_every_right_has_its_sentences_in_three_languages_a_source_and_a_formula():
    for right in RIGHTS:
        for words in (right.sentence, right.broken, right.instead):
            assert set(words) == {"es", "fr", "en"}
            assert all(words.values())
        assert right.source
        assert right.formula
