"""ME-17: what is exported for donors validates against IATI's own schema."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.urls import reverse
from lxml import etree

from tests.conftest import Browsing
from tests.evidence.reports.balance import review

SCHEMA = Path(__file__).parent / "iati" / "iati-activities-schema.xsd"


def exported(browsing: Browsing, code: str, username: str) -> Any:
    review()
    answer = browsing(username).get(reverse("reports:iati", args=[code]))
    assert answer.status_code == 200
    return etree.fromstring(answer.content)


def test_me_17_the_evaluation_validates_and_its_comment_tells_count_and_base(browsing: Browsing) -> None:
    root = exported(browsing, "HN-2019", "hn.secretaria")
    schema = etree.XMLSchema(etree.parse(SCHEMA))
    schema.assertValid(root)
    comments = root.xpath("//indicator[@measure='2']//comment/narrative[@xml:lang='es']/text()")

    assert root.get("version") == "2.03"
    assert any(text.startswith("105 de 109") for text in comments)
    assert root.xpath("count(//indicator[@measure='2'])") == 4
    assert sorted(root.xpath("//actual[@value='96']/dimension[@name='n']/@value")) == ["109", "51"]


def test_a_percentage_of_unknown_base_has_no_count_and_is_never_aggregated(browsing: Browsing) -> None:
    root = exported(browsing, "CR-2015", "cr.secretaria")
    etree.XMLSchema(etree.parse(SCHEMA)).assertValid(root)
    shares = root.xpath("//indicator[@measure='2']")

    assert len(shares) == 3
    assert {each.get("aggregation-status") for each in shares} == {"false"}
    assert root.xpath("count(//indicator[@measure='2']//dimension)") == 0
    assert all("base desconocida" in text for text in root.xpath(
        "//indicator[@measure='2']//comment/narrative[@xml:lang='es']/text()"))  # fmt: skip


def test_another_countrys_project_is_not_found(browsing: Browsing) -> None:
    review()

    assert browsing("cr.secretaria").get(reverse("reports:iati", args=["HN-2019"])).status_code == 404
