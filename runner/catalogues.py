"""Message catalogues: nothing may be missing or doubtful in Spanish and French."""

import re
from collections.abc import Iterator
from pathlib import Path

from runner import places

_FIELD = re.compile(r'^(msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?) "(.*)"$')
LOCALE = places.ROOT / "src" / "amparo" / "locale"


def find() -> list[Path]:
    """List the catalogues."""
    return sorted(LOCALE.glob("*/LC_MESSAGES/django.po"))


def missing(catalogue: Path) -> list[str]:
    """List, in words, each entry of a catalogue that has no sure translation."""
    faults = []
    for number, flags, fields in _entries(catalogue.read_text(encoding="utf-8")):
        said = fields.get("msgid", "")
        texts = [text for name, text in fields.items() if name.startswith("msgstr")]
        if said and ("fuzzy" in flags or not texts or not all(texts)):
            why = "doubtful" if "fuzzy" in flags else "missing"
            faults.append(f"{catalogue.relative_to(places.ROOT)}:{number}: {why}: {said[:80]}")
    return faults


def _entries(text: str) -> Iterator[tuple[int, str, dict[str, str]]]:
    """Read a catalogue entry by entry: line number, flags, fields. Obsolete entries are left out."""
    number = 1
    for block in re.split(r"\n[ \t]*\n", text):
        flags, name, fields = "", "", dict[str, str]()
        for line in block.splitlines():
            found = _FIELD.match(line)
            if line.startswith("#,"):
                flags += line
            elif found:
                name = found[1]
                fields[name] = found[2]
            elif line.startswith('"') and name:
                fields[name] += line[1:-1]
        yield number, flags, fields
        number += block.count("\n") + 2
