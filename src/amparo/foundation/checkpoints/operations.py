"""Making a checkpoint."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from django.db import connection, transaction

from amparo.foundation import keys
from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.foundation.checkpoints import permissions, queries, rules, vocabulary
from amparo.foundation.checkpoints.models import ChainEnd, Checkpoint, Stamp


@transaction.atomic
def make_checkpoint(*, by: Actor, at: datetime) -> Checkpoint | None:
    """Sign where every chain of the audit stands, when the time has come; None when it has not.

    The checkpoint is itself an entry of the installation's chain, which the next one covers.
    """
    permits.require(by, permissions.MAKE_CHECKPOINT, None, by_table=permissions.MAY)
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtext('checkpoints'))")  # two clocks make one, not two
    last = queries.latest()
    if not rules.is_due(last=last.at if last else None, at=at, every=vocabulary.EVERY):
        return None
    grown = queries.grown()
    ends = {**queries.ends_kept(), **{end.chain: end for end in grown}}
    number, before = (last.number + 1, last.token) if last else (1, "")
    said = rules.said_of(number=number, at=at, ends=ends, before=before)
    made = Checkpoint.objects.create(
        number=number,
        at=at,
        chains=said.chains,
        entries=said.entries,
        root=said.root,
        token=keys.sign_token(asdict(said), vocabulary.KEY_ID),
    )
    ChainEnd.objects.bulk_create(ChainEnd(checkpoint=made, chain=end.chain, seq=end.seq, mac=end.mac) for end in grown)
    facts = {"number": number, "chains": said.chains, "root": said.root}
    entries.record(Note("CHECKPOINT_MADE", subject=f"checkpoint:{number}", facts=facts), by=by)
    return made


@transaction.atomic
def keep_stamp(*, by: Actor, checkpoint: Checkpoint, authority: str, reply: bytes, at: datetime) -> Stamp:
    """Keep what an authority signed of a checkpoint, with the moment that it says; the first one stays."""
    permits.require(by, permissions.MAKE_CHECKPOINT, None, by_table=permissions.MAY)
    found = Stamp.objects.filter(checkpoint=checkpoint).first()
    if found is not None:
        return found
    made = Stamp.objects.create(checkpoint=checkpoint, at=at, authority=authority, reply=reply)
    facts = {"number": checkpoint.number, "authority": authority}
    entries.record(Note("CHECKPOINT_STAMPED", subject=f"checkpoint:{checkpoint.number}", facts=facts), by=by)
    return made
