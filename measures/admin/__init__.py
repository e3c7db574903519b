"""The admin of measures and of the words of a plan."""

from measures.admin.measures import MeasureAdmin
from measures.admin.texts import TextAdmin

__all__ = ["MeasureAdmin", "TextAdmin"]
