"""A form as sheets again: what is brought back is the same, and a phone is given what it knows."""

from typing import Any

import pytest
from lxml import etree

from amparo.demo.surveying import form_named
from amparo.evidence.surveys.rules.sheets import read_form
from amparo.evidence.surveys.rules.workbooks import languages_of, sheets_for_phone, sheets_from_text, sheets_to_edit
from amparo.foundation.documents.workbooks import xform_of

NAMES = ["final-evaluation", "training-needs"]


@pytest.mark.parametrize("name", NAMES)
def test_what_is_edited_and_brought_again_is_the_same_form(name: str) -> None:
    form = form_named(name)

    assert read_form(sheets_to_edit(form, code=name)) == form


@pytest.mark.parametrize("name", NAMES)
def test_a_phone_is_given_every_question_in_three_languages_and_its_condition(name: str) -> None:
    form = form_named(name)

    xform: Any = etree.fromstring(xform_of(sheets_for_phone(form, code=name, version=3)).encode())

    (root,) = xform.xpath("//*[local-name()='instance'][not(@id)]/*")
    assert (root.get("id"), root.get("version")) == (name, "3")
    leaves = {etree.QName(each).localname for each in root.iter() if len(each) == 0}
    assert leaves - {"instanceID"} == {each.name for each in form.questions}
    assert len(xform.xpath("//*[local-name()='translation']")) == 3
    relevant = xform.xpath("//*[local-name()='bind'][@relevant]")
    assert len(relevant) == sum(bool(each.conditions) for each in form.questions)
    assert b"breakdown" not in etree.tostring(xform)
    assert b"counts_as" not in etree.tostring(xform)


def test_tables_in_a_text_are_sheets() -> None:
    text = "# Title\n\n| survey |\n| | type | name |\n| | text | a |\n\n| settings |\n| | form_title | x |\n"

    assert sheets_from_text(text) == {"survey": [["type", "name"], ["text", "a"]], "settings": [["form_title", "x"]]}


def test_spanish_comes_first() -> None:
    assert languages_of(form_named("training-needs")) == ("es", "fr", "en")
