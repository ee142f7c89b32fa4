"""What is counted of cases: whole fiscal years that were given out, small groups and what gives them away left out.

Each figure is of one mandate: trafficking, smuggling and the sexual exploitation of children are never added up.
"""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from amparo.evidence.results.rules.sources.shapes import Axis, Sums, Way
from amparo.evidence.results.vocabulary import DURING

MANDATES: Final = {
    "TRAFFICKING": _("Trafficking in persons"),
    "SMUGGLING": _("Smuggling of migrants"),
    "CHILD_SEXUAL_EXPLOITATION": _("Commercial sexual exploitation of children and adolescents"),
}
AGES: Final = {"adult": _("Adults"), "child": _("Children and adolescents"), "unsure": _("Age not sure")}

CASES: Final = Sums(
    label=_("Cases opened in a year, as sums without small groups"),
    ways={
        "OPENED": Way(_("Cases: the work for one person, counted once"), "CASE"),
        "IDENTIFIED": Way(_("Cases in which the person was formally identified"), "CASE"),
        "SERVED": Way(_("Cases in which a service took the person in"), "CASE"),
    },
    axes={"mandate": Axis(_("Mandate"), values=MANDATES), "age": Axis(_("Age"), values=AGES)},
    one_of=("mandate",),
    shares={"IDENTIFIED": "OPENED", "SERVED": "OPENED"},
    spans=frozenset({DURING}),
    columns=(_("Fiscal year"), _("What is counted"), _("Mandate"), _("Age"), _("Cases"), _("Given out on")),
    tells_of_people=True,
)
