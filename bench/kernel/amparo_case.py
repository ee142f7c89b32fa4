"""A case of Amparo, carried step by step by the operation that the browser calls."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, datetime

import drawing
from stage import Stage

from amparo.foundation.access.acting import acting
from amparo.protection.pathways.operations import complete_step, start_pathway


@dataclass
class AmparoCase:
    """One case in the database; `done` counts its completed steps."""

    stage: Stage
    pathway: int
    done: int = 0

    def step(self) -> float:
        """Complete the open step with its form of twenty fields and return the seconds, commit included."""
        path = drawing.STEPS[self.done % 2]
        token, actor = self.stage.tokens[drawing.ROLES[path]], self.stage.actors[drawing.ROLES[path]]
        answers, at = drawing.form(self.done), datetime.now(UTC)
        began = time.perf_counter()
        with acting(token, known=actor):
            complete_step(by=actor, pathway_id=self.pathway, path=path, outcome=drawing.AGAIN, answers=answers, at=at)
        taken = time.perf_counter() - began
        self.done += 1
        return taken

    def advance(self, to: int) -> None:
        """Complete steps until this many are done."""
        while self.done < to:
            self.step()


def open_case(stage: Stage) -> AmparoCase:
    """Open a case from an alert, as the duty officer."""
    with acting(stage.tokens["duty_officer"]) as actor:
        pathway = start_pathway(by=actor, mandate="TRAFFICKING", at=datetime.now(UTC), main=drawing.PROCESS)
    return AmparoCase(stage, pathway.pk)
