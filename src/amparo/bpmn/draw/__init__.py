"""The drawing of a procedure: swim lanes laid out, SVG with the live steps lit, BPMN DI, and the same as a list.

Everything is made from a `Diagram` and the texts of one language; nothing is read from disk or network.
"""

from __future__ import annotations

from .layout import layout
from .plan import Layout
from .svg import svg

__all__ = ["Layout", "layout", "svg"]
