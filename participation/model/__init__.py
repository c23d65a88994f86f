"""The domain as frozen dataclasses: no database, no page, no file."""
