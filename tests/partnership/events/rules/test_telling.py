"""Certificates, releases and reports: when each is given, read and published."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from amparo.partnership.events.rules import telling as rules

AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
ALL = {"es": 1, "fr": 1, "en": 1}


def test_a_certificate_is_for_who_was_there_once_it_is_over() -> None:
    day = date(2026, 11, 22)
    said: dict[str, Any] = {"ended_on": day, "today": day, "asked": [1], "there": [1, 2]}

    assert rules.reasons_not_to_certify(**said) == []
    wrong: tuple[dict[str, Any], ...] = ({"ended_on": day + timedelta(1)}, {"asked": [3]}, {"asked": []})
    for changed in wrong:
        assert len(rules.reasons_not_to_certify(**(said | changed))) == 1


@pytest.mark.parametrize(
    ("changed", "is_open"),
    [
        ({}, True),
        ({"at": AT - timedelta(seconds=1)}, False),
        ({"released_at": None}, False),
        ({"withdrawn_at": AT}, False),
        ({"at": AT + timedelta(days=400)}, True),
    ],
)
def test_pub_08_a_release_is_read_from_its_hour_on_and_not_a_second_before(
    changed: dict[str, Any], is_open: bool
) -> None:
    said: dict[str, Any] = {"released_at": AT - timedelta(2), "withdrawn_at": None, "embargo_at": AT, "at": AT}

    assert rules.is_open_to_all(**(said | changed)) is is_open


def test_a_text_has_title_and_body_in_a_language_of_ours() -> None:
    said: dict[str, Any] = {
        "language": "es",
        "title": "Título",
        "body": "Texto",
        "is_withdrawn": False,
        "is_released": False,
    }

    assert rules.reasons_not_to_write(**said) == []
    for changed in (
        {"language": "de"},
        {"body": " "},
        {"body": "x" * 9000},
        {"is_withdrawn": True},
        {"is_released": True},
    ):
        assert len(rules.reasons_not_to_write(**(said | changed))) == 1


def test_a_release_is_signed_off_in_three_languages_none_out_of_date_and_telling_of_no_victim() -> None:
    said: dict[str, Any] = {"outdated": (), "is_released": False, "is_withdrawn": False, "found": ()}

    assert rules.reasons_not_to_release(ALL, **said) == []
    assert len(rules.reasons_not_to_release({"es": 1}, **said)) == 1
    for changed in ({"outdated": ("fr",)}, {"is_released": True}, {"is_withdrawn": True}, {"found": ("M. L.",)}):
        assert len(rules.reasons_not_to_release(ALL, **(said | changed))) == 1


def test_the_hour_is_moved_before_it_comes_and_not_out_of_sight() -> None:
    assert rules.reasons_not_to_set_hour(AT + timedelta(hours=3), at=AT, is_open=False) == []
    assert len(rules.reasons_not_to_set_hour(AT + timedelta(days=121), at=AT, is_open=False)) == 1
    assert len(rules.reasons_not_to_set_hour(AT + timedelta(hours=3), at=AT, is_open=True)) == 1


def test_a_report_is_published_once_it_is_over_and_a_further_edition_says_why() -> None:
    said: dict[str, Any] = {"last": None, "why": "", "found": (), "has_ended": True}

    assert rules.reasons_not_to_publish_report(ALL, **said) == []
    assert rules.reasons_not_to_publish_report(ALL, **(said | {"last": {"es": 2}, "why": "Se corrigió."})) == []
    for changed in ({"last": ALL, "why": "x"}, {"last": {"es": 2}}, {"found": ("x",)}, {"has_ended": False}):
        assert len(rules.reasons_not_to_publish_report(ALL, **(said | changed))) == 1
    assert len(rules.reasons_not_to_publish_report({"es": 1}, **said)) == 1
