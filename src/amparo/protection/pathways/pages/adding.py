"""Which steps may be written down as done outside the order."""

from __future__ import annotations

from amparo.protection.pathways.pages import words
from amparo.protection.pathways.pages.case import View
from amparo.protection.pathways.vocabulary import alphabetical


def steps_to_add(view: View) -> list[tuple[str, str]]:
    """Return path and title of every step of the pathway, by title."""
    run = view.run
    if run is None:
        return []
    paths = [path for path in run.net.paths if run.net.node(path).step is not None]
    return sorted(((path, words.step_title(run, path)) for path in paths), key=alphabetical)
