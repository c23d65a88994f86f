"""A proxy before a server, set up with the very words of the guide: only names, ports and files are a test's own."""

import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

from tests.serving import ROOT, free_port

LANGUAGES = ("fi", "sv", "en")
NAME, INNER = "yhdessa.example.org", "127.0.0.1:8501"


def block(kind: str, language: str = "en") -> str:
    """The block for a kind of proxy as it stands in the guide."""
    guide = (ROOT / "docs" / "guide" / f"{language}.md").read_text("utf-8")
    found = re.search(rf"```{kind}\n(.+?)```", guide, re.DOTALL)
    assert found, f"the guide has no block for {kind}"
    return found[1]


@contextmanager
def nginx(inner_port: int, words: str) -> Iterator[str]:
    """nginx as these words set it up, over HTTPS; the address."""
    port, folder = free_port(), _folder()
    own = replaced(words, ("listen 443 ssl;", f"listen 127.0.0.1:{port} ssl; listen [::1]:{port} ssl;"), (NAME, "localhost"))
    own = replaced(own, (INNER, f"127.0.0.1:{inner_port}"), ("/etc/ssl/yhdessa.", f"{folder}/"))
    places = "".join(f"{name}_temp_path {folder}/{name};\n" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    (folder / "conf").write_text(f"pid {folder}/pid;\nerror_log stderr;\nevents {{}}\nhttp {{\naccess_log off;\n{places}{own}}}\n")
    with _running(["nginx", "-p", str(folder), "-c", f"{folder}/conf", "-g", "daemon off;"], port, folder):
        yield f"https://localhost:{port}"


@contextmanager
def caddy(inner_port: int, words: str) -> Iterator[str]:
    """Caddy as these words set it up, with a certificate of our own; the address."""
    port, folder = free_port(), _folder()
    own = replaced(words, (NAME + " {", f"localhost:{port} {{\n    tls {folder}/pem {folder}/key"), (INNER, f"127.0.0.1:{inner_port}"))
    (folder / "conf").write_text(f"{{\n    admin off\n    auto_https disable_redirects\n}}\n{own}")
    with _running(["caddy", "run", "--adapter", "caddyfile", "--config", f"{folder}/conf"], port, folder):
        yield f"https://localhost:{port}"


def replaced(words: str, *changes: tuple[str, str]) -> str:
    """The words with each change, which has to be there to be made."""
    for old, new in changes:
        assert old in words, old
        words = words.replace(old, new)
    return words


def _folder() -> Path:
    folder = Path(mkdtemp(prefix="yhdessa-proxy-"))
    folder.chmod(0o755)  # nginx's workers are another user
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
    made += ["-addext", "subjectAltName=DNS:localhost", "-keyout", f"{folder}/key", "-out", f"{folder}/pem"]
    subprocess.run(made, check=True, capture_output=True)
    return folder


@contextmanager
def _running(command: list[str], port: int, folder: Path) -> Iterator[None]:
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, env={"HOME": str(folder), "PATH": "/usr/sbin:/usr/bin:/bin"})
    try:
        _wait_for(port, process, folder)
        yield
    finally:
        process.terminate()
        try:
            process.wait(5)  # Caddy waits for those who still listen
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        shutil.rmtree(folder, ignore_errors=True)


def _wait_for(port: int, process: "subprocess.Popen[bytes]", folder: Path) -> None:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        assert process.poll() is None, (folder / "log").read_text()
        try:
            socket.create_connection(("localhost", port), 1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise TimeoutError((folder / "log").read_text())
