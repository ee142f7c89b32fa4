"""What a page with a list offers: to take it away, and to bring rows."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.foundation.design.pieces import Action


def take_away(kind: str, scope: str | int = "", *, label: str = "") -> Action:
    """Return the button that takes a list away; it is written down who took it. A page with several lists names it."""
    return Action(
        label or _("Take the list away (Excel)"),
        _address("take_away", kind, scope),
        kind="quiet",
        icon="download",
        post=True,
    )


def bring(kind: str, scope: str | int = "", *, label: str = "") -> Action:
    """Return the link by which rows are brought in a workbook."""
    return Action(label or _("Bring rows (Excel)"), _address("bring", kind, scope), kind="quiet")


def _address(name: str, kind: str, scope: str | int) -> str:
    return reverse(f"lists:{name}", args=[kind, scope] if scope != "" else [kind])
