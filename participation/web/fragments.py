"""Lets fragments run one close after another without leaving behind what they no longer draw.

When a run of a fragment starts, Streamlit 1.67 turns the news that another fragment has finished, where it was not sent yet,
into “stopped early”. The browser then keeps the elements that the finished one has left out: a button that is gone could
still be pressed. Here the news stays as it was for every fragment but those that start again, whose own end will come.
"""

from collections.abc import Collection

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue

_streamlits = ForwardMsgQueue.clear
_FINISHED = ForwardMsg.ScriptFinishedStatus.FINISHED_FRAGMENT_RUN_SUCCESSFULLY


def keep_their_ends() -> None:
    """Changes Streamlit's queue of messages in this process."""
    ForwardMsgQueue.clear = _clear  # type: ignore[assignment, method-assign]


def _clear(queue: ForwardMsgQueue, retain_lifecycle_msgs: bool = False, fragment_ids_this_run: list[str] | None = None) -> None:
    starting = fragment_ids_this_run or ()
    ends = [(message, others) for message in queue._queue if (others := _others_that_ended(message, starting))]
    _streamlits(queue, retain_lifecycle_msgs, fragment_ids_this_run)
    for message, others in ends:
        message.script_finished = _FINISHED
        message.metadata.run.fragment_ids[:] = others


def _others_that_ended(message: ForwardMsg, starting: Collection[str]) -> list[str]:
    """The fragments that this message says have finished, without those that start again."""
    if not starting or message.WhichOneof("type") != "script_finished" or message.script_finished != _FINISHED:
        return []
    return [fragment for fragment in message.metadata.run.fragment_ids if fragment not in starting]
