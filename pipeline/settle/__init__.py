"""Many witnesses, many renditions, one answer: the dissent is kept, the reason stated."""

from pipeline.settle.works import settle

__all__ = ["settle"]
