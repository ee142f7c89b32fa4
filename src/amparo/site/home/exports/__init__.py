"""Reference pages made from the code and the content, so that what the coalition signs is what runs."""

from __future__ import annotations

from pathlib import Path

from django.utils import translation

from amparo.site.home.exports.access import permissions_page
from amparo.site.home.exports.entities import entities_page, states_page
from amparo.site.home.exports.procedures import drawings, rights_page
from amparo.site.home.exports.requirements import requirements_page

__all__ = ["permissions_page", "reference"]


def reference(content: Path) -> dict[str, str]:
    """Return every page by its path inside `docs/reference`."""
    with translation.override("en"):
        pages = {
            "permissions.md": permissions_page(),
            "entities.md": entities_page(),
            "states.md": states_page(),
            "rights.md": rights_page(content),
            "asvs.md": requirements_page(),
        }
    return {**pages, **drawings(content)}
