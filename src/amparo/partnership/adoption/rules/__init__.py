"""When a step of the life of a procedure may be taken, and what a cell of the matrix says."""

from amparo.partnership.adoption.rules.life import state_diagram

__all__ = ["state_diagram"]
