"""For whom a document is: networks of a role, groups and teams, as a line at its top."""

from collections.abc import Sequence
from dataclasses import replace

from participation.documents import words
from participation.model.texts import N_
from participation.project import groups
from participation.project.groups import WorkingGroup
from participation.reports.document import Document, Paragraph
from participation.store import Database
from participation.texts import say


def chosen(database: Database, ids: Sequence[str]) -> list[WorkingGroup]:
    """The groups with these ids, in their order."""
    return [group for group in groups.every(database) if group.id in ids]


def named(database: Database, document: Document, ids: Sequence[str]) -> Document:
    """The document with the line that says for whom it is; as it was without anybody chosen."""
    audiences = chosen(database, ids)
    if not audiences:
        return document
    names = words.names([group.name for group in audiences], document.language)
    line = Paragraph(say(document.language, N_("For: {audience}"), audience=names))
    return replace(document, blocks=(line, *document.blocks))
