"""How many connections the system lets this process hold. A tablet holds two."""

import sys

WANTED = 65_536


def allow_many() -> int:
    """Raises the limit of open files as far as the system lets it and gives it; Windows has no such limit."""
    if sys.platform == "win32":
        return WANTED
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = WANTED if hard == resource.RLIM_INFINITY else min(WANTED, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
        return wanted
    return soft
