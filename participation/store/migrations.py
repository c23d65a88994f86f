"""How the database came to be, step by step. A step that has landed is never edited; a new one is added below it.

Each step is written once for both databases. SQLite's are carried out by sqlite-utils, which keeps a step and its record
in one transaction; the PostgreSQL adapter does the same with its own table.
"""

from collections.abc import Callable

import sqlite_utils
from sqlite_utils.migrations import Migrations

from participation.store import (
    schema,
    schema_across,
    schema_cards,
    schema_closing,
    schema_erasing,
    schema_joining,
    schema_newcomer,
    schema_operating_models,
    schema_project,
    schema_readiness,
    schema_regional,
    schema_structures,
    schema_votes,
    schema_wordings,
)

STEPS: tuple[tuple[str, Callable[[str], list[str]]], ...] = (
    ("first_tables", schema.first_tables),
    ("more_than_words", schema.more_than_words),
    ("project_and_process", schema_project.project_and_process),
    ("whispers", schema.whispers),
    ("theme_translations", schema.theme_translations),
    ("raw_exports", schema.raw_exports),
    ("joining", schema_joining.joining),
    ("cards", schema_cards.cards),
    ("places_and_summaries", schema_regional.places_and_summaries),
    ("operating_models", schema_operating_models.operating_models),
    ("signals_and_goals", schema_across.signals_and_goals),
    ("newcomers", schema_newcomer.newcomers),
    ("checklists_and_commitments", schema_structures.checklists_and_commitments),
    ("votes_that_count", schema_votes.votes_that_count),
    ("wordings", schema_wordings.wordings),
    ("readiness", schema_readiness.readiness),
    ("own_group_names", schema_erasing.own_group_names),
    ("closed_figures", schema_closing.closed_figures),
    ("open_papers", schema_readiness.open_papers),
)

migrations = Migrations("yhdessa")


def steps(dialect: str) -> list[tuple[str, list[str]]]:
    """Every step's name and its statements in the words of `dialect` (`sqlite` or `postgresql`)."""
    return [(name, statements(dialect)) for name, statements in STEPS]


def _register(name: str, statements: list[str]) -> None:
    def carry_out(database: sqlite_utils.Database) -> None:
        for statement in statements:
            database.execute(statement)

    migrations(name=name)(carry_out)


for _name, _statements in steps("sqlite"):
    _register(_name, _statements)
