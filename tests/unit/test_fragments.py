"""A fragment that has finished stays finished for the browser when another one starts in the same instant."""

from collections.abc import Iterator

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue

from participation.web import fragments

ENDED = ForwardMsg.ScriptFinishedStatus.FINISHED_FRAGMENT_RUN_SUCCESSFULLY
EARLY = ForwardMsg.ScriptFinishedStatus.FINISHED_EARLY_FOR_RERUN


@pytest.fixture(autouse=True)
def kept() -> Iterator[None]:
    before = ForwardMsgQueue.clear
    fragments.keep_their_ends()
    yield
    ForwardMsgQueue.clear = before  # type: ignore[method-assign]


def after_the_start_of(starting: list[str] | None, *, finished: str) -> int:
    return message_after_the_start_of(starting, finished=[finished]).script_finished


def message_after_the_start_of(starting: list[str] | None, *, finished: list[str]) -> ForwardMsg:
    queue = ForwardMsgQueue()
    message = ForwardMsg()
    message.metadata.run.fragment_ids.extend(finished)
    message.script_finished = ENDED
    queue.enqueue(message)
    queue.clear(retain_lifecycle_msgs=True, fragment_ids_this_run=starting)
    return queue.flush()[0]


def test_the_end_of_another_fragment_is_kept() -> None:
    assert after_the_start_of(["other"], finished="one") == ENDED


def test_the_same_fragment_starting_again_has_its_own_end_to_come() -> None:
    assert after_the_start_of(["one", "other"], finished="one") == EARLY


def test_of_several_that_ended_together_only_the_one_that_starts_again_waits_for_its_own_end() -> None:
    message = message_after_the_start_of(["one"], finished=["one", "other", "third"])
    assert message.script_finished == ENDED
    assert list(message.metadata.run.fragment_ids) == ["other", "third"]


def test_a_run_of_the_whole_page_replaces_every_fragment() -> None:
    assert after_the_start_of(None, finished="one") == EARLY
