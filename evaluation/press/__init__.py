"""The press: prints a work in any template of the archive, the same bytes every time.

>>> sorted(TEMPLATES)
['A', 'B', 'C', 'D', 'E', 'capture', 'cms2007', 'fonts2000', 'late2010', 'xhtml2003']
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from evaluation.press.capture import render_capture
from evaluation.press.cms2007 import render_cms2007
from evaluation.press.fonts2000 import render_fonts2000
from evaluation.press.late2010 import render_late2010
from evaluation.press.losses import Loss, losses, truth_in
from evaluation.press.plain import render_a, render_b, render_c, render_d, render_e
from evaluation.press.work import Piece, PieceKind, Rendering, Truth, Work
from evaluation.press.xhtml2003 import render_xhtml2003

__all__ = ["HTML", "TEMPLATES", "TEXT", "Loss", "Piece", "PieceKind", "Rendering", "Truth", "Work", "losses", "render", "truth_in"]

HTML: Final = ("fonts2000", "xhtml2003", "cms2007", "late2010", "capture")
TEXT: Final = ("A", "B", "C", "D", "E")
TEMPLATES: Final[Mapping[str, Callable[[Work], bytes]]] = MappingProxyType(
    {
        "fonts2000": render_fonts2000,
        "xhtml2003": render_xhtml2003,
        "cms2007": render_cms2007,
        "late2010": render_late2010,
        "capture": render_capture,
        "A": render_a,
        "B": render_b,
        "C": render_c,
        "D": render_d,
        "E": render_e,
    }
)


def render(work: Work, template: str) -> bytes:
    """The bytes of a work in a template; an unknown template is a KeyError."""
    return TEMPLATES[template](work)
