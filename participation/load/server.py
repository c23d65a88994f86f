"""What the server's process takes of the machine, read from outside."""

import time

import psutil

from participation.load.plan import CannotLoad


class ServerFacts:
    """Processor time and memory of one process and its children."""

    def __init__(self, pid: int) -> None:
        self._processes = [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]
        self.begin()

    @classmethod
    def listening_on(cls, port: int) -> "ServerFacts":
        """The process that listens on a port of this machine."""
        for connection in psutil.net_connections("tcp"):
            if connection.status == psutil.CONN_LISTEN and connection.laddr.port == port and connection.pid:
                return cls(connection.pid)
        raise CannotLoad(f"No server of yours listens on port {port}. Start it first.")

    def begin(self) -> None:
        """Starts a new measurement of processor time."""
        self._since, self._used = time.perf_counter(), self._seconds()

    def cpu_percent(self) -> float:
        """The processor time since `begin`, in per cent of one core."""
        return round(100 * (self._seconds() - self._used) / (time.perf_counter() - self._since), 1)

    def memory_mb(self) -> float:
        """The resident memory now, in megabytes."""
        return round(float(sum(process.memory_info().rss for process in self._processes)) / 1_000_000, 1)

    def _seconds(self) -> float:
        return float(sum(times.user + times.system for times in (process.cpu_times() for process in self._processes)))
