"""What the application may do in the database: everything it needs, and to the history only add.

Two roles share the work. The owner role owns the tables, migrates and erases. The application role
owns nothing, so it can neither change a table nor switch off a trigger. It may read every table and
write most; on the history it may insert and read.
"""

from collections.abc import Iterator

from django.apps import apps
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg.sql import SQL, Composed, Identifier

from soepel.records.history import APPEND_ONLY

READ_ONLY = ("django_migrations",)


def append_only() -> frozenset[str]:
    """The tables to which rows are only ever added: the history, and what is its own history."""
    models = apps.get_app_config("records").get_models()
    return frozenset(
        model._meta.db_table
        for model in models
        if model.__name__ in APPEND_ONLY or hasattr(model, "pgh_tracked_model")
    )


def grant_rights(owner: BaseDatabaseWrapper, role: str) -> None:
    """Gives the application role what it needs, and takes what it does not. Safe to run again.

    `owner` is a connection of the owner role, in whose schema all tables are.
    """
    with owner.cursor() as cursor:
        cursor.execute("select tablename from pg_tables where schemaname = current_schema()")
        tables = {name for (name,) in cursor.fetchall()}
        for statement in _statements(tables, role):
            cursor.execute(statement)


def _statements(tables: set[str], role: str) -> Iterator[Composed]:
    to = Identifier(role)
    yield SQL("grant usage on schema {} to {}").format(Identifier("public"), to)
    yield SQL("grant usage, select on all sequences in schema public to {}").format(to)
    for name in sorted(tables):
        table = Identifier(name)
        yield SQL("revoke all on {} from {}").format(table, to)
        yield SQL("grant {} on {} to {}").format(SQL(_rights(name)), table, to)


def _rights(table: str) -> str:
    if table in READ_ONLY:
        return "select"
    return "select, insert" if table in append_only() else "select, insert, update, delete"


def keeps_apart(application: BaseDatabaseWrapper) -> bool:
    """Whether the role of a connection can only add to the history: no other right, no ownership.

    One role for everything could rewrite the history, and every health page then says so.
    """
    with application.cursor() as cursor:
        cursor.execute(
            """
            select bool_or(
                pg_has_role(tableowner, 'member')
                or has_table_privilege(quote_ident(tablename), 'update, delete, truncate, trigger')
            )
            from pg_tables where schemaname = current_schema() and tablename = any (%s)
            """,
            [sorted(append_only())],
        )
        (more,) = cursor.fetchone()
    return more is False
