"""A copy is made and put back with the very commands of the guide, whichever way the server ended."""

import re
import signal
import subprocess
from pathlib import Path

import pytest

from participation.model.texts import LANGUAGES
from participation.store import open_database
from tests import builders
from tests.browser.by_http import Person
from tests.serving import ROOT, Server, free_port

HEADINGS = {"fi": "Varmuuskopio", "sv": "Säkerhetskopia", "en": "Backup"}
OLD, NEWER = "Vanha ajatus, joka jää", "Uudempi ajatus, joka ei palaa"


def commands(language: str) -> list[str]:
    """The blocks of commands under the guide's heading: how to copy, and how to restore."""
    guide = (ROOT / "docs" / "guide" / f"{language}.md").read_text("utf-8")
    section = guide.split(f"### {HEADINGS[language]}\n")[1].split("\n### ")[0]
    return re.findall(r"```\n(.+?)```", section, re.DOTALL)


def carry_out(block: str, place: Path) -> None:
    subprocess.run(["sh", "-e", "-c", block], cwd=place, check=True, capture_output=True, text=True)


def data_in(place: Path) -> Path:
    data = place / "workshop_data" / "live"
    data.mkdir(parents=True)
    return data


@pytest.mark.slow
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_a_copy_made_while_the_server_runs_comes_back_whole_however_it_ended(tmp_path: Path, how: signal.Signals) -> None:
    copy, restore = commands("fi")
    server = Server(data_in(tmp_path), free_port())
    made = builders.room(opened := open_database(str(server.data / "yhdessa.db")), "conversation")
    made.open("add_themes")
    opened.close()
    try:
        server.start()
        child = Person(server.address).join(made.workshop.join_code)
        stage = child.state()["room"]["stage"]["id"]
        child.send("add_theme", stage=stage, text=OLD, language="fi")
        carry_out(copy, tmp_path)
        for number in range(20):
            child.send("add_theme", stage=stage, text=f"{NEWER} {number}", language="fi")
        server.stop(how)
        left = {path.name for path in server.data.iterdir()} - {"server.log"}
        assert left == {"yhdessa.db"} or how == signal.SIGKILL
        carry_out(restore, tmp_path)
        server.start()
        assert [theme["text"] for theme in child.state()["mine"]["themes"]] == [OLD]
        child.send("add_theme", stage=stage, text=NEWER, language="fi")
    finally:
        server.stop()
    whole = open_database(str(server.data / "yhdessa.db"))
    assert whole.check() == []
    whole.close()


@pytest.mark.slow
def test_a_folder_copied_after_the_server_stopped_holds_all_of_it_in_the_database_file(tmp_path: Path) -> None:
    server = Server(data_in(tmp_path), free_port())
    server.start()
    code = server.first_code
    server.stop()
    assert {path.name for path in server.data.iterdir()} == {"yhdessa.db", "server.log"}
    assert code


def test_the_guide_gives_the_same_commands_in_each_language() -> None:
    names = {"fi": "kopio.db", "sv": "kopia.db", "en": "copy.db"}
    assert len({tuple(block.replace(names[language], "COPY") for block in commands(language)) for language in LANGUAGES}) == 1
    assert all("-wal" in block and "-shm" in block for block in (commands(language)[1] for language in LANGUAGES))
