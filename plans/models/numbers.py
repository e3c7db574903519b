"""Numbers that the database itself writes as text."""

from django.db import models


class Shortest(models.Func):
    """A number as ``plans.printing.plain`` writes it: ``-35``, ``51.8``."""

    template = "CAST(%(expressions)s AS text)"
    output_field = models.TextField()

    def as_postgresql(self, compiler, connection, **context):
        # SQLite keeps no zeros at the end; here they have to be taken off.
        template = "trim_scale(%(expressions)s)::text"
        return self.as_sql(compiler, connection, template=template, **context)
