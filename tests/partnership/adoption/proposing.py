"""Proposals at each stage of their life, made by the same operations that staff use."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import typst

from amparo.partnership.adoption.models import Act, Proposal
from amparo.partnership.adoption.operations import acts, comments, proposals
from amparo.partnership.adoption.operations.acts import File, Signed
from amparo.partnership.adoption.operations.proposals import Workshop
from amparo.partnership.coalition.models import Institution
from amparo.partnership.procedures import queries as procedures
from amparo.partnership.procedures.models import ProcedureVersion
from amparo.partnership.revision.models import Draft
from amparo.partnership.revision.operations import beginning, saving
from tests.conftest import As

# Pages read the clock, so that what is made here is made today, as both countries count their days.
NOW = datetime.now(UTC)
TODAY = NOW.astimezone(ZoneInfo("America/Costa_Rica")).date()
WORKSHOP = Workshop(TODAY, "En línea", ("CR_OIJ", "CR_PANI"), 24, "AGREED")
SIGNED = Signed("DEMO-1", TODAY, "Dirección General (persona inventada)", TODAY)


def pdf(text: str = "Acto inventado para una prueba.") -> bytes:
    """Return a small real PDF."""
    made: Any = typst.compile(text.encode(), timestamp=0)
    return bytes(made)


PDF = pdf()


def draft(as_staff: As, number: str = "14", country: str = "cr", texts: dict[str, Any] | None = None) -> Draft:
    """Begin a draft of a procedure in force, with another Spanish title."""
    with as_staff(f"{country}.secretaria") as actor:
        begun = beginning.start_draft(by=actor, number=number, at=NOW)
        words = texts or {**begun.texts, "es": {**begun.texts["es"], "title": "Reparación, revisada"}}
        return saving.save_draft(
            by=actor, draft=begun, revision=begun.revision, xml=begun.xml, texts=words, at=NOW
        ).draft


def in_consultation(as_staff: As, number: str = "14", country: str = "cr", given: Draft | None = None) -> Proposal:
    """Put a draft to consultation for ten days."""
    begun = given or draft(as_staff, number, country)
    with as_staff(f"{country}.secretaria") as actor:
        return proposals.put_to_consultation(
            by=actor,
            draft=begun,
            reason="Aclara quién recibe la solicitud.",
            open_until=TODAY + timedelta(days=10),
            today=TODAY,
            at=NOW,
        )


def validated(as_staff: As, number: str = "14", country: str = "cr") -> Proposal:
    """Close the consultation and record a workshop that agreed."""
    proposal = in_consultation(as_staff, number, country)
    with as_staff(f"{country}.secretaria") as actor:
        proposals.close_consultation(by=actor, proposal=proposal, why="Todas respondieron.", today=TODAY)
        codes = tuple(code.replace("CR_", f"{country.upper()}_") for code in WORKSHOP.institutions)
        workshop = replace(WORKSHOP, institutions=codes if country == "cr" else ("HN_SENAF",))
        return proposals.record_validation(by=actor, proposal=proposal, workshop=workshop, today=TODAY, at=NOW)


def approved(as_staff: As, number: str = "14", country: str = "cr") -> Proposal:
    """Have two members of the steering committee approve."""
    proposal = validated(as_staff, number, country)
    for username in (f"{country}.comite1", f"{country}.comite2"):
        with as_staff(username) as actor:
            proposal = proposals.approve_proposal(by=actor, proposal=proposal, at=NOW)
    return proposal


def published(as_staff: As, number: str = "14", country: str = "cr", on: date = TODAY) -> ProcedureVersion:
    """Publish what two people approved."""
    proposal = approved(as_staff, number, country)
    with as_staff(f"{country}.secretaria") as actor:
        version = proposals.publish_approved(by=actor, proposal=proposal, in_force_on=on, today=TODAY, at=NOW)
    assert version is not None, "not proved yet"
    return version


def comment(as_staff: As, proposal: Proposal, username: str = "cr.policia", element: str = "") -> Any:
    """Say something of a proposal."""
    with as_staff(username) as actor:
        return comments.comment_on_step(
            by=actor, proposal=proposal, element=element, text="Falta decir el plazo.", today=TODAY, at=NOW
        )


def institution(code: str) -> Institution:
    """Return an institution by its code."""
    return Institution.objects.select_related("country").get(code=code)


def adopted(
    as_staff: As, username: str = "cr.policia", code: str = "CR_OIJ", number: str = "07", signed: Signed = SIGNED
) -> Act:
    """Record the act of an institution on what is in force in its country."""
    place = institution(code)
    version = procedures.version_in_force(number, place.country.code, TODAY)
    assert version is not None
    with as_staff(username) as actor:
        return acts.record_act(
            by=actor, institution=place, version=version, signed=signed, file=File("acto.pdf", PDF), today=TODAY, at=NOW
        )
