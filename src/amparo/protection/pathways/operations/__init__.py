"""What can be done in a pathway: start, complete, skip, add a step, warn, let time pass, take other versions."""

from amparo.protection.pathways.operations.gate import take_note
from amparo.protection.pathways.operations.messages import raise_message
from amparo.protection.pathways.operations.moving import take_versions
from amparo.protection.pathways.operations.starting import start_pathway
from amparo.protection.pathways.operations.steps import add_step, complete_step, skip_step
from amparo.protection.pathways.operations.timers import escalate_step, ring_timer

__all__ = [
    "add_step",
    "complete_step",
    "escalate_step",
    "raise_message",
    "ring_timer",
    "skip_step",
    "start_pathway",
    "take_note",
    "take_versions",
]
