"""What is accepted, what is refused and with which words, and that hostile files are refused quickly."""

import time

import pytest

from amparo.bpmn.diagram import Ask, Badge, Effect, FieldNote, StepNote
from amparo.bpmn.problems import NotAccepted
from amparo.bpmn.read import read
from tests.bpmn.sketch import HEAD, draw, sketch

SMALL = """
    variable v one* two
    start s -> a
    task a care @worker ask v=one/two -> g
    xor g -> b if v = two; e
    task b -> e
    end e
"""
XML = draw(SMALL).decode()


def problems(xml):
    with pytest.raises(NotAccepted) as refused:
        read(xml if isinstance(xml, bytes) else xml.encode(), name="x.bpmn")
    for problem in refused.value.problems:
        assert set(problem.message) == {"es", "fr", "en"}
        assert all(problem.message.values())
    return [(problem.element, problem.code) for problem in refused.value.problems]


def codes(xml):
    return {code for _, code in problems(xml)}


def test_a_drawing_is_read_with_all_that_it_says():
    xml = XML.replace(
        '<amparo:step kind="care"/>',
        '<amparo:step kind="share" reads="C0 C3" writes="C6" recipient="prosecutor" consent="share_justice" '
        'basis="law-9095-2b" deadline="accreditation" escalates="secretariat" screen="referral" telling="yes" '
        'milestone="yes" competency="CHILD_INTERVIEW" competency_is="hard"/>'
        '<amparo:effect set="v" to="one"/><amparo:field name="prs_FirstName" required="no"/>'
        '<amparo:origin kind="law" ref="law-9095-24d"/>',
        1,
    )

    diagram = read(xml.encode(), name="x.bpmn")
    node = diagram.nodes["a"]

    assert (diagram.process, diagram.number, diagram.origin) == ("p_main", "99", "proposal")
    assert node.step == StepNote(
        "share", frozenset({"C0", "C3"}), frozenset({"C6"}), "prosecutor", "share_justice", "law-9095-2b",
        "accreditation", "secretariat", "referral", telling=True, milestone=True,
        competency="CHILD_INTERVIEW", competency_is="hard",
    )  # fmt: skip
    assert node.asks == (Ask("v", ("one", "two")),)
    assert node.effects == (Effect("v", "one"),)
    assert node.fields == (FieldNote("prs_FirstName", required=False),)
    assert node.badge == Badge("law", "law-9095-24d")
    assert (node.incoming, node.outgoing) == (("s__a",), ("a__g",))
    assert [flow.default for flow in diagram.flows.values()] == [False, False, False, True, False]
    assert diagram.role_of("a") == "worker"


def test_a_node_inside_a_sub_process_has_its_lane_and_a_border_that_of_what_it_sits_on():
    text = SMALL.replace("task b -> e", "sub b @other -> e {\n start is -> c\n task c @inner -> ie\n end ie\n }")
    xml = draw(text).decode().replace("<flowNodeRef>c</flowNodeRef>", "").replace("<flowNodeRef>ie</flowNodeRef>", "")

    diagram = read(xml.encode(), name="x.bpmn")

    assert diagram.nodes["c"].lane == "lane_other"
    assert diagram.nodes["c"].scope == "b"


def test_drawing_information_and_documentation_are_tolerated():
    drawing = '<d:BPMNDiagram xmlns:d="http://www.omg.org/spec/BPMN/20100524/DI" id="d1"><d:BPMNPlane/></d:BPMNDiagram>'
    xml = XML.replace("</definitions>", f"{drawing}</definitions>").replace(
        "<laneSet", "<documentation>why</documentation><laneSet", 1
    )

    assert read(xml.encode(), name="x.bpmn").nodes.keys() == sketch(SMALL).nodes.keys()


