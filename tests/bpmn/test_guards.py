"""Guards are read, refused with a sentence, and turned into sets of answers that mean the same."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.bpmn.diagram import Variable
from amparo.bpmn.guards import Both, Compare, Either, GuardNotAccepted, Not, holds, parse, reads, terms

VARIABLES = {
    "crim": Variable("crim", ("unasked", "in", "out"), "unasked"),
    "age": Variable("age", ("child", "adult"), None),
    "in": Variable("in", ("yes", "no"), None),
}


def test_and_binds_closer_than_or_and_not_closest():
    guard = parse("crim = in or not age = child and crim in (out, unasked)", VARIABLES)

    assert guard == Either(
        (Compare("crim", ("in",)), Both((Not(Compare("age", ("child",))), Compare("crim", ("out", "unasked")))))
    )
    assert reads(guard) == {"crim", "age"}


@pytest.mark.parametrize(
    "text",
    ["", "crim", "crim =", "crim = in and", "crim == in", "crim = 'in'", "crim != in", "crim = elsewhere", "sex = male",
     "(crim = in", "crim = in)", "crim in ()", "crim in in", "not", "crim = in crim = out", "in = yes", "1 = 1",
     "crim = in; import os", "not " * 60 + "crim = in", "(" * 50 + "crim = in" + ")" * 50, "crim = in " + " " * 600],
)  # fmt: skip
def test_what_is_not_a_guard_is_refused_in_three_languages(text):
    with pytest.raises(GuardNotAccepted) as refused:
        parse(text, VARIABLES)

    assert set(refused.value.message) == {"es", "fr", "en"}


def guards():
    leaves = st.one_of(
        st.builds(Compare, st.just("crim"), st.lists(st.sampled_from(["unasked", "in", "out"]), min_size=1, max_size=3)
                  .map(lambda values: tuple(dict.fromkeys(values)))),
        st.builds(Compare, st.just("age"), st.sampled_from([("child",), ("adult",)])),
    )  # fmt: skip
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            st.builds(Not, inner),
            st.builds(Both, st.lists(inner, min_size=2, max_size=3).map(tuple)),
            st.builds(Either, st.lists(inner, min_size=2, max_size=3).map(tuple)),
        ),
        max_leaves=6,
    )


def written(guard):
    match guard:
        case Compare(variable, values):
            return f"{variable} in ({', '.join(values)})"
        case Not(inner):
            return f"not ({written(inner)})"
        case Both(inner):
            return " and ".join(f"({written(each)})" for each in inner)
        case Either(inner):
            return " or ".join(f"({written(each)})" for each in inner)


@given(guards())
def test_the_sets_of_answers_of_a_guard_hold_when_the_guard_does(guard):
    for crim, age in product((None, "unasked", "in", "out"), (None, "child", "adult")):
        answers = {name: value for name, value in (("crim", crim), ("age", age)) if value}
        given_answers = frozenset(answers.items())

        by_terms = any(term.need <= given_answers and not term.forbid & given_answers for term in terms(guard))

        assert by_terms == holds(guard, answers)


@given(guards())
def test_a_guard_written_down_is_read_back_with_the_same_meaning(guard):
    try:
        again = parse(written(guard), VARIABLES)
    except GuardNotAccepted:
        return  # too long or too deep
    for crim, age in product(("unasked", "in", "out"), ("child", "adult")):
        assert holds(again, {"crim": crim, "age": age}) == holds(guard, {"crim": crim, "age": age})
