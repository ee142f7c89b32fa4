"""Which answers go where."""

from __future__ import annotations

from amparo.prevention.community.vocabulary import ADULT, PHONE
from amparo.protection.reception.rules import answers_for_the_case


def test_what_was_told_goes_into_the_fields_of_the_first_step_and_no_further() -> None:
    told = {"what": "x" * 1200, "time": "ayer", "place": "playa", "who": "", "contact": "", "danger": "YES"}

    assert answers_for_the_case(told, kind=ADULT) == {
        "amp_report_channel": "WEB", "amp_reporter_kind": "ANONYMOUS", "amp_report_summary": "x" * 1000,
        "amp_report_place": "playa",
    }  # fmt: skip
    assert answers_for_the_case({"what": "x", "who": "SELF"}, kind=PHONE) == {
        "amp_report_channel": "HOTLINE", "amp_reporter_kind": "SELF", "amp_report_summary": "x",
    }  # fmt: skip
