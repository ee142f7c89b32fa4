"""What can be asked of checkpoints, and where the chains end."""

from __future__ import annotations

from django.db import connections

from amparo.foundation.checkpoints.models import Checkpoint, Stamp
from amparo.foundation.checkpoints.rules import End


def checkpoints(*, limit: int, before: int | None = None) -> list[Checkpoint]:
    """Return checkpoints, latest first, before a number."""
    rows = Checkpoint.objects.select_related("stamp").order_by("-number")
    return list((rows.filter(number__lt=before) if before is not None else rows)[:limit])


def not_stamped(*, limit: int) -> list[Checkpoint]:
    """Return the latest checkpoints that no authority has stamped; the newest vouches for those before it."""
    last = Stamp.objects.order_by("-checkpoint__number").values_list("checkpoint__number", flat=True).first() or 0
    return list(Checkpoint.objects.filter(number__gt=last).order_by("-number")[:limit])


def latest() -> Checkpoint | None:
    """Return the last checkpoint."""
    return Checkpoint.objects.order_by("-number").first()


def grown() -> list[End]:
    """Return the chains that have grown since the last checkpoint, with where they end now; for the installation."""
    return _ends("select chain, seq, mac from audit.grown()")


def ends_kept() -> dict[str, End]:
    """Return where each chain ended when it was last kept."""
    found = _ends("select distinct on (chain) chain, seq, mac from checkpoints_chainend order by chain, seq desc")
    return {end.chain: end for end in found}


def _ends(question: str) -> list[End]:
    with connections["default"].cursor() as cursor:
        cursor.execute(question)
        return [End(chain, seq, bytes(mac)) for chain, seq, mac in cursor.fetchall()]
