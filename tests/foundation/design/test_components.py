"""Every page of the examples, rendered, so that no component is told something it cannot show."""

import re
from functools import cache
from pathlib import Path

import pytest
from django.template.loader import render_to_string

from amparo.foundation import design
from amparo.foundation.design.examples import components, frames
from amparo.foundation.design.examples.views import PAGES, PATTERNS
from amparo.foundation.design.icons import PATHS

TEMPLATES = Path(design.__file__).parent / "templates"
FRAME = frames.frame(here="/", language="es", current="work")


@cache
def pages() -> dict[str, str]:
    shown: dict[str, str] = {
        "examples": render_to_string("design/examples.html", {**components.everything(), "frame": FRAME})
    }
    for name, content in PATTERNS.items():
        shown[name] = render_to_string(f"design/patterns/{name}.html", {**content(), "frame": FRAME})
    for name in PAGES:
        template = f"design/{name}.html" if name == "neutral" else f"{name}.html"
        shown[name] = render_to_string(template, {"frame": FRAME})
    return shown


@pytest.mark.parametrize("name", ["examples", *PATTERNS, *PAGES])
def test_page_has_nothing_that_a_strict_policy_refuses(name: str) -> None:
    page = pages()[name]

    assert re.findall(r"<style|\sstyle=|\son[a-z]+=|javascript:|<script(?![^>]*\ssrc=)", page) == []


@pytest.mark.parametrize("name", ["examples", *PATTERNS, *PAGES])
def test_page_has_one_title_one_main_and_no_id_twice(name: str) -> None:
    page = pages()[name]
    ids = re.findall(r'\sid="([^"]+)"', page)

    assert len(re.findall(r"<h1[ >]", page)) == 1
    assert len(re.findall(r"<main[ >]", page)) == 1
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("name", ["sign_in", "report", "receipt", *PAGES])
def test_page_outside_the_signed_in_area_has_a_neutral_title(name: str) -> None:
    title = re.search(r"<title>(.*?)</title>", pages()[name])

    assert title is not None
    assert title[1] in {"Servicios", "Services"}


def test_error_page_needs_neither_frame_nor_request() -> None:
    assert "<h1>" in render_to_string("500.html")


def test_every_component_is_shown_by_some_example() -> None:
    used = set()
    for template in TEMPLATES.rglob("*.html"):
        used |= set(re.findall(r'include "(design/components/[a-z_]+\.html)"', template.read_text()))

    assert {f"design/components/{path.name}" for path in (TEMPLATES / "design/components").iterdir()} == used


def test_every_icon_that_a_template_names_is_drawn() -> None:
    named = set()
    for template in TEMPLATES.rglob("*.html"):
        named |= set(re.findall(r'\{% icon "([a-z-]+)" %\}', template.read_text()))

    assert named <= set(PATHS)
