"""Rehearses a procedure: invented cases arrive, few people do the steps, and one sees who waits, where and how long.

forecast = rehearse(net, plan, seed=1)

Nothing here is about real cases. What a rehearsal says is only as good as the plan's figures: how many cases arrive,
how many people there are, how long a step takes, how often each answer is given.
"""

from amparo.bpmn.rehearse.forecast import Forecast, Queue, StepForecast, Week
from amparo.bpmn.rehearse.plan import BadPlan, Plan, Staff, plan_from
from amparo.bpmn.rehearse.stage import TooMuchWork, rehearse

__all__ = [
    "BadPlan",
    "Forecast",
    "Plan",
    "Queue",
    "Staff",
    "StepForecast",
    "TooMuchWork",
    "Week",
    "plan_from",
    "rehearse",
]
