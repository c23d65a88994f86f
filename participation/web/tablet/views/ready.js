// "I am ready": nobody need wait for me. What I chose is saved already, tap by tap, and can still be changed.

import { DOUBLE_TAP, note, sendButton } from "../elements.js";
import { mineNow } from "../expected.js";
import { send, waitsAt } from "../queue.js";
import { clearRefusal, refusalNote } from "../refusals.js";
import { say } from "../say.js";

let tappedAt = 0;

/** The big button of a vote or a form. `before` does what is left to do; it says false when the person must look first. */
export function readyButton(stage, before = () => true) {
  const ready = isReady(stage);
  const tap = () => {
    if (Date.now() - tappedAt < DOUBLE_TAP) return;
    tappedAt = Date.now();
    if (!ready && before() === false) return;
    clearRefusal(placeOf(stage));
    send("ready", { stage: stage.id, ready: !ready });
  };
  const look = ready ? { class: "send calm" } : {};
  return [refusalNote(placeOf(stage)), sendButton(tap, ready ? say("I am not ready yet") : say("I am ready"), look)];
}

/** What is saved, and that the person is ready, in one note above the button. */
export function savedAndReady(stage, saved) {
  const ready = isReady(stage) && (waitsAt(placeOf(stage)) ? say("Telling that you are ready. Wait a moment.") : say("You are ready."));
  const sentences = [saved, ready].filter(Boolean);
  return sentences.length ? note(sentences.join(" "), "thanks", { key: "saved", role: "status" }) : null;
}

function isReady(stage) {
  return mineNow().ready.includes(stage.id);
}

function placeOf(stage) {
  return `ready:${stage.id}`;
}
