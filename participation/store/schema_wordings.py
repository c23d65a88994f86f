"""Which words a moderation and a decision were about, and names of groups that wait to be read."""


def wordings(_: str) -> list[str]:
    """The mark of the wording beside each step and decision; who named a group, and whether a person has read that name."""
    return [
        "ALTER TABLE theme_event ADD COLUMN wording TEXT",
        "ALTER TABLE decision ADD COLUMN wording TEXT",
        "ALTER TABLE theme_group ADD COLUMN name_state TEXT NOT NULL DEFAULT 'shown'",
        "ALTER TABLE theme_group ADD COLUMN named_by TEXT REFERENCES participant (id)",
    ]
