"""Making checkpoints."""

from __future__ import annotations

from datetime import timedelta

import pytest

from amparo.foundation import keys
from amparo.foundation.access.acting import acting
from amparo.foundation.access.permits import NotAllowed
from amparo.foundation.accounts.signing import service_token
from amparo.foundation.checkpoints import tasks
from amparo.foundation.checkpoints.models import ChainEnd, Checkpoint
from amparo.foundation.checkpoints.operations import make_checkpoint
from tests.conftest import As
from tests.foundation.access.wall import as_owner
from tests.foundation.checkpoints.keeping import CHAIN, NOW, sign, write
from tests.together import at_once


def test_a_checkpoint_signs_where_every_chain_stands(database: str) -> None:
    write(3)
    made = sign()

    assert made is not None
    said = keys.read_token(made.token)
    ((chains, entries),) = as_owner("select count(*), sum(seq) from audit.chain where chain <> 'system'")
    ((system,),) = as_owner("select seq from audit.chain where chain = 'system'")
    assert said is not None
    assert (said["number"], said["root"]) == (1, made.root)
    assert (said["chains"], said["entries"]) == (chains + 1, entries + system - 1)  # its own entry comes after it


def test_the_next_keeps_only_chains_that_have_grown_and_covers_all(database: str) -> None:
    write(1)
    first = sign()
    assert sign() is None
    write(1)
    second = sign(1)

    assert first is not None
    assert second is not None
    kept = ChainEnd.objects.using("owner").filter(checkpoint=second).values_list("chain", flat=True)
    assert set(kept) == {CHAIN, "system"}
    assert (second.number, second.chains >= first.chains) == (2, True)


def test_nobody_but_the_installation_makes_one_or_learns_which_chains_there_are(database: str, as_staff: As) -> None:
    sign()
    for username in ("cr.secretaria", "cr.datos", "cr.tecnica"):
        with as_staff(username) as by:
            with pytest.raises(NotAllowed):
                make_checkpoint(by=by, at=NOW + timedelta(hours=1))
            assert not ChainEnd.objects.exists()
            assert Checkpoint.objects.exists() == (username == "cr.datos")


def test_what_was_signed_is_never_changed_even_by_the_owner(database: str) -> None:
    sign()

    for table in ("checkpoints_checkpoint", "checkpoints_chainend"):
        with pytest.raises(Exception, match="never changed or removed"):
            as_owner(f"delete from {table}")


def test_two_clocks_at_once_make_one_checkpoint(database: str) -> None:
    token = service_token(60)

    def make() -> bool:
        with acting(token) as by:
            return make_checkpoint(by=by, at=NOW) is not None

    assert set(at_once(make, make)) == {False, True}
    assert Checkpoint.objects.using("owner").count() == 1


def test_the_clock_makes_one_each_quarter_of_an_hour(database: str) -> None:
    for minutes in (0, 0, 5, 15, 20, 31):
        tasks.hear_the_clock(at=NOW + timedelta(minutes=minutes))

    made = Checkpoint.objects.using("owner").order_by("number").values_list("at", flat=True)
    assert list(made) == [NOW + timedelta(minutes=minutes) for minutes in (0, 15, 31)]
