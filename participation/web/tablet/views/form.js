// A form: each question is one of the closed set of inputs, and none is obligatory. A choice is saved when it is tapped; words
// are the writer's own until they are sent.

import { answerTo } from "../answers.js";
import { tell } from "../bar.js";
import { answerDraft, forgetAnswer, writeAnswer } from "../drafts.js";
import { button, emptyState, h, icon, note } from "../elements.js";
import { mineNow, stillWaits } from "../expected.js";
import { helped } from "../helper.js";
import { at, change, focusOn, known } from "../known.js";
import { send, waitsAt } from "../queue.js";
import { clearRefusal, refusalNote } from "../refusals.js";
import { say, sayMany, textOf } from "../say.js";
import { counted, longest } from "./counter.js";
import { input } from "./inputs.js";
import { readyButton, savedAndReady } from "./ready.js";
import { closedStage } from "./take_part.js";

export function form(stage) {
  if (!stage.fields.length) return { main: emptyState(say("The questions come here.")) };
  const { fields, turn } = inTurn(stage);
  return {
    main: [fields.map((field, i) => [partOf(field, fields[i - 1]), question(stage, field)]), turn],
    go: [whatBecame(stage), stage.open ? readyButton(stage, () => sendTexts(stage)) : closedStage()],
  };
}

function question(stage, field) {
  const given = (mineNow().answers[stage.id] || {})[field.name];
  const draft = stage.open && field.input === "text" ? answerDraft(stage, field) : null;
  const put = (value) => {
    if (!stage.open) return change();
    clearRefusal(answerTo(stage, field));
    at({ nudge: null });
    if (field.input === "text") return (value || "") === (given || "") ? forgetAnswer(stage, field) : writeAnswer(stage, field, value || "");
    return send("answer", { stage: stage.id, values: { [field.name]: value } });
  };
  const waits = !draft && field.input === "text" && waitsAt(answerTo(stage, field));
  const below = [refusalNote(answerTo(stage, field)), draft && notSent(stage, field), waits && note(say("On its way. Not saved yet."), "quiet", { key: "way" })];
  return input({ field, value: draft ? draft.text : given, put, stage, open: true, below });
}

function notSent(stage, field) {
  return h("div", { key: "not-sent", class: "row" }, h("p", { class: "quiet" }, say("Not sent yet.")), button({ class: "plain", onclick: () => sendText(stage, field) }, icon("next"), say("Send my text")));
}

// All questions; while somebody helps, one at a time, with the way to the next one and back.
function inTurn(stage) {
  const total = stage.fields.length;
  if (!helped() || total < 2) return { fields: stage.fields, turn: null };
  const now = Math.min(known.place[placeOf(stage)] || 0, total - 1);
  const to = (step) => () => at({ [placeOf(stage)]: now + step });
  const turn = h(
    "div",
    { key: "turn", class: "row apart" },
    now > 0 ? button({ key: "previous", class: "plain", onclick: to(-1) }, icon("back"), say("Previous question")) : h("span", { key: "first" }),
    h("p", { key: "number", class: "quiet", role: "status" }, say("question {number} of {total}", { number: now + 1, total })),
    now < total - 1 ? button({ key: "next", class: "give", onclick: to(1) }, say("Next question"), icon("next")) : h("span", { key: "last" }),
  );
  return { fields: [stage.fields[now]], turn };
}

function placeOf(stage) {
  return `question-${stage.id}`;
}

/** The name of a part of the form, above its first question. */
export function partOf(field, before) {
  if (!field.part || (before && before.part && before.part.en === field.part.en)) return null;
  return h("h2", { key: `part-${field.name}`, class: "part" }, textOf(field.part));
}

// One text; false when it must be made shorter first.
function sendText(stage, field) {
  const draft = answerDraft(stage, field);
  if (!draft) return true;
  const over = counted(draft.text) - longest(field);
  if (over > 0) {
    at({ [placeOf(stage)]: stage.fields.indexOf(field) });
    nudge(sayMany("Take away {n} letter first.", "Take away {n} letters first.", over), `#field-${field.name}`);
    return false;
  }
  clearRefusal(answerTo(stage, field));
  at({ nudge: null });
  send("answer", { stage: stage.id, values: { [field.name]: draft.text.trim() ? draft.text : null } }, { draft });
  forgetAnswer(stage, field);
  return true;
}

// Who is ready has nothing left in a box of this form.
function sendTexts(stage) {
  return stage.fields.filter((field) => field.input === "text").every((field) => sendText(stage, field));
}

function nudge(sentence, where) {
  at({ nudge: sentence });
  tell(sentence);
  focusOn(where);
}

function whatBecame(stage) {
  if (known.place.nudge) return note(known.place.nudge, "nudge", { key: "nudge" });
  if (stillWaits("answer", stage.id)) return note(say("Your answers are on their way. Not saved yet."), "quiet", { key: "way" });
  const texts = stage.open && stage.fields.some((field) => field.input === "text" && answerDraft(stage, field));
  if (texts) return note(say("You have a text that is not sent yet. It is sent when you are ready."), "quiet", { key: "texts" });
  const saved = Object.keys((known.mine && known.mine.answers[stage.id]) || {}).length > 0;
  const sentence = stage.open ? say("Your answers are saved. You can change them while this stage is open.") : say("Your answers are saved.");
  return savedAndReady(stage, saved && sentence);
}
