"""What the town will do: measures, their texts, partners, budgets and reviews."""

from measures.models.budget import Budget, BudgetKind, BudgetTotal
from measures.models.measure import Measure, Partner
from measures.models.review import Course, Review
from measures.models.text import Text, TextKind

__all__ = [
    "Budget",
    "BudgetKind",
    "BudgetTotal",
    "Course",
    "Measure",
    "Partner",
    "Review",
    "Text",
    "TextKind",
]
