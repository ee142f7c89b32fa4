"""Composition by contract: a procedure is proved with what can be seen of the procedures that it calls.

What is called is explored once, in open surroundings, and its states are put into classes that neither a caller nor a
right can tell apart. The caller is then proved with the classes in place of the states. No product of everything is
built, and the verdict is the same.
"""

from amparo.bpmn.contract.checker import Checker
from amparo.bpmn.contract.composed import Composed
from amparo.bpmn.contract.composition import compose
from amparo.bpmn.contract.terms import Contract
from amparo.bpmn.contract.watch import Watch

__all__ = ["Checker", "Composed", "Contract", "Watch", "compose"]
