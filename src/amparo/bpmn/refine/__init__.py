"""Internal procedures of an institution: each carries out one lane of a coalition procedure, in its own steps.

    problems = look_at_internal(internal, coalition, checker)      # empty: it keeps the coalition's contract

It receives and sends the same messages, does every step of the lane in an order that the coalition's procedure has,
takes no longer, answers nothing else, reads and writes nothing more; and with its steps in place of the lane's, the
procedure and everything that calls it keep every right that they had.
"""

from amparo.bpmn.refine.beginning import begun
from amparo.bpmn.refine.looking import AtOnce, Side, look_at_internal, look_at_once
from amparo.bpmn.refine.parts import steps_of_lane

__all__ = ["AtOnce", "Side", "begun", "look_at_internal", "look_at_once", "steps_of_lane"]
