"""How far the check of a proposal has come, and why it does not hold, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from amparo.foundation.access.permits import Refused
from amparo.foundation.vocabularies.words import in_language
from amparo.partnership.adoption import vocabulary as words
from amparo.partnership.adoption.models import Proposal
from amparo.partnership.procedures import operations as procedures
from amparo.partnership.procedures import queries as published
from amparo.partnership.procedures import rules

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from typing import Any

# A check that waits longer than this says since when: the process that works it off may not be running.
LONG: Final = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class Looked:
    """A procedure of a check: pending, or whether it holds."""

    title: str
    state: str


@dataclass(frozen=True, slots=True)
class Wrong:
    """A procedure in which something does not hold, with the story of each thing."""

    title: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """The check of a proposal while it is waited for, or its answer when it does not hold.

    `kind`: waiting, refused (it was not proposed) or stopped (it was not published).
    """

    kind: str
    title: str
    text: str
    done: int = 0
    total: int = 0
    looked: tuple[Looked, ...] = ()
    since: str = ""
    wrong: tuple[Wrong, ...] = ()
    draft: str = ""


def check_of(proposal: Proposal, today: date, at: datetime, lang: str) -> Check | None:
    """Gather the check of a proposal; None when it is neither waited for nor broken."""
    if proposal.is_waiting:
        return _waiting(proposal, today, at, lang)
    if proposal.state == words.REFUSED:
        draft = reverse("revision:draft", args=[proposal.draft_id]) if proposal.draft_id else ""
        return Check(
            "refused",
            _("It was not proposed"),
            _given_up(proposal)
            or _("The check does not hold. The draft is open again: change it and propose it again."),
            wrong=_wrong(proposal, lang),
            draft=draft,
        )
    if proposal.refusal and proposal.state == words.APPROVED:
        return Check(
            "stopped",
            _("It was not published"),
            _given_up(proposal) or _("Beside what is in force by now, the check no longer holds."),
            wrong=_wrong(proposal, lang),
        )
    return None


def _waiting(proposal: Proposal, today: date, at: datetime, lang: str) -> Check:
    is_new = proposal.state == words.CHECKING
    text = (
        _("It is proposed, and the consultation opens, only when everything holds. You may leave this page.")
        if is_new
        else _("It is published only when everything still holds. You may leave this page.")
    )
    begun = Check("waiting", _("Being checked"), text)
    draft = procedures.Draft(proposal.xml, proposal.texts, proposal.parameters)
    try:
        verdict = (
            procedures.verdict_in(proposal.country, today, draft)
            if is_new
            else procedures.verdict_from(proposal.country, proposal.publish_on or today, draft)
        )
    except Refused:
        return begun
    standing = verdict.standing
    asked = published.examination_of(standing.key)
    late = asked is not None and at - asked.asked_at > LONG
    return Check(
        begun.kind, begun.title, begun.text, standing.done, len(standing.parts),
        tuple(_looked(part, verdict.texts, lang) for part in standing.parts),
        since=date_format(localtime(asked.asked_at), "H:i") if asked and late else "",
    )  # fmt: skip


def _looked(part: rules.Part, texts: Mapping[str, Any], lang: str) -> Looked:
    state = "pending" if part.report is None else "holds" if part.report.ok else "broken"
    return Looked(texts.get(part.process, {}).get(lang, {}).get("title") or part.process, state)


def _given_up(proposal: Proposal) -> str:
    if not proposal.refusal.get("given_up"):
        return ""
    return _("The check ended midway several times. Ask again; if it happens again, tell the technical team.")


def _wrong(proposal: Proposal, lang: str) -> tuple[Wrong, ...]:
    found = [
        Wrong(_title(proposal, process, lang), tuple(rules.reasons_not_to_publish(report, lang=lang)))
        for process, report in proposal.refusal.get("reports", {}).items()
    ]
    reasons = tuple(proposal.refusal.get("reasons", ()))
    return (*found, *([Wrong(proposal.title, reasons)] if reasons else []))


def _title(proposal: Proposal, process: str, lang: str) -> str:
    if process == proposal.procedure.process:
        return proposal.title
    version = published.in_force(proposal.country.code).filter(procedure__process=process).first()
    return in_language({key: each.get("title", "") for key, each in version.texts.items()}) if version else process
