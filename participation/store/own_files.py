"""Files that are for their owner alone: the database holds what a child wrote, and its machine may have other users."""

import os
from contextlib import suppress
from pathlib import Path
from stat import S_ISVTX

PROGRAM = Path(__file__).parents[2]
BESIDE = ("", "-wal", "-shm", "-journal")


def keep(database: Path) -> None:
    """Makes the file and its folder where they are missing, and takes from others what they could read of them."""
    if not database.parent.exists():
        database.parent.mkdir(parents=True, mode=0o700)
    with suppress(OSError):  # a place that knows no owners, or is another's: the one who chose it answers for it
        if _is_for_data(database.parent):
            database.parent.chmod(0o700)
    with suppress(OSError):
        os.close(os.open(database, os.O_CREAT | os.O_RDWR, 0o600))
    for name in BESIDE:
        with suppress(OSError):
            database.with_name(database.name + name).chmod(0o600)


def _is_for_data(folder: Path) -> bool:
    """Whether a folder is one for data and not one that others need: no home, no shared one, none round the program."""
    place, state = folder.resolve(), folder.stat()
    shared = state.st_mode & S_ISVTX or place == Path.home().resolve() or PROGRAM.is_relative_to(place)
    return not shared and state.st_uid == getattr(os, "getuid", lambda: -1)()
