"""Tells what a check found in the words of the drawing: lanes, steps and answers, in Spanish, French and English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from amparo.bpmn.check import Broken, DoesNotArise, Fault, Holds, Line, OfScreens, Report, Result, Story
from amparo.bpmn.explain_words import ENDINGS, FAULTS, TELLING
from amparo.bpmn.net import Net
from amparo.bpmn.net.places import Copy
from amparo.bpmn.problems import LANGUAGES
from amparo.bpmn.proof.ctl import Answered, atoms_in
from amparo.bpmn.rights import RIGHTS, Right

Texts = Mapping[str, Mapping[str, Mapping[str, Any]]]  # process id -> language -> the texts file
_SECTIONS = ("steps", "events", "gateways", "ends", "flows", "lanes")


class Teller:
    """Tells stories of one net in one language. Without texts it uses the names in the drawing."""

    def __init__(self, net: Net, texts: Texts | None = None, lang: str = "es") -> None:
        self.net, self.texts, self.lang = net, texts or {}, lang
        self.words = TELLING[lang]

    # --- names

    def title(self, path: str) -> str:
        """Return the title of whatever is at a path: a step, an event, an arrow, a call, the procedure."""
        if path == self.net.main:
            return self._procedure(path)
        copy = self._copy(path)
        id_ = path.removeprefix(copy.prefix)
        node = copy.diagram.nodes.get(id_) or copy.diagram.flows.get(id_)
        written = next((text for section in _SECTIONS if (text := self._text(copy, section, id_, "title"))), None)
        return written or (node.name if node else "") or id_

    def lane(self, path: str) -> str:
        """Return the name of the lane that acts at a path."""
        copy = self._copy(path)
        node = copy.diagram.nodes[path.removeprefix(copy.prefix)]
        lane = next((each for each in copy.diagram.lanes if each.id == node.lane), None)
        if lane is None:
            return ""
        return self._table(copy, "lanes").get(lane.id) or lane.name or lane.role

    def answer(self, variable: str, value: str) -> str:
        """Return an answer in words: the question and the label of the value when texts have them."""
        for copy in self.net.copies:
            table = self._table(copy, "answers").get(variable)
            if isinstance(table, Mapping) and isinstance(table.get(value), str):
                question = table.get("question")
                return f"{question} {table[value]}" if isinstance(question, str) else f"{variable} = {table[value]}"
        return f"{variable} = {value}"

    def _procedure(self, process: str) -> str:
        title = self.texts.get(process, {}).get(self.lang, {}).get("title")
        return title if isinstance(title, str) else self.net.diagram.name

    def _copy(self, path: str) -> Copy:
        return max(
            (copy for copy in self.net.copies if path.startswith(copy.prefix)), key=lambda each: len(each.prefix)
        )

    def _table(self, copy: Copy, section: str) -> Mapping[str, Any]:
        table = self.texts.get(copy.diagram.process, {}).get(self.lang, {}).get(section)
        return table if isinstance(table, Mapping) else {}

    def _text(self, copy: Copy, section: str, id_: str, key: str) -> str | None:
        entry = self._table(copy, section).get(id_)
        text = entry.get(key) if isinstance(entry, Mapping) else entry
        return text if isinstance(text, str) else None

    # --- stories

    def story(self, story: Story) -> list[str]:
        """Return the lines of a story, numbered."""
        lines = []
        if story.given:
            given = "; ".join(self.answer(*answer) for answer in story.given)
            lines.append(self.words["given"].format(given=given))
        lines += [f"{number}. {self.line(line)}" for number, line in enumerate(story.lines, start=1)]
        return lines

    def line(self, line: Line) -> str:
        """Return one line of a story: who, what, and what was answered."""
        said = self.words[line.kind].format(lane=self.lane(line.path), title=self.title(line.path)).strip(" :")
        answers = "; ".join(self.answer(*answer) for answer in line.answers)
        return f"{said} — {answers}" if answers else said

    def broken(self, right: Right, broken: Broken) -> list[str]:
        """Return the story of a broken right, what is wrong at its end, and what to draw instead."""
        where = self.title(broken.where) if broken.where in self.net.places.nodes else broken.where
        told = right.broken if broken.because == "promise" else ENDINGS[broken.because]
        return [*self.story(broken.story), f"=> {told[self.lang].format(where=where)}", right.instead[self.lang]]

    def in_short(self, right: Right, broken: Broken) -> str:
        """Return a broken right in one sentence: what mattered on the way, then what is lost."""
        about = {atom.variable for each in right.formulas for atom in atoms_in(each) if isinstance(atom, Answered)}
        lines = broken.story.lines
        mattered = [line for line in lines[:-1] if about & self._set_by(line)][-2:]
        links = [self.line(line) for line in (*mattered, *lines[-1:])]
        return " → ".join([*links, self.broken(right, broken)[len(self.story(broken.story))].removeprefix("=> ")])

    def _set_by(self, line: Line) -> set[str]:
        node = self.net.node(line.path)
        return {variable for variable, _ in line.answers} | {effect.variable for effect in node.effects}

    def fault(self, fault: Fault) -> list[str]:
        """Return a fault in words, with its story."""
        facts = dict(fault.facts)
        if "target" in facts:
            facts["target"] = self.title(facts["target"])
        sentence = FAULTS[fault.code][self.lang].format(title=self.title(fault.path), path=fault.path, **facts)
        return [*(self.story(fault.story) if fault.story else []), f"=> {sentence}" if fault.story else sentence]

    def result(self, result: Result) -> str:
        """Return one word or two for a result."""
        match result:
            case Holds():
                return self.words["holds"]
            case Broken():
                return self.words["broken"]
            case DoesNotArise(promised):
                return self.words["promised" if promised else "absent"]
            case OfScreens():
                return self.words["of_screens"]


def report_to_json(report: Report, net: Net, texts: Texts | None = None) -> dict[str, Any]:
    """Return a report as plain values, its stories told in each language. This is what a published version keeps."""
    tellers = {lang: Teller(net, texts, lang) for lang in LANGUAGES}
    return {
        "procedure": report.main,
        "ok": report.ok,
        "states": report.states,
        "edges": report.edges,
        "faults": [
            {"code": each.code, "path": each.path, **{lang: tellers[lang].fault(each) for lang in LANGUAGES}}
            for each in report.faults
        ],
        "rights": {right.id: _right_to_json(right, report.results[right.id], tellers)
                   for right in RIGHTS if right.id in report.results},
    }  # fmt: skip


def _right_to_json(right: Right, result: Result, tellers: Mapping[str, Teller]) -> dict[str, Any]:
    row: dict[str, Any] = {
        "sentence": dict(right.sentence), "formula": right.formula, "source": dict(right.source.words),
    }  # fmt: skip
    match result:
        case Holds(states):
            return row | {"result": "holds", "states": states}
        case DoesNotArise(promised):
            return row | {"result": "does_not_arise", "promised": promised}
        case OfScreens(kept_by):
            return row | {"result": "of_screens", "kept_by": kept_by}
        case Broken(story):
            short = {lang: teller.in_short(right, result) for lang, teller in tellers.items()}
            moves = [{"kind": line.kind, "path": line.path, "answers": dict(line.answers)} for line in story.lines]
            told = {lang: teller.broken(right, result) for lang, teller in tellers.items()}
            facts = {"given": dict(story.given), "moves": moves, "story": told, "short": short, "where": result.where}
            return row | {"result": "broken", "because": result.because, **facts}
