"""SpiffWorkflow, the peer: in memory, and stored in a text column of the same PostgreSQL."""

from __future__ import annotations

import io
import time
from dataclasses import dataclass

import drawing
import psycopg
from lxml import etree
from SpiffWorkflow.bpmn.parser import BpmnParser
from SpiffWorkflow.bpmn.serializer import BpmnWorkflowSerializer
from SpiffWorkflow.bpmn.workflow import BpmnWorkflow
from SpiffWorkflow.util.task import TaskState

TABLE = "create table bench_workflow (id bigint generated always as identity primary key, stored text not null)"


def new_workflow() -> BpmnWorkflow:
    """Read the drawing and start it."""
    parser = BpmnParser()
    parser.add_bpmn_xml(etree.parse(io.BytesIO(drawing.for_spiff().encode())), filename="bench.bpmn")
    workflow = BpmnWorkflow(parser.get_spec(drawing.PROCESS))
    workflow.do_engine_steps()
    return workflow


def complete(workflow: BpmnWorkflow, answers: dict[str, str]) -> None:
    """Complete the open user task with the twenty fields, and let the engine run to the next one."""
    (task,) = workflow.get_tasks(state=TaskState.READY, manual=True)
    task.set_data(**answers, **drawing.AGAIN)
    task.run()
    workflow.do_engine_steps()


def complete_bare(workflow: BpmnWorkflow) -> float:
    """Complete the open user task with the one answer that drives the path; return the seconds."""
    began = time.perf_counter()
    (task,) = workflow.get_tasks(state=TaskState.READY, manual=True)
    task.set_data(**drawing.AGAIN)
    task.run()
    workflow.do_engine_steps()
    return time.perf_counter() - began


@dataclass
class StoredWorkflow:
    """One workflow in a row of the database; `done` counts its completed steps."""

    connection: psycopg.Connection[tuple[object, ...]]
    row: int
    done: int
    serializer: BpmnWorkflowSerializer
    size: int = 0

    def step(self) -> float:
        """Load, complete the open task, save and commit; return the seconds."""
        answers = drawing.form(self.done)
        began = time.perf_counter()
        found = self.connection.execute("select stored from bench_workflow where id = %s for update", [self.row])
        (stored,) = found.fetchone() or ("",)
        workflow = self.serializer.deserialize_json(str(stored))
        complete(workflow, answers)
        text = self.serializer.serialize_json(workflow)
        self.connection.execute("update bench_workflow set stored = %s where id = %s", [text, self.row])
        self.connection.commit()
        taken = time.perf_counter() - began
        self.done, self.size = self.done + 1, len(text)
        return taken


def stored_after(connection: psycopg.Connection[tuple[object, ...]], counts: tuple[int, ...]) -> list[StoredWorkflow]:
    """Store copies of one workflow after each number of completed steps."""
    config = BpmnWorkflowSerializer.configure()
    serializer = BpmnWorkflowSerializer(config)
    workflow, done, made = new_workflow(), 0, []
    for count in sorted(counts):
        while done < count:
            complete(workflow, drawing.form(done))
            done += 1
        text = serializer.serialize_json(workflow)
        found = connection.execute("insert into bench_workflow (stored) values (%s) returning id", [text])
        (row,) = found.fetchone() or (0,)
        made.append(StoredWorkflow(connection, int(str(row)), done, serializer))
    connection.commit()
    return made
