"""Situations for `decide`: every allowed one, and each with one thing changed; and an oracle of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from amparo.foundation.access import need_to_know as table
from amparo.foundation.access.decide import READ, WRITE, Facts, Glass, Relation

ROLES = (*table.READS, "auditor", "administrator", "clock", "nobody")
GROUPS = (*table.GROUPS, "C10", "")
PURPOSES = (*table.PURPOSES, table.EMERGENCY, "CURIOSITY")
CONSENTS = frozenset({"CARE", "SHARE_SERVICES", "SHARE_JUSTICE", "SHARE_ACCREDITATION", "SHARE_LEGAL"})
TEAM, OTHER_TEAM = 1, 2
ME, ANOTHER, A_THIRD = 11, 12, 13
CASE, OTHER_CASE = 21, 22
BROKEN_AT = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
A_MOMENT = timedelta(microseconds=1)


def oracle(facts: Facts) -> bool:
    """Say whether it is allowed, written the other way round: as sets of what each post opens."""
    if facts.purpose == "EMERGENCY":
        return oracle_of_emergencies(facts)
    known = facts.group in table.GROUPS and facts.purpose in table.PURPOSES
    own = {team for team, _ in facts.posts} & {relation.team for relation in facts.relations}
    if facts.action == WRITE:
        return known and facts.is_open and bool(own) and facts.group in facts.written_by_step
    opened = {
        (role, group, relation.purpose)
        for relation in facts.relations
        for team, role in facts.posts
        if team == relation.team
        for group in table.READS.get(role, frozenset()) & relation.groups & table.PURPOSE_GROUPS.get(
            relation.purpose, frozenset()
        )
        if {table.CONSENT_NEEDED.get((role, group), "NONE")} <= facts.consents | {"NONE"}
    }  # fmt: skip
    if facts.is_sealed and facts.group not in {"C0", "C3"}:
        opened = opened if facts.is_named else set()
    return (
        known and facts.action == READ and any((role, facts.group, facts.purpose) in opened for _, role in facts.posts)
    )


# Told again in other words than the table's: who reads where a person is, and who only how she is called.
FINDS_THE_PERSON = {"duty_officer", "response_team", "case_manager", "psychologist", "shelter", "child_authority"}


def oracle_of_emergencies(facts: Facts) -> bool:
    """Say whether a broken glass opens: one's own, of this case, in four hours, with a second where it is sealed."""
    roles = {role for _, role in facts.posts}
    groups = {"C1", "C2"} if roles & FINDS_THE_PERSON else {"C1"} if "health" in roles else set()
    if facts.glass is None or facts.now is None:
        return False
    minutes = (facts.now - facts.glass.opened_at) / timedelta(minutes=1)
    alone = facts.glass.second in {None, facts.account}
    return all(
        (
            facts.action == "READ",
            facts.group in groups,
            (facts.glass.account, facts.glass.case) == (facts.account, facts.case),
            minutes >= 0,
            minutes < 240,
            facts.glass.until > facts.now,
            not (facts.is_sealed and alone),
        )
    )


def allowed_in_emergency() -> Iterator[Facts]:
    """Yield, for each role that may break the glass and each group, one's own open glass: of an open case, a sealed."""
    for role in (*sorted(FINDS_THE_PERSON), "health"):
        for group in ("C1", "C2")[: 1 if role == "health" else 2]:
            glass = Glass(ME, CASE, BROKEN_AT, BROKEN_AT + timedelta(hours=4))
            alone = Facts(
                frozenset({(TEAM, role)}), READ, group, "EMERGENCY", (), frozenset(), True,
                account=ME, case=CASE, now=BROKEN_AT + timedelta(minutes=5), glass=glass,
            )  # fmt: skip
            yield alone
            yield replace(alone, is_sealed=True, glass=replace(glass, second=ANOTHER))


def near_emergencies(facts: Facts) -> Iterator[Facts]:
    """Yield an emergency, then each that differs from it in one thing."""
    glass = facts.glass
    assert glass is not None
    yield facts
    yield from (replace(facts, posts=frozenset({(TEAM, role)})) for role in ROLES)
    yield from (replace(facts, posts=facts.posts | {(OTHER_TEAM, role)}) for role in ROLES)
    yield replace(facts, posts=frozenset())
    yield from (replace(facts, action=action) for action in (WRITE, "DELETE", ""))
    yield replace(facts, action=WRITE, written_by_step=frozenset(table.GROUPS))
    yield from (replace(facts, group=group) for group in GROUPS)
    yield from (replace(facts, purpose=purpose) for purpose in PURPOSES)
    yield from (replace(facts, account=account) for account in (ANOTHER, A_THIRD, None))
    yield from (replace(facts, case=case) for case in (OTHER_CASE, 0))
    yield replace(facts, is_open=False)
    yield replace(facts, consents=CONSENTS)
    yield replace(facts, is_named=True)
    yield replace(facts, relations=(Relation(TEAM, table.CARE, frozenset({"C0"})),))
    yield from _other_moments(facts, glass)
    yield from _other_glasses(facts, glass)
    for second in (None, ME, ANOTHER, A_THIRD):
        for is_sealed in (True, False):
            for is_named in (True, False):
                changed = replace(glass, second=second)
                yield replace(facts, is_sealed=is_sealed, is_named=is_named, glass=changed)


