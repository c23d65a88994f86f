"""Hearing what other processes wrote to the same database, so that their changes reach the browsers of this one."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import psycopg

from participation.store import Database
from participation.web import quiet
from participation.web.live import Hub

BETWEEN_LOOKS = 0.5
BETWEEN_TRIES = 1.0
CHANNEL = "yhdessa"


def watch(hub: Hub) -> asyncio.Task[None]:
    """Asks the database twice a second whether something changed, and only then looks at the counters."""
    return asyncio.get_running_loop().create_task(_watch(hub))


async def _watch(hub: Hub) -> None:
    loop = asyncio.get_running_loop()
    seen: str | None = None
    with ThreadPoolExecutor(1, "watch") as thread:  # one thread: SQLite compares with what this connection saw last
        while True:
            try:
                version = await loop.run_in_executor(thread, hub.database.version)
                if version != seen:
                    seen = version
                    await compare(hub, thread)
            except Exception as error:
                quiet.tell(error)
            await asyncio.sleep(BETWEEN_LOOKS)


async def compare(hub: Hub, thread: ThreadPoolExecutor) -> None:
    """Tells the hub which counters stand elsewhere than it last saw."""
    rooms = list(hub.rooms.values())
    if not rooms:
        return
    loop = asyncio.get_running_loop()
    now = await loop.run_in_executor(thread, _counters, hub.database, [room.workshop_id for room in rooms])
    for room in rooms:
        current = now[room.workshop_id]
        first = not room.counters
        moved = {topic for topic, value in current.items() if room.counters.get(topic, 0) != value}
        room.counters |= current
        if moved and not first:
            hub.changed(room.workshop_id, moved)


def _counters(database: Database, workshop_ids: list[str]) -> dict[str, dict[str, int]]:
    with database.read() as look:
        return {
            workshop_id: {
                row["topic"]: row["value"]
                for row in look.rows("SELECT topic, value FROM counter WHERE workshop_id = :id", id=workshop_id)
            }
            for workshop_id in workshop_ids
        }


def hear(hub: Hub, address: str) -> asyncio.Task[None]:
    """Hears PostgreSQL's notifications, which each raised counter sends at its commit."""
    return asyncio.get_running_loop().create_task(_hear(hub, address))


async def _hear(hub: Hub, address: str) -> None:
    while True:
        try:
            async with await psycopg.AsyncConnection.connect(address, autocommit=True) as connection:
                await connection.execute(f"LISTEN {CHANNEL}")
                with ThreadPoolExecutor(1, "compare") as thread:
                    await compare(hub, thread)  # what was told while nobody listened
                async for told in connection.notifies():
                    workshop_id, _, topic = told.payload.partition(" ")
                    hub.changed(workshop_id, {topic})
        except psycopg.Error as error:
            quiet.tell(error)
            await asyncio.sleep(BETWEEN_TRIES)
