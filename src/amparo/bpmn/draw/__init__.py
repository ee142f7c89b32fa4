"""The drawing of a procedure: swim lanes laid out, SVG with the live steps lit, BPMN DI, and the same as a list.

Everything is made from a `Diagram` and the texts of one language; nothing is read from disk or network.
"""

from __future__ import annotations

from .di import for_editors, to_di
from .layout import layout
from .listing import Row, listing
from .plan import Layout
from .svg import svg

__all__ = ["Layout", "Row", "for_editors", "layout", "listing", "svg", "to_di"]