@pytest.mark.parametrize(
    "tag",
    ["task", "scriptTask", "serviceTask", "businessRuleTask", "inclusiveGateway", "complexGateway", "transaction",
     "adHocSubProcess", "dataObjectReference", "textAnnotation", "unknownThing"],
)  # fmt: skip
def test_what_is_outside_the_subset_is_refused_by_id_with_what_to_draw_instead(tag):
    with pytest.raises(NotAccepted) as refused:
        read(XML.replace("<startEvent", f'<{tag} id="odd"/><startEvent', 1).encode(), name="x.bpmn")

    (problem,) = refused.value.problems
    assert (problem.element, problem.code) == ("odd", "not_in_subset")
    assert tag in problem.message["en"]
    assert len(problem.message["en"].split(". ")) == 2


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('id="a"', 'id="a b"', ("a b", "bad_id")),
        ('id="a"', 'id="s"', ("s", "same_id")),
        ('id="a"', f'id="{"a" * 101}"', ("a" * 100, "bad_id")),
        ('<userTask id="a"', "<userTask", ("x.bpmn", "no_id")),
        ('targetRef="a"', 'targetRef="nowhere"', ("s__a", "nowhere")),
        ('<amparo:step kind="care"/>', "", ("a", "no_step")),
        ('<amparo:step kind="care"/>', '<amparo:step kind="magic"/>', ("a", "bad_value")),
        ('<amparo:step kind="care"/>', '<amparo:step kind="care" colour="red"/>', ("a", "attribute")),
        ('<amparo:step kind="care"/>', '<amparo:step kind="care"/><amparo:step kind="care"/>', ("a", "note_twice")),
        ('<amparo:step kind="care"/>', '<amparo:step kind="care"/><amparo:lane role="x"/>', ("a", "unknown_note")),
        ('<amparo:step kind="care"/>', '<amparo:step kind="care"/><other xmlns="urn:x"/>', ("a", "unknown_note")),
        ('<amparo:ask variable="v"', '<amparo:ask variable="w"', ("a", "undeclared")),
        ('values="one two"/></ext', 'values="one three"/></ext', ("a", "undeclared_value")),
        ("v = two", "v = three", ("g__b", "guard")),
        ("v = two", "__import__('os')", ("g__b", "guard")),
        ("<conditionExpression>v = two</conditionExpression>", "", ("g__b", "no_guard")),
        (' default="g__e"', "", ("g__e", "no_guard")),
        (' default="g__e"', ' default="a__g"', ("g", "bad_default")),
        ("<flowNodeRef>a</flowNodeRef>", "", ("a", "no_lane")),
        ("<flowNodeRef>a</flowNodeRef>", "<flowNodeRef>ghost</flowNodeRef>", ("ghost", "lane_of_nothing")),
        ('<userTask id="a"', '<userTask xmlns:camunda="urn:c" camunda:assignee="x" id="a"', ("a", "attribute")),
        ('<userTask id="a"', '<userTask isForCompensation="true" id="a"', ("a", "attribute")),
        ('processRef="p_main"', "", ("p_main", "one_pool")),
        ('number="99"', 'number="ninety-nine"', ("p_main", "bad_value")),
        ('initial="one"', 'initial="six"', ("p_main", "bad_value")),
    ],
)
def test_each_thing_out_of_place_is_named(old, new, expected):
    assert old in XML

    assert expected in problems(XML.replace(old, new, 1))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("start s -> a\nstart s2 -> a\ntask a -> e\nend e", ("p_main", "one_start")),
        ("start s -> a\ntask a -> e; e\nend e", ("a", "one_out")),
        ("start s -> a\ntask a\nend e", ("a", "one_out")),
        ("start s -> a\ntask a -> e\ntask b -> e\nend e", ("b", "no_in")),
        ("start s -> a\ntask a -> e\nxor g -> h\nxor h -> g; e\nend e", ("g", "unreachable")),
        ("start s -> a\ntask a -> g\nxor g -> a\n", ("a", "no_end")),
        ("start s -> g\nxor g -> h\nxor h -> g if v = x; e\nvariable v x y\nend e", ("g", "instant_loop")),
        ("start s -> g\ngate g -> m; a\ncatch m msg x -> e\ntask a -> e\nend e", ("g", "event_gateway_target")),
        ("start s -> a\ntask a -> e\nborder b on s msg x -> e\nend e", ("b", "attached")),
        ("start s -> a\ntask a -> e\ncatch m timer soon -> e\nend e", ("m", "bad_timer")),
        ("start s timer PT1H -> a\ntask a -> e\nend e", ("s", "start_plain")),
        ("start s -> a\ntask a -> e\nend e\nesub x {\nstart is -> ie\nend ie\n}", ("is", "start_trigger")),
        ("start s -> a\ntask a -> e\nend e msg bye", ("e", "plain_event")),
        ("variable v x y z\nstart s -> g\nxor g -> e if v = x; e if v = y\nend e", ("g", "incomplete")),
        ("start s -> a\nmanual a -> b\nsub b -> e {\nstart is -> c\ntask c -> e\n}\nend e", ("c__e", "across")),
    ],
)
def test_each_misshapen_drawing_is_named(text, expected):
    assert expected in problems(draw(text))


