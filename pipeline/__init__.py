"""Strandline: archives of committee papers become tables in which every value can be proved.

from pipeline import open_release
reports = open_release("data/processed").pandas("reports")
"""

from typing import TYPE_CHECKING, Any

from pipeline.version import VERSION

if TYPE_CHECKING:
    from pipeline.query import open_release

__all__ = ["__version__", "open_release"]
__version__ = VERSION


def __getattr__(name: str) -> Any:
    """`open_release` brings Arrow with it, which a command line that only prints help can do without."""
    if name == "open_release":
        from pipeline.query import open_release

        return open_release
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