def _other_moments(facts: Facts, glass: Glass) -> Iterator[Facts]:
    """Yield it just before the glass was broken, just before it ends and at its end, and by a glass that says more."""
    edges = (glass.opened_at, glass.until, glass.opened_at + timedelta(hours=1))
    for until in (glass.until, glass.until + timedelta(days=30), glass.opened_at + timedelta(hours=1)):
        for edge in (*edges, until):
            for now in (edge - A_MOMENT, edge, edge + A_MOMENT):
                yield replace(facts, now=now, glass=replace(glass, until=until))
    yield replace(facts, now=None)


def _other_glasses(facts: Facts, glass: Glass) -> Iterator[Facts]:
    """Yield it with a glass of somebody else, of another case, or none."""
    yield replace(facts, glass=None)
    yield replace(facts, account=None, glass=None)
    for account in (ME, ANOTHER):
        for case in (CASE, OTHER_CASE):
            for mine in (ME, ANOTHER):
                yield replace(facts, account=mine, glass=replace(glass, account=account, case=case))


def near_seals(facts: Facts) -> Iterator[Facts]:
    """Yield a reading in a case that is sealed, for who is named and who is not, alone and beside other doors."""
    for is_named in (True, False):
        sealed = replace(facts, is_sealed=True, is_named=is_named)
        yield sealed
        yield replace(sealed, consents=CONSENTS)
        yield replace(sealed, is_sealed=False)
        yield replace(sealed, relations=())
        yield from (replace(sealed, group=group, consents=CONSENTS) for group in GROUPS)


def allowed_to_read() -> Iterator[Facts]:
    """Yield one situation for each role, field group and purpose of the table, with all that it needs and no more."""
    for role, groups in table.READS.items():
        for group in sorted(groups):
            for purpose in table.PURPOSES:
                if group not in table.PURPOSE_GROUPS[purpose]:
                    continue
                needed = table.CONSENT_NEEDED.get((role, group))
                relation = Relation(TEAM, purpose, frozenset({group}))
                consents = frozenset({needed}) if needed else frozenset()
                yield Facts(frozenset({(TEAM, role)}), READ, group, purpose, (relation,), consents, True)


def allowed_to_write() -> Iterator[Facts]:
    """Yield one situation for each field group that a step writes."""
    for group in table.GROUPS:
        relation = Relation(TEAM, table.CARE, frozenset({"C0"}))
        posts = frozenset({(TEAM, "case_manager")})
        yield Facts(posts, WRITE, group, table.CARE, (relation,), frozenset(), True, frozenset({group}))


def near_misses(facts: Facts) -> Iterator[Facts]:
    """Yield the situation itself, then each that differs from it in one thing."""
    yield facts
    (post,), (relation,) = facts.posts, facts.relations
    yield from (replace(facts, posts=frozenset({(TEAM, role)})) for role in ROLES)
    yield from (replace(facts, posts=facts.posts | {(OTHER_TEAM, role)}) for role in ROLES)
    yield from (replace(facts, posts=frozenset({(OTHER_TEAM, post[1]), (TEAM, role)})) for role in ROLES)
    yield replace(facts, posts=frozenset())
    yield replace(facts, posts=frozenset({(OTHER_TEAM, post[1])}))
    yield from (replace(facts, action=action) for action in (READ, WRITE, "DELETE", ""))
    yield from (replace(facts, group=group) for group in GROUPS)
    yield from (replace(facts, purpose=purpose) for purpose in PURPOSES)
    # A grant that is wider than its purpose, and a step that says it writes what nobody knows.
    for purpose in PURPOSES:
        wide = replace(relation, purpose=purpose, groups=frozenset(table.GROUPS))
        yield replace(facts, purpose=purpose, relations=(wide,), consents=CONSENTS)
    yield replace(facts, group="C10", written_by_step=frozenset({"C10"}))
    yield from _other_relations(facts, relation)
    yield from (replace(facts, consents=facts.consents - {consent}) for consent in sorted(CONSENTS))
    yield from (replace(facts, consents=frozenset({consent})) for consent in sorted(CONSENTS))
    yield replace(facts, consents=CONSENTS - facts.consents)
    yield replace(facts, is_open=False)
    yield from (replace(facts, written_by_step=frozenset({group})) for group in GROUPS)
    yield replace(facts, written_by_step=frozenset())


def _other_relations(facts: Facts, relation: Relation) -> Iterator[Facts]:
    """Yield the situation with another grant, none, or a second one that does not help."""
    yield replace(facts, relations=())
    yield replace(facts, relations=(replace(relation, team=OTHER_TEAM),))
    yield replace(facts, relations=(replace(relation, groups=frozenset()),))
    yield replace(facts, relations=(replace(relation, groups=frozenset(table.GROUPS) - relation.groups),))
    yield from (replace(facts, relations=(replace(relation, purpose=purpose),)) for purpose in PURPOSES)
    foreign = Relation(OTHER_TEAM, relation.purpose, frozenset(table.GROUPS))
    yield replace(facts, relations=(foreign, relation))
    yield replace(facts, relations=(replace(relation, purpose=table.NOTICE, groups=frozenset({"C0"})), foreign))


def cells() -> Iterator[Facts]:
    """Yield the whole matrix."""
    for base in (*allowed_to_read(), *allowed_to_write()):
        yield from near_misses(base)
        yield from near_seals(base)
    for emergency in allowed_in_emergency():
        yield from near_emergencies(emergency)
