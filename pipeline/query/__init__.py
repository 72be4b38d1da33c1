"""Reading what was published.

release = open_release("data/processed")
reports = release.pandas("reports")
"""

from pipeline.query.card import render_card
from pipeline.query.release import Release, open_release
from pipeline.query.show import ReportCard, show

__all__ = ["Release", "ReportCard", "open_release", "render_card", "show"]
