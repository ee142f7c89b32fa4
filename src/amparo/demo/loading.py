"""Loading the demonstration: content first, then staff, then cases carried through the procedures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings

from amparo.demo import people
from amparo.demo.ahead import Ahead
from amparo.foundation.access.acting import acting
from amparo.foundation.access.actors import Actor
from amparo.foundation.accounts import operations as accounts
from amparo.foundation.accounts.signing import service_token
from amparo.partnership.coalition import operations as coalition
from amparo.partnership.coalition import queries as coalition_queries
from amparo.partnership.competencies import operations as competencies
from amparo.partnership.internal import operations as internal
from amparo.partnership.internal import queries as internal_queries
from amparo.partnership.procedures import operations as procedures
from amparo.partnership.procedures.rules import Standing

COUNTRIES = ("CR", "HN")


def folders() -> list[Path]:
    """Return the folders of the content's procedures."""
    return sorted(path.parent for path in (Path(settings.CONTENT) / "procedures").glob("*/procedure.bpmn"))


def load_coalitions() -> None:
    """Bring coalitions, roles and competencies in step with the content."""
    token = service_token()
    content = Path(settings.CONTENT)
    drafts = [procedures.draft_from(folder) for folder in folders()]
    with acting(token) as actor:
        for country in COUNTRIES:
            _load_country(actor, content, country, drafts)
    with acting(token) as actor:
        competencies.load_competencies(by=actor, folder=content / "training")


def load_procedures(ahead: Ahead) -> None:
    """Publish the content's procedures, with the proofs that were found ahead; unchanged ones are left alone."""
    token = service_token()
    drafts = [procedures.draft_from(folder) for folder in folders()]
    with acting(token) as actor:
        procedures.publish_procedures(by=actor, drafts=drafts, at=datetime.now(UTC), prove=_proving_with(ahead))
    with acting(token) as actor:
        _load_internal(actor, Path(settings.CONTENT) / "procedures" / "internal")


def _proving_with(ahead: Ahead) -> Callable[..., Standing]:
    """Return how the content's procedures are proved: what was found ahead is kept, the rest is proved now."""

    def prove(*, by: Actor, standing: Standing, at: datetime) -> Standing:
        known = {each.marks: each for each in ahead()}
        parts = []
        for part in standing.parts:
            if part.report is None and part.marks in known:
                one = known[part.marks]
                procedures.keep_proof(by=by, part=part, report=one.report, milliseconds=one.milliseconds, at=at)
                part = replace(part, report=one.report)
            parts.append(part)
        return procedures.prove_now(by=by, standing=Standing(standing.checker, tuple(parts)), at=at)

    return prove


def _load_internal(actor: Actor, folder: Path) -> None:
    """Give each institution the internal procedures that the content has for it; the clock checks them."""
    for drawing in sorted(folder.glob("*/procedure.bpmn")):
        draft = procedures.draft_from(drawing.parent)
        for country in draft.parameters:
            by_code = {each.code: each for each in coalition_queries.institutions_of(country.upper())}
            code = internal_queries.institution_code_of(draft, country.upper(), datetime.now(UTC).date())
            internal.give_internal(by=actor, institution=by_code[code], draft=draft, at=datetime.now(UTC))


def _load_country(actor: Actor, content: Path, country: str, drafts: list[procedures.Draft]) -> None:
    loaded = coalition.load_coalition(by=actor, path=content / "coalitions" / country.lower() / "coalition.toml")
    roles: dict[str, str] = {}
    for draft in drafts:
        roles |= draft.parameters.get(country.lower(), {}).get("roles", {})
    coalition.bind_roles(by=actor, country=loaded, roles=roles)


def load_staff() -> None:
    """Make the demonstration's accounts and give each its place."""
    token = service_token()
    with acting(token) as actor:
        for country in COUNTRIES:
            found = {each.code: each for each in coalition_queries.institutions_of(country)}
            for staff in (each for each in people.STAFF if each.country == country):
                role = staff.posts[0][1]
                account = accounts.make_account(
                    by=actor, username=staff.username, label=staff.label, password=people.PASSWORD, demo_role=role
                )
                institution = found[staff.institution]
                for code, held in staff.posts:
                    coalition.place_member(by=actor, account=account.pk, institution=institution, posts={code: held})
