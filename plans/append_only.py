"""A migration operation: rows of a history table are never changed or removed."""

from django.db.migrations.operations.base import Operation

REFUSAL = "history is append-only"

SQLITE = """
CREATE TRIGGER {table}_{event}_refused BEFORE {event} ON {table}
BEGIN SELECT RAISE(ABORT, '{refusal}'); END
"""
POSTGRES_FUNCTION = """
CREATE OR REPLACE FUNCTION history_is_append_only() RETURNS trigger AS
$$ BEGIN RAISE EXCEPTION '{refusal}' USING ERRCODE = 'integrity_constraint_violation';
END $$ LANGUAGE plpgsql
"""
POSTGRES = """
CREATE TRIGGER {table}_{event}_refused BEFORE {event} ON {table}
FOR EACH ROW EXECUTE FUNCTION history_is_append_only()
"""


class AppendOnly(Operation):
    """Let the database itself refuse UPDATE and DELETE on a model's table.

    SQLite drops triggers when it rebuilds a table: a later migration that alters
    the model repeats this operation.
    """

    reversible = True

    def __init__(self, model_name: str) -> None:
        self.model_name = model_name

    def deconstruct(self):
        return (type(self).__name__, [self.model_name], {})

    def state_forwards(self, app_label, state) -> None:
        """Leave the models as they are: the trigger is the database's alone."""

    def database_forwards(self, app_label, schema_editor, from_state, to_state) -> None:
        table = to_state.apps.get_model(app_label, self.model_name)._meta.db_table
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(POSTGRES_FUNCTION.format(refusal=REFUSAL), None)
            trigger = POSTGRES
        else:
            trigger = SQLITE
        for event in ("UPDATE", "DELETE"):
            schema_editor.execute(
                trigger.format(table=table, event=event, refusal=REFUSAL), None
            )

    def database_backwards(
        self, app_label, schema_editor, from_state, to_state
    ) -> None:
        table = from_state.apps.get_model(app_label, self.model_name)._meta.db_table
        on = f" ON {table}" if schema_editor.connection.vendor == "postgresql" else ""
        for event in ("UPDATE", "DELETE"):
            schema_editor.execute(f"DROP TRIGGER {table}_{event}_refused{on}", None)

    def describe(self) -> str:
        return f"Refuse changes to the rows of {self.model_name}"
