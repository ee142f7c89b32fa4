"""What is counted of surveys: a figure comes with its base or not at all, and small groups stay hidden."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from amparo.evidence.results.rules.sources.shapes import Axis, Sums, Way

ANSWERS: Final = Sums(
    label=_("Answers to a survey that was counted"),
    ways={
        "SAID": Way(_("People who gave an answer"), "RESPONDENT"),
        "ASKED": Way(_("People who answered the question"), "RESPONDENT"),
    },
    axes={
        "survey": Axis(_("Survey")),
        "question": Axis(_("Question")),
        "answer": Axis(_("Answer")),
        "among": Axis(_("Only among")),
    },
    one_of=("survey", "question"),
    told_of=("answer",),
    shares={"SAID": "ASKED"},
    columns=(_("Survey"), _("Question"), _("Answer"), _("Base"), _("So many"), _("Of"), _("Asked")),
    tells_of_people=True,
)
