"""Situations for `decide`: every allowed one, and each with one thing changed; and an oracle of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from amparo.foundation.access import need_to_know as table
from amparo.foundation.access.decide import READ, WRITE, Facts, Relation

ROLES = (*table.READS, "auditor", "administrator", "clock", "nobody")
GROUPS = (*table.GROUPS, "C10", "")
PURPOSES = (*table.PURPOSES, "CURIOSITY")
CONSENTS = frozenset({"CARE", "SHARE_SERVICES", "SHARE_JUSTICE", "SHARE_ACCREDITATION", "SHARE_LEGAL"})
TEAM, OTHER_TEAM = 1, 2


def oracle(facts: Facts) -> bool:
    """Say whether it is allowed, written the other way round: as sets of what each post opens."""
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
    return (
        known and facts.action == READ and any((role, facts.group, facts.purpose) in opened for _, role in facts.posts)
    )


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
