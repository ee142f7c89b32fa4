"""Calls, as everybody reads them and as whoever runs them does."""

from __future__ import annotations

from django.utils import translation

from amparo.partnership.calls.operations import making
from amparo.partnership.calls.queries import calls as asked
from tests.conftest import As
from tests.partnership.calls.calling import AFTER, CLOSES, TOLD, made, published, sent


def test_everybody_reads_what_is_published_and_nothing_else(as_staff: As) -> None:
    made(as_staff)
    call = published(as_staff)

    assert [row.code for row in asked.published_calls()] == [call.code]
    assert asked.published_call("hn-convocatoria-de-prueba") is None


def test_a_call_speaks_the_readers_language_or_spanish(as_staff: As) -> None:
    call = published(as_staff)
    with as_staff("hn.programa") as actor:
        making.write_text(by=actor, call=call, language="fr", told=TOLD)
    found = asked.published_call(call.code)
    assert found is not None
    told = {}
    for language in ("es", "fr", "en"):
        with translation.override(language):
            text = asked.text_of(found)
            told[language] = text.language if text else None

    assert told == {"es": "es", "fr": "fr", "en": "es"}


def test_a_stage_has_closed_after_its_last_moment(as_staff: As) -> None:
    call = published(as_staff)

    assert (asked.has_closed(call, "CONCEPT", CLOSES), asked.has_closed(call, "CONCEPT", AFTER)) == (False, True)
    assert not asked.has_closed(call, "PLAN", AFTER)


def test_weights_add_up_to_a_hundred_and_those_who_steer_see_the_call(as_staff: As) -> None:
    call = published(as_staff)
    sent(call)

    assert asked.weights_by_stage(call) == {"CONCEPT": 100, "PLAN": 100}
    for username, sees in (("hn.programa", 1), ("hn.comite1", 1), ("hn.ninez", 0), ("cr.programa", 0)):
        with as_staff(username) as actor:
            rows = list(asked.calls_visible_to(actor))
            assert len(rows) == sees
            assert [(row.begun, row.sent) for row in rows] == [(1, 1)] * sees  # type: ignore[attr-defined]
