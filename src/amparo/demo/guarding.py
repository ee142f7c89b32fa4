"""The demonstration has what is guarded: broken glasses, a complaint, a hold, a copy that waits to leave."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import partial
from typing import Final

from amparo.demo.adopting import Adopter
from amparo.foundation.access.actors import Actor
from amparo.protection.cases import queries as cases
from amparo.protection.complaints import operations as complaints
from amparo.protection.complaints import queries as told
from amparo.protection.emergencies import operations as emergencies
from amparo.protection.emergencies import queries as glasses
from amparo.protection.releases import operations as releases
from amparo.protection.retention import operations as retention
from amparo.protection.retention import queries as kept

MISSING: Final = "No llegó al albergue y nadie de su equipo contesta; hay que saber a quién avisar (invento)."
WARNED: Final = "Llamaron con una amenaza contra ella; hay que advertirle antes de la noche (invento)."
FOUND: Final = "Se comprobó con la bitácora del turno: nadie del equipo contestó en dos horas (invento)."
LOOKED: Final = "Dice que en la delegación sabían cosas que ella solo contó en el albergue (invento)."
ANSWER: Final = "Se revisó quién abrió el caso: nadie de esa delegación. Se habló con la jefatura (invento)."
FOR_COURT: Final = "El tribunal pide copia para resolver la reparación (invento)."


def load_guarding() -> int:
    """Make what is guarded when there is nothing yet; return how many glasses were broken."""
    adopter, codes = Adopter(datetime.now(UTC)), dict[str, list[str]]()
    broken: list[int] = []
    for where in ("cr", "hn"):
        adopter.as_staff(f"{where}.gestora", partial(_note_codes, where, codes))
        adopter.as_staff(f"{where}.datos", partial(_count, broken))
    if broken:
        return 0
    adopter.as_staff("cr.ninez", partial(_break, codes["cr"][0], "MISSING", MISSING))
    adopter.as_staff("cr.datos", _review)
    for where in ("cr", "hn"):
        adopter.as_staff(f"{where}.albergue", partial(_break, codes[where][1], "CONTACT", WARNED))
        adopter.as_staff(f"{where}.gestora", partial(_complain, codes[where][0], adopter.now))
        adopter.as_staff(f"{where}.gestora", partial(_ask_for_copy, codes[where][0]))
        adopter.as_staff(f"{where}.abogada", partial(_proceed, codes[where], adopter.day(40), adopter.now))
    adopter.as_staff("cr.datos", partial(_answer_and_hold, codes["cr"][0], adopter.now))
    adopter.as_staff("cr.custodia", partial(_confirm_hold, codes["cr"][0], adopter.now))
    return 3


def _note_codes(where: str, codes: dict[str, list[str]], by: Actor) -> None:
    ids = [row.case_id for row in cases.feed_by_activity(limit=20)]
    found = cases.cases_by_id(ids)
    codes[where] = [found[each].code for each in ids if each in found]


def _count(broken: list[int], by: Actor) -> None:
    broken.extend(each.pk for asked in (glasses.to_review(by), glasses.reviewed()) for each in asked)


def _break(code: str, category: str, reason: str, by: Actor) -> None:
    emergencies.break_glass(by=by, code=code, category=category, reason=reason)


def _review(by: Actor) -> None:
    for each in glasses.to_review(by):
        emergencies.review_glass(by=by, emergency=each, verdict="JUSTIFIED", words=FOUND)


def _complain(code: str, at: datetime, by: Actor) -> None:
    case = cases.case_by_code(code)
    if case is not None:
        complaints.make_complaint(by=by, case=case, kind="LOOKED", text=LOOKED, at=at)


def _ask_for_copy(code: str, by: Actor) -> None:
    case = cases.case_by_code(code)
    groups = [group for group in releases.openable(by, case) if group in {"C1", "C8"}] if case else []
    if case is not None and groups:
        releases.ask_export(by=by, case=case, groups=groups, reason=FOR_COURT, recipient="Tribunal (invento)")


def _proceed(codes: list[str], began: date, at: datetime, by: Actor) -> None:
    for code in codes:
        case = cases.case_by_code(code)
        if case is not None:
            retention.note_proceeding(by=by, case=case.pk, code=code, kind="REPARATION", began_on=began)
            return


def _answer_and_hold(code: str, at: datetime, by: Actor) -> None:
    for complaint in told.complaints():
        complaints.answer_complaint(by=by, complaint=complaint, text=ANSWER, at=at)
    case = kept.case_by_code(code)
    if case is not None:
        retention.hold_case(by=by, case=case, code=code, reason="COMPLAINT", at=at)


def _confirm_hold(code: str, at: datetime, by: Actor) -> None:
    case = kept.case_by_code(code)
    for hold in kept.holds_of(case) if case is not None else []:
        retention.confirm_hold(by=by, hold=hold, code=code, at=at)
