// Somebody writes what a person says: larger text, one thing at a time, questions read aloud, and a mark on what is sent
// meanwhile, so that own words stay own words. It is no role, and the next person does not inherit it.

import { frame } from "./dialogs.js";
import { button, h, icon, sendButton } from "./elements.js";
import { closeDialog } from "./go.js";
import { forget, recall, remember } from "./keep.js";
import { focusOn, known } from "./known.js";
import { applyTextSize } from "./layout.js";
import { say, textOf } from "./say.js";
import { canSpeak, speak } from "./speak.js";

export function helped() {
  return Boolean(recall("helped"));
}

/** What an answer carries along while somebody helps. */
export function withHelp(before = false) {
  return helped() || before ? { helped: true } : {};
}

export function helper() {
  if (helped()) {
    return frame("helper-page", say("Someone writes for me"), sendButton(() => turn(false), say("I write myself again")));
  }
  return frame("helper-page", say("Someone helps me"), [
    h("p", { key: "who" }, say("Somebody you trust can write what you say.")),
    h(
      "ul",
      { key: "how", class: "rules" },
      h("li", null, say("They write your words, not their own.")),
      h("li", null, say("You decide what is sent.")),
      h("li", null, say("Your themes get a mark: written with help. You see it, and so do those who read the themes later. The others in the room do not.")),
    ),
    sendButton(() => turn(true), say("Someone writes for me")),
  ]);
}

function turn(on) {
  if (on) remember("helped", true);
  else forget("helped");
  applyTextSize();
  closeDialog();
  focusOn("#question");
  if (on) readQuestion();
}

/** Says on every view, all the time, that another hand writes. */
export function helpedStrip() {
  if (!known.me || !helped()) return null;
  return h(
    "div",
    { key: "helped", class: "helped" },
    h("p", null, icon("person"), h("b", null, say("Someone writes for me"))),
    button({ class: "plain", onclick: () => turn(false) }, say("I write myself again")),
  );
}

/** Reads the question of the open stage aloud, where the device has a voice. */
export function readQuestion() {
  const stage = known.room && known.room.stage;
  if (helped() && stage && canSpeak()) speak(textOf(stage.prompt));
}
