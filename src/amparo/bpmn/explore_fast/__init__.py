"""The same survey of every reachable state as `proof.explore` makes with `EXACT`, many times faster on large nets.

    survey = explore_fast.survey(net)
    survey.states, survey.edges     # counted as Spin counts them: every state, every move
    survey.report().faults          # as `check` tells them

numpy and numba are used here and nowhere else in the kernel; without them the plain explorer answers the same.
"""

from __future__ import annotations

from amparo.bpmn.explore_fast.loop import is_compiled
from amparo.bpmn.explore_fast.surveying import MOST_STATES, Survey, survey

__all__ = ["MOST_STATES", "Survey", "is_compiled", "survey"]
