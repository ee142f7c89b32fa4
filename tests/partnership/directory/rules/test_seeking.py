"""The few who may be one are found among thousands, quickly, and nobody is compared with all."""

from __future__ import annotations

import random
import time

from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.partnership.directory.rules.likeness import Known, KnownOrganisation, likeness
from amparo.partnership.directory.rules.seeking import MOST, Organisations, People

GIVEN = ("ana", "luz", "jose", "maria", "carlos", "elena", "pablo", "nuria", "irma", "saul", "delia", "hugo", "rosa")
FAMILY = ("mora", "perez", "vasquez", "zuniga", "lanza", "obando", "solano", "fallas", "quiros", "madriz", "picado")


def somebody(drawn: random.Random) -> str:
    return " ".join([*drawn.sample(FAMILY, 2), *drawn.sample(GIVEN, 2)])


@settings(max_examples=30)
@given(st.integers(0, 10_000))
def test_whoever_would_be_proposed_by_comparing_all_is_found(seed: int) -> None:
    drawn = random.Random(seed)
    known = {key: Known(somebody(drawn), drawn.choice(["", f"{key % 7}@x.hn"])) for key in range(1, 60)}
    asked = Known(somebody(drawn).replace("z", "s"), "3@x.hn")
    all_compared = {key for key, each in known.items() if likeness(asked, each).is_proposed}

    found = {key for key, _like in People(known).like(asked)}

    assert found <= all_compared
    assert len(found) == min(MOST, len(all_compared))


def test_a_hundred_and_forty_are_sought_among_ten_thousand_in_little_time() -> None:
    drawn = random.Random(7)
    letters = "abcdefghijlmnoprstuvz"

    def word() -> str:
        return "".join(drawn.choices(letters, k=drawn.randint(4, 9)))

    families, givens = [word() for _n in range(900)], [word() for _n in range(300)]
    known = {
        key: Known(" ".join([*drawn.sample(families, 2), *drawn.sample(givens, 2)]), f"{key}@x.hn")
        for key in range(1, 10_001)
    }
    started = time.perf_counter()
    index = People(known)
    found = [index.like(known[key], but=key) for key in range(1, 141)]

    assert time.perf_counter() - started < 4
    assert len(found) == 140


def test_nobody_is_like_themselves() -> None:
    known = {1: Known("perez ana", "a@x.hn"), 2: Known("perez ana", "b@x.hn")}

    assert [key for key, _like in People(known).like(known[1], but=1)] == [2]


def test_organisations_are_found_by_any_of_their_names() -> None:
    index = Organisations(
        {
            1: KnownOrganisation("Caja Costarricense de Seguro Social", ("La Caja",), "CR"),
            2: KnownOrganisation("Policía Nacional", (), "HN"),
        }
    )

    assert [key for key, _like in index.like(KnownOrganisation("CCSS", (), "CR"))] == [1]
    assert [key for key, _like in index.like(KnownOrganisation("la caja", (), ""))] == [1]
    assert [key for key, _like in index.like(KnownOrganisation("Policia nacionál", (), "HN"))] == [2]
    assert index.like(KnownOrganisation("Policía Nacional", (), "GT")) == []
