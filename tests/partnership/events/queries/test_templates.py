"""The templates of events that the content has."""

from __future__ import annotations

from amparo.partnership.events.queries import templates as asked


def test_there_are_the_congress_and_the_workshop_in_each_language_and_no_other_path() -> None:
    assert asked.template_codes() == ["congress", "workshop"]
    assert [each.title for each in asked.templates_in("en")] == [
        "Regional congress of good practices", "Regional workshop of good practices of civil society",
    ]  # fmt: skip
    assert asked.template_with("../calls/standard", "es") is None
