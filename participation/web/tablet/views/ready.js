// "I am ready": nobody need wait for me. What I chose is saved already, tap by tap, and can still be changed.

import { DOUBLE_TAP, note, sendButton } from "../elements.js";
import { mineNow } from "../expected.js";
import { send, waitsAt } from "../queue.js";
import { clearRefusal, refusalNote } from "../refusals.js";
import { say } from "../say.js";

let tappedAt = 0;

/** The big button of a vote or a form. `before` does what is left to do; it says false when the person must look first. */
export function readyButton(stage, before = () => true) {
  const ready = mineNow().ready.includes(stage.id);
  const place = `ready:${stage.id}`;
  const tap = () => {
    if (Date.now() - tappedAt < DOUBLE_TAP) return;
    tappedAt = Date.now();
    if (!ready && before() === false) return;
    clearRefusal(place);
    send("ready", { stage: stage.id, ready: !ready });
  };
  const sentence = waitsAt(place) ? say("Telling that you are ready. Wait a moment.") : say("You are ready. You can still change your answers.");
  return [
    ready && note(sentence, "thanks", { key: "ready", role: "status" }),
    refusalNote(place),
    ready
      ? sendButton(tap, say("I am not ready yet"), { class: "send calm" })
      : sendButton(tap, say("I am ready")),
  ];
}
