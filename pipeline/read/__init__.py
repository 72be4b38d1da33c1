"""The reading room: a capture's bytes become a page of canonical text with blocks, every character accounted for."""

from pipeline.read.comparison import compare_readings
from pipeline.read.reading import read_page, read_page_again

__all__ = ["compare_readings", "read_page", "read_page_again"]
