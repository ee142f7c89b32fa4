"""Reading the text of a report."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from amparo.evidence.reports.rules.texts import Cite, read, typed_numbers

TEXT = """# Capítulo

Según la fuente, [[hn-a]] y [[hn-b:short]].
:: chart hn-a hn-b | Un título
:: table hn-c
:: dance hn-a
[[Sin sentido]]
"""


def test_headings_paragraphs_tables_and_charts_are_read_with_their_lines() -> None:
    found = read(TEXT)

    assert [(block.line, block.kind) for block in found.blocks] == [
        (1, "heading"), (3, "paragraph"), (4, "chart"), (5, "table"), (7, "paragraph"),
    ]  # fmt: skip
    assert found.blocks[1].parts == ("Según la fuente, ", Cite("hn-a"), " y ", Cite("hn-b", True), ".")
    assert found.blocks[2].title == "Un título"
    assert found.codes == ("hn-a", "hn-b", "hn-c")
    assert found.wrong == ((6, ":: dance hn-a"), (7, "[[Sin sentido]]"))


def test_pub_01_a_number_typed_by_hand_is_found_with_its_line() -> None:
    found = typed_numbers(
        read("Entre 2015 y 2022 fue bien.\n\nEl 96 % dice que sí, 1.234 personas y 76,1 %.\n# 3 metas")
    )

    assert found == ((3, "96 %"), (3, "1.234"), (3, "76,1 %"), (4, "3"))


def test_a_figure_is_no_typed_number() -> None:
    assert typed_numbers(read("[[hn-2022-vulnerability]] y [[hn-a:short]]\n:: table hn-2022-practice")) == ()


@given(body=st.text(max_size=400))
def test_any_text_is_read_without_a_fault(body: str) -> None:
    found = read(body)

    assert all(block.line >= 1 for block in found.blocks)
    assert all(set(code) <= set("abcdefghijklmnopqrstuvwxyz0123456789-") for code in found.codes)


def test_the_findings_of_an_analysis_are_shown_and_are_no_figures() -> None:
    found = read(":: findings 3 | Lo que se halló\n:: findings tres\n:: table a b")

    assert next((each.kind, each.codes, each.title) for each in found.blocks) == ("findings", ("3",), "Lo que se halló")
    assert (found.codes, found.analyses, len(found.wrong)) == (("a", "b"), ("3",), 1)
