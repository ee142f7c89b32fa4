"""How the work is done: no silent waiting, no asking again, statistics without persons."""

from __future__ import annotations

from typing import Final

from amparo.bpmn.rights.drawing import counts_persons, waits_in_silence
from amparo.bpmn.rights.right import OnDrawing, Right
from amparo.bpmn.rights.sources import INTERVIEW, field
from amparo.bpmn.rights.words import WORDS

R30: Final = Right(
    "R30",
    "drawing",
    "structural: each user/receive task and each wait has a deadline with escalation to another role, or a timer on "
    "its border (or around it) that leads to another lane",
    field(
        "Principios del campo: ninguna espera sin plazo ni aviso",
        "Principes du terrain : aucune attente sans délai ni alerte",
        "Principles of the field: no wait without deadline and escalation",
    ),
    WORDS["R30"],
    way="drawing",
    rules=(OnDrawing("promise", waits_in_silence),),
)
R33: Final = Right(
    "R33",
    "drawing",
    "AG( enabled(ask f) -> !known_shareable(f) ), on the screen of each step",
    INTERVIEW,
    WORDS["R33"],
    way="screens",
    kept_by="tests/protection/pathways/test_no_re_ask.py",
)
R35: Final = Right(
    "R35",
    "drawing",
    "structural: every stats task reads C10 only",
    field(
        "Principios del campo: control de divulgación estadística",
        "Principes du terrain : contrôle de la divulgation statistique",
        "Principles of the field: statistical disclosure control",
    ),
    WORDS["R35"],
    way="drawing",
    rules=(OnDrawing("promise", counts_persons),),
)

RIGHTS: Final = (R30, R33, R35)
