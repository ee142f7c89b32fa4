"""`docs/reference/security-rules.md` stays true: each figure that names its place in the code is the figure there."""

from __future__ import annotations

import math
import re
from dataclasses import is_dataclass
from datetime import timedelta
from importlib import import_module
from typing import Any

import pytest
from django.conf import settings

from amparo.keyd import keyring
from tests.house.source import modules
from tests.house.test_sources import ROOT

PAGE = (ROOT / "docs" / "reference" / "security-rules.md").read_text(encoding="utf-8")
SECONDS = {"s": 1, "min": 60, "minutes": 60, "h": 3600, "days": 86_400}
BYTES = {"KiB": 1024, "MiB": 1024**2}
READS = r"\b(Image\.open|pikepdf\.open|PdfReader|docx\.Document|load_workbook|etree\.(fromstring|iterparse|parse))\("
# Read nothing but what they made themselves a moment before.
OF_OUR_OWN = {"amparo.bpmn.draw.di", "amparo.foundation.documents.papers", "amparo.protection.releases.exports"}
IN_PLACE = {"amparo.bpmn.read.door", "amparo.bpmn.replay.xes", "amparo.evidence.surveys.rules.instances"}
UNITS_OF_NAMES = {"HOURS": 3600, "MINUTES": 60}


def rules() -> list[tuple[str, str, str]]:
    """Return each rule with its figure and where that stands in the code."""
    return re.findall(r"^\| ([^|]+) \| (\d[^|]*) \| `([\w.]+)` \|$", PAGE, re.MULTILINE)


def in_the_code(name: str) -> Any:
    if name.startswith("settings."):
        return getattr(settings, name.removeprefix("settings."))
    if ".settings." in name or "child." in name:
        return written_in(name)
    parts = name.split(".")
    for cut in range(len(parts) - 1, 0, -1):
        try:
            found = import_module(".".join(parts[:cut]))
        except ModuleNotFoundError:
            continue
        for part in parts[cut:]:
            found = getattr(found() if is_dataclass(found) else found, part)
        return found
    raise LookupError(name)


def written_in(name: str) -> int:
    """Return a number as its module writes it: settings of a server and child processes are not imported here."""
    module, _, constant = name.rpartition(".")
    source = (ROOT / "src" / f"{module.replace('.', '/')}.py").read_text(encoding="utf-8")
    found = re.search(rf"^{constant}(?:: Final)? = ([\d_ *]+)$", source, re.MULTILINE)
    assert found, name
    return math.prod(int(each) for each in found[1].split("*"))


def amount(text: str) -> float:
    """Return a figure in its smallest unit: seconds, bytes, or as it is."""
    number, _, unit = text.replace(",", "").partition(" ")
    return float(number) * {**SECONDS, **BYTES, "": 1}[unit]


def as_amount(found: Any, name: str) -> float:
    if isinstance(found, timedelta):
        return found.total_seconds()
    if isinstance(found, str):
        return amount(found)
    # A number whose name says its unit is in that unit.
    return float(found) * UNITS_OF_NAMES.get(name.rpartition("_")[2], 1)


def test_the_page_has_its_figures() -> None:
    assert len(rules()) >= 45


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule[2].rpartition("amparo.")[2])
def test_a_figure_of_the_page_is_the_figure_of_the_code(rule: tuple[str, str, str]) -> None:
    _told, text, name = rule

    assert as_amount(in_the_code(name), name) == amount(text)


def cells(head: str) -> list[list[str]]:
    """Return the lines of the table under a head."""
    table = PAGE.partition(f"{head}\n")[2].partition("\n\n")[0].splitlines()[1:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table]


def test_every_key_is_in_the_list_with_what_it_is_for_its_cipher_and_when_it_changes() -> None:
    listed = cells("| Key | Where | What for | Cipher | Changed |")
    named = {name for line in listed for name in re.findall(r"`(\w+)`", line[0])}

    assert named == {*keyring.NAMES, keyring.ISSUER.removesuffix(".pem")}
    assert all(len(line) == 5 and all(line) for line in listed)


def test_every_library_that_reads_bytes_from_outside_is_named_and_shut_in() -> None:
    where = {module for line in cells("| Library | Reads | Where |") for module in re.findall(r"`([\w.]+)`", line[2])}
    reading = {
        path.relative_to(ROOT / "src").with_suffix("").as_posix().replace("/", ".")
        for path in modules()
        if re.search(READS, path.read_text(encoding="utf-8"))
    }

    assert reading - OF_OUR_OWN == where
    for module in where:
        source = (ROOT / "src" / f"{module.replace('.', '/')}.py").read_text(encoding="utf-8")
        if module in IN_PLACE:
            assert "resolve_entities=False" in source, f"{module} follows entities"
            continue
        assert "RLIMIT_AS" in source, f"{module} reads without a limit of memory"


def found_in(pattern: str) -> set[str]:
    """Return the modules of the product, the demonstration aside, whose source has something."""
    return {
        path.relative_to(ROOT / "src").with_suffix("").as_posix().replace("/", ".")
        for path in modules()
        if path.is_relative_to(ROOT / "src" / "amparo")
        and "demo" not in path.parts
        and re.search(pattern, path.read_text(encoding="utf-8"), re.MULTILINE)
    }


def named_after(words: str) -> set[str]:
    """Return the modules that the page names in the paragraph that begins with some words."""
    return set(re.findall(r"`(amparo[\w.]+)`", PAGE.partition(words)[2].partition("\n\n")[0]))


def test_every_place_where_a_session_begins_is_named() -> None:
    begun = found_in(r"^(?!def).*\b(come_in|enrol_with|wait_for_second)\(")

    assert begun - {"amparo.foundation.accounts.entering"} == named_after("Sessions begin in")


def test_every_place_that_connects_to_anything_is_named() -> None:
    connecting = r"HTTPS?Connection\(|build_opener\(|urlopen\(|EmailMessage\(|psycopg\.connect\(|socket\.socket\("

    assert found_in(connecting) == named_after("The connections out are made in")


def test_everything_is_logged_to_one_place_which_the_page_names() -> None:
    handlers: dict[str, dict[str, str]] = settings.LOGGING["handlers"]  # type: ignore[assignment]
    assert {each["class"] for each in handlers.values()} == {"logging.StreamHandler"}
    assert ["web server", "standard output, JSON lines on a server"] in [
        line[:2] for line in cells("| What | Where | Holds | For how long |")
    ]