def test_all_problems_are_listed_and_not_only_the_first():
    xml = XML.replace('kind="care"', 'kind="magic"').replace("v = two", "v =").replace('targetRef="e"', 'targetRef="z"')

    assert {"bad_value", "guard", "nowhere"} <= codes(xml)


LAUGHS = (
    '<!DOCTYPE l [<!ENTITY a "ha">' + "".join(f'<!ENTITY a{n} "{"&a;" * 10}">' for n in range(20)) + "]><l>&a19;</l>"
)
HOSTILE = {
    "billion laughs": LAUGHS.encode(),
    "an entity that reads a file": b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><d>&x;</d>',
    "an outside DTD": b'<!DOCTYPE d SYSTEM "http://127.0.0.1:9/x.dtd"><d/>',
    "deep nesting": (HEAD + "<process>" + "<subProcess>" * 100_000).encode(),
    "deep and closed": (HEAD + "<subProcess>" * 200 + "</subProcess>" * 200 + "</definitions>").encode(),
    "100000 attributes": (HEAD + "<process " + " ".join(f'a{n}="1"' for n in range(100_000)) + "/>").encode(),
    "attributes in many elements": (HEAD + ("<task " + " ".join(f'a{n}=""' for n in range(50)) + "/>") * 999).encode(),
    "huge text": XML.replace("v = two", "v" * 1_900_000).encode(),
    "a long guard": XML.replace("v = two", "not " * 1_000 + "v = two").encode(),
    "a guard of parentheses": XML.replace("v = two", "(" * 240 + "v = two" + ")" * 240).encode(),
    "too many bytes": XML.replace("v = two", "v" * 3_000_000).encode(),
    "many elements": XML.replace("<startEvent", '<endEvent id="q"/>' * 50_000 + "<startEvent", 1).encode(),
    "UTF-16": XML.encode("utf-16"),
    "a wrong encoding": b'<?xml version="1.0" encoding="utf-7"?>' + XML.encode(),
    "an encoding that lies": b'<?xml version="1.0" encoding="UTF-8"?>' + XML.replace("p_main", "ñ").encode("latin-1"),
    "a null": XML.replace("v = two", "v = two\0").encode(),
    "nothing": b"",
    "no XML": b"PK\x03\x04 not xml",
    "half a file": XML.encode()[:900],
    "another document": b"<html><body/></html>",
    "a scope inside itself": draw("start s -> b\nsub b -> e {\nsub b -> e {\nstart x -> e\n}\n}\nend e"),
    "a border on itself": draw("start s -> a\ntask a -> e\nborder b on b msg x -> e\nend e"),
    "an include": (HEAD + '<x:include xmlns:x="http://www.w3.org/2001/XInclude" href="/x"/></definitions>').encode(),
    "only definitions": (HEAD + "</definitions>").encode(),
    "braces in an id": XML.replace('id="a"', 'id="{en}{0.__class__}"').encode(),
}  # fmt: skip


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_file_is_refused_with_a_sentence_in_less_than_two_seconds(kind):
    began = time.perf_counter()

    found = problems(HOSTILE[kind])

    assert found
    assert time.perf_counter() - began < 2


def test_a_file_with_many_nodes_is_still_read_quickly():
    count = 1_500
    text = ["start s -> t0", *(f"task t{n} -> t{n + 1}" for n in range(count)), f"end t{count}"]
    began = time.perf_counter()

    diagram = sketch("\n".join(text))

    assert len(diagram.nodes) == count + 2
    assert time.perf_counter() - began < 2
