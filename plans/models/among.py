"""Rows whose key is one of many thousand."""

import json
from collections.abc import Iterable

from django.db.models import BooleanField, F, Func, Value


class Among(Func):
    """A condition like ``__in``, but all keys are one parameter.

    Each parameter of its own takes longer to send than its row takes to be read.
    """

    output_field = BooleanField()

    def __init__(self, name: str, keys: Iterable[int]) -> None:
        super().__init__(F(name), Value(json.dumps(list(keys))))

    def as_sqlite(self, compiler, connection, **context):
        return self.as_sql(
            compiler,
            connection,
            template="%(expressions)s))",
            arg_joiner=" IN (SELECT value FROM json_each(",
            **context,
        )

    def as_postgresql(self, compiler, connection, **context):
        name, keys = self.get_source_expressions()
        written = self.copy()
        # [1, 2] is written {1, 2} as an array, and here: what the database had to
        # rewrite is no constant to it, and would be read anew for each row.
        array = Value("{" + keys.value[1:-1] + "}")
        written.set_source_expressions([name, array])
        return written.as_sql(
            compiler,
            connection,
            template="%(expressions)s::bigint[])",
            arg_joiner=" = ANY (",
            **context,
        )
