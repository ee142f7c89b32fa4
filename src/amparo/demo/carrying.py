"""Carrying an invented case through the procedures, by the same operations that staff use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from amparo.demo import people
from amparo.demo.answers import CHOSEN, GIVEN, invented
from amparo.foundation.access.acting import acting
from amparo.foundation.access.actors import Actor
from amparo.foundation.accounts.queries import demo_account
from amparo.foundation.accounts.signing import member_token, service_token
from amparo.partnership.coalition.vocabulary import STANDS_FOR
from amparo.partnership.training.rules.gate import Without
from amparo.protection.cases import queries as cases
from amparo.protection.consents import operations as consents
from amparo.protection.consents import queries as consent_queries
from amparo.protection.identification import operations as identification
from amparo.protection.pathways import operations as pathways
from amparo.protection.pathways.operations import timers
from amparo.protection.pathways.queries import runs
from amparo.protection.referrals import operations as referrals
from amparo.protection.referrals import queries as referral_queries
from amparo.protection.referrals.vocabulary import LIVE

# Messages that are told by taking a consent back, and which.
WITHDRAWN = {"consent_withdrawn": "SHARE_SERVICES", "consent_return_withdrawn": "RETURN"}
REASONS = "El expediente reúne indicios suficientes y coherentes; la decisión se toma sin otra entrevista."


@dataclass
class Carrier:
    """Carries one case: finds who holds each step and acts as that member of staff.

    `country` is a code such as `CR`; `at` is the time at which things are done, `facts` what is answered in this case,
    `without` why whoever does a step holds no certificate of what it asks for.
    """

    country: str
    code: str = ""
    at: datetime = field(default_factory=lambda: datetime.now(UTC))
    tokens: dict[str, str] = field(default_factory=dict)
    posts: dict[str, frozenset[tuple[int, str]]] = field(default_factory=dict)
    facts: Mapping[str, Any] = field(default_factory=dict)
    without: Without | None = None

    def token(self, username: str) -> str:
        """Return a session of a member of the demonstration's staff."""
        if username not in self.tokens:
            account = demo_account(username)
            if account is None:
                raise LookupError(username)
            self.tokens[username] = member_token(account.pk, 3600)
        return self.tokens[username]

    def open(self, mandate: str = "TRAFFICKING") -> str:
        """Open a case from an alert and return its code."""
        with acting(self.token(f"{self.country.lower()}.recepcion")) as actor:
            self.code = pathways.start_pathway(by=actor, mandate=mandate, at=self.at).case.code
        return self.code

    def play(self, moves: Sequence[Mapping[str, Any]]) -> None:
        """Do moves as `scenarios.toml` writes them: steps with answers, messages, timers."""
        for move in moves:
            if "do" in move:
                self.do(str(move["do"]), **move.get("answers", {}))
            elif "message" in move:
                self.tell(str(move["message"]))
            else:
                self.ring(str(move["timer"]))

    def do(self, path: str, /, fields: dict[str, Any] | None = None, **outcome: str) -> None:
        """Complete an open step as the member of staff who holds it."""
        team, role, screen = self.holder(path)
        if screen == "panel":
            self._vote(path, team, role, outcome["ident"])
        elif screen == "referral" and outcome.get("packet") == "approved":
            self._refer(path, team, role)
        elif screen == "referral_answer":
            self._answer(path, outcome["referral_answer"])
        else:
            self._complete(path, team, role, outcome, fields)

    def holder(self, path: str) -> tuple[int, str, str]:
        """Return team, role and screen of an open step; raises `LookupError` when it is not open."""
        with acting(service_token(60)):
            case = cases.case_by_code(self.code)
            step = runs.open_step(case, path) if case else None
            if step is None:
                raise LookupError(f"{path} is not open in {self.code}")
            return step.team_id, step.role, step.screen

    def staff(self, team: int, role: str) -> list[str]:
        """Return the names of the staff who hold a role in a team."""
        found = []
        for each in people.STAFF:
            if each.country != self.country:
                continue
            roles = {held for place, held in self.posts_of(each.username) if place == team}
            if role in roles or roles & STANDS_FOR.get(role, frozenset()):
                found.append(each.username)
        if not found:
            raise LookupError(f"nobody of the demonstration holds {role} in team {team}")
        return found

    def posts_of(self, username: str) -> frozenset[tuple[int, str]]:
        """Return the team and role pairs of a member of staff."""
        if username not in self.posts:
            with acting(self.token(username)) as actor:
                self.posts[username] = actor.posts
        return self.posts[username]

    def _complete(
        self, path: str, team: int, role: str, outcome: dict[str, str], fields: dict[str, Any] | None
    ) -> None:
        token = self.token(self.staff(team, role)[0])
        with acting(token) as actor:
            missing = self._missing_consent(self._step(actor, path))
        if missing:
            self.consent(missing)
        with acting(token) as actor:
            step = self._step(actor, path)
            pathways.complete_step(
                by=actor,
                pathway_id=step.pathway_id,
                path=path,
                outcome=outcome,
                answers=invented(runs.running(step.pathway).net.node(path), self.at, {**self.facts, **(fields or {})}),
                at=self.at,
                through=step.screen,
                without=self.without,
            )

    def _missing_consent(self, step: Any) -> str:
        """Return the purpose of the consent that a step needs and the person has not given yet, else ""."""
        note = runs.running(step.pathway).net.node(step.path).step
        purpose = note.consent.upper() if note and note.consent else ""
        return "" if purpose in consent_queries.live_purposes(step.case) else purpose

    def consent(self, purpose: str, team: int | None = None) -> None:
        """Write down a consent, by the case manager."""
        with acting(self.token(f"{self.country.lower()}.gestora")) as actor:
            case = cases.case_by_code(self.code)
            if case is not None:
                consents.give_consent(
                    by=actor, case=case, purpose=purpose, team=team, language="es", witness="STAFF", at=self.at
                )

    def _step(self, actor: Actor, path: str) -> Any:
        case = cases.case_by_code(self.code)
        step = runs.open_step(case, path) if case else None
        if step is None:
            raise LookupError(f"{path} is not open for {actor.label}")
        return step

    def _vote(self, path: str, team: int, role: str, choice: str) -> None:
        for username in self.staff(team, role)[:2]:
            with acting(self.token(username)) as actor:
                step = self._step(actor, path)
                node = runs.running(step.pathway).net.node(path)
                identification.cast_vote(
                    by=actor,
                    case=step.case,
                    step=step,
                    choice=choice,
                    allowed=node.asks[0].values,
                    reasons=REASONS,
                    at=self.at,
                )

    def _refer(self, path: str, team: int, role: str) -> None:
        receiver = f"{self.country.lower()}.albergue"
        with acting(self.token(receiver)) as actor:
            to_team = min(actor.teams)
        with acting(self.token(self.staff(team, role)[0])) as actor:
            step = self._step(actor, path)
            answers = invented(runs.running(step.pathway).net.node(path), self.at)
            referrals.send_referral(
                by=actor,
                case=step.case,
                step=step,
                to_team=to_team,
                need="HOUSING",
                is_urgent=False,
                packet={"prs_FirstName": self.facts.get(GIVEN, CHOSEN[GIVEN]), "amp_needs": ["HOUSING"]},
                answers=answers,
                at=self.at,
                without_agreement="BEING_SIGNED",
            )

    def _answer(self, path: str, answer: str) -> None:
        with acting(self.token(f"{self.country.lower()}.albergue")) as actor:
            waiting = referral_queries.referrals_received(actor, limit=50, waiting=True)
            found = next(row for row in waiting if row.case.code == self.code)
            referrals.answer_referral(
                by=actor,
                referral=found,
                accepts=answer == "accepted",
                rejection="" if answer == "accepted" else "NO_PLACE",
                answers={},
                at=self.at,
            )

    def tell(self, message: str) -> None:
        """Raise a message, by the case manager; a withdrawal goes through the consent or referral that is withdrawn.

        A referral that ended with its consent is not withdrawn again; a case without a manager is the guard's.
        """
        with acting(self.token(self._near())) as actor:
            case = cases.case_by_code(self.code)
            if case is None:
                raise LookupError(self.code)
            if message in WITHDRAWN:
                given = consent_queries.consents_of(case).filter(withdrawn_at=None, purpose=WITHDRAWN[message]).first()
                if given is not None:
                    consents.withdraw_consent(by=actor, case=case, consent=given, at=self.at)
                    return
            if message == "referral_revoked":
                for referral in referral_queries.referrals_of(case).filter(status__in=LIVE):
                    referrals.revoke_referral(by=actor, referral=referral, at=self.at)
                return
            pathways.raise_message(by=actor, case=case, message=message, at=self.at, need="NOT_SAID")

    def _near(self) -> str:
        """Return who is near the person: the case manager, or the guard before there is one."""
        manager, guard = (f"{self.country.lower()}.{name}" for name in ("gestora", "guardia"))
        with acting(self.token(manager)):
            return manager if cases.case_by_code(self.code) else guard

    def ring(self, path: str) -> None:
        """Let the time of a timer come."""
        with acting(service_token(60)) as actor:
            case = cases.case_by_code(self.code)
            if case is None:
                raise LookupError(self.code)
            timers.ring_now(by=actor, case=case, path=path, at=self.at)
