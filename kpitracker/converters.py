"""How addresses name rows: by the codes that people know."""

from django.urls import register_converter


class CodeConverter:
    """A code of a plan, goal, measure or indicator; see plans.models.fields."""

    regex = r"[A-Za-z0-9._-]+"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


# Before any address names it: whoever uses <code:…> imports this module.
register_converter(CodeConverter, "code")
