"""Templates: each in use, none with a style, a script or a handler of its own."""

from __future__ import annotations

import re

from tests.house.source import ROOT, SOURCE, named, nothing, template_name, templates

# Asked for by name parts, or by Django itself.
COMPOSED = ("design/patterns/", "pathways/")
TRUSTED = {
    "src/amparo/foundation/design/templates/design/components/diagram.html": "our own SVG",
}
ASKED_BY_DJANGO = {"400.html", "403.html", "403_csrf.html", "404.html", "500.html"}


def everything() -> str:
    """Return all source in which a template may be asked for."""
    paths = [*SOURCE.rglob("*.py"), *SOURCE.rglob("*.html"), *SOURCE.rglob("*.svg")]
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


def test_every_template_is_in_use() -> None:
    text = everything()
    unused = {
        name
        for name in map(template_name, templates())
        if name not in text and not (name.startswith(COMPOSED) and f'"{name.rpartition("/")[2][:-5]}"' in text)
    }

    assert len(templates()) > 60
    nothing(unused - ASKED_BY_DJANGO)


def test_a_template_that_nobody_asks_for_would_be_found() -> None:
    assert "cases/nobody_asks.html" not in everything()


INLINE = {
    "a style": r"\sstyle\s*=|<style\b",
    "a script": r"<script(?![^>]*\bsrc=)(?![^>]*type=\"application/json\")",
    "a handler": r"\son[a-z]+\s*=|\shx-on|javascript:",
    "something from elsewhere": r"(?:src|href|action)=\"(?:https?:)?//",
    "an unescaped value": r"\|safe\b|{%\s*autoescape off",
}


def found(kind: str) -> set[str]:
    pattern = re.compile(INLINE[kind], re.IGNORECASE)
    return {
        f"{named(path)}:{number}"
        for path in templates()
        if kind != "an unescaped value" or named(path) not in TRUSTED
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if pattern.search(line)
    }


def test_no_template_holds_what_the_policy_forbids() -> None:
    assert {kind: found(kind) for kind in INLINE} == {kind: set() for kind in INLINE}


def test_what_the_policy_forbids_would_be_found() -> None:
    wrong = {
        "a style": '<p style="color:red">',
        "a script": "<script>x()</script>",
        "a handler": '<a onclick="x()">',
        "something from elsewhere": '<img src="https://x.example/a.png">',
        "an unescaped value": "{{ name|safe }}",
    }

    assert all(re.search(INLINE[kind], text) for kind, text in wrong.items())
    assert not re.search(INLINE["a script"], '<script src="/a.js"></script>')


def test_every_form_that_is_sent_carries_its_token() -> None:
    wrong = set()
    for path in templates():
        for form in re.findall(r"<form\b.*?</form>", path.read_text(encoding="utf-8"), flags=re.DOTALL):
            if re.search(r'method="post"', form, re.IGNORECASE) and "csrf_token" not in form:
                wrong.add(str(path.relative_to(ROOT)))

    nothing(wrong)
