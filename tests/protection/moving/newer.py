"""Newer versions of the procedures, published while a case is running."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from amparo.demo.carrying import Carrier
from amparo.foundation.access.acting import acting
from amparo.foundation.accounts.signing import service_token
from amparo.partnership.procedures import operations as procedures
from amparo.partnership.procedures.operations import Draft
from amparo.protection.pathways.models import OpenStep, Pathway
from tests.partnership.procedures.drafts import draft, renamed

WAITS = {"calm_time": "quiet"}
CALM, QUIET = "call_reflection/calm_time", "call_reflection/quiet"
VOTE, CAST = "call_accreditation/vote", "call_accreditation/cast_vote"


def publish(*drafts: Draft) -> None:
    """Publish as the installation does."""
    with acting(service_token(60)) as actor:
        assert procedures.publish_procedures(by=actor, drafts=list(drafts), at=datetime.now(UTC))


def publish_new_words() -> None:
    """Publish an accreditation that is called otherwise and is the same."""
    publish(renamed("07"))


def publish_without_the_vote() -> None:
    """Publish an accreditation in which the step of the vote has another name."""
    given = draft("07")
    texts = {lang: _renamed(written) for lang, written in given.texts.items()}
    publish(
        replace(given, xml=given.xml.replace('"vote"', '"cast_vote"').replace(">vote<", ">cast_vote<"), texts=texts)
    )


def publish_with_another_wait() -> None:
    """Publish a reflection in which the calm time has another name: a wait, and no step of anybody."""
    given = draft("06")
    texts = {
        lang: {**written, "gateways": {WAITS.get(key, key): each for key, each in written["gateways"].items()}}
        for lang, written in given.texts.items()
    }
    publish(
        replace(given, xml=given.xml.replace('"calm_time"', '"quiet"').replace(">calm_time<", ">quiet<"), texts=texts),
        draft("13"),
    )


def _renamed(written: dict[str, Any]) -> dict[str, Any]:
    steps = {("cast_vote" if key == "vote" else key): value for key, value in written["steps"].items()}
    return {**written, "steps": steps}


def pathway_of(carrier: Carrier) -> Pathway:
    """Return the pathway of the case as it is stored."""
    return Pathway.objects.using("owner").select_related("case__country").get(case__code=carrier.code)


def open_in(carrier: Carrier) -> list[str]:
    """Return the paths of the open steps of the case as they are stored."""
    rows = OpenStep.objects.using("owner").filter(case__code=carrier.code)
    return sorted(rows.values_list("path", flat=True))
