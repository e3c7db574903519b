"""The words of a plan, under their measure and all together."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from measures.models import Text, TextKind
from plans.admin.base import ScopedStacked
from plans.admin.filters import PlanFilter, choice_filter
from plans.admin.parts import PartAdmin, PartForm


class TextInline(ScopedStacked):
    """Texts of one measure; those of goals and of the plan have their own page."""

    model = Text
    form = PartForm
    fields = [("kind", "heading"), "body", ("mark", "anchor"), ("code", "position")]


@admin.register(Text)
class TextAdmin(PartAdmin):
    fieldsets = [
        (
            None,
            {
                "fields": ["plan", "goal", "measure"],
                "description": _(
                    "A text belongs to a goal or to a measure; with neither, to the "
                    "plan as a whole."
                ),
            },
        ),
        (_("Words"), {"fields": ["kind", "heading", "body"]}),
        (_("As printed"), {"fields": ["mark", "anchor"]}),
        (_("Filing"), {"fields": ["code", "position"]}),
    ]
    list_display = ["beginning", "kind", "stands_at", "plan"]
    list_filter = [
        PlanFilter,
        choice_filter("kind", title=_("kind"), choices=TextKind.choices),
    ]
    list_select_related = ["plan", "goal", "measure"]
    search_fields = ["code", "heading", "body", "measure__title", "goal__title"]
    autocomplete_fields = ["measure"]
    ordering = ["plan", "position", "pk"]

    @admin.display(description=_("text"))
    def beginning(self, text: Text) -> str:
        return str(text)

    @admin.display(description=_("stands at"))
    def stands_at(self, text: Text) -> str:
        return "" if text.owner == text.plan else str(text.owner)
