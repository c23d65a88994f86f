// A form: each question is one of the closed set of inputs, and none is obligatory.

import { tell } from "../bar.js";
import { forgetUnsent, keepUnsent, unsent } from "../drafts.js";
import { button, emptyState, h, icon, note, sendButton } from "../elements.js";
import { mineNow, stillWaits } from "../expected.js";
import { helped } from "../helper.js";
import { at, focusOn, known } from "../known.js";
import { send } from "../queue.js";
import { clearRefusal, refusalOf } from "../replies.js";
import { say, sayMany, textOf } from "../say.js";
import { counted, longest } from "./counter.js";
import { input } from "./inputs.js";
import { closedStage } from "./take_part.js";

export function form(stage) {
  if (!stage.fields.length) return { main: emptyState(say("The questions come here.")) };
  const values = { ...mineNow().answers[stage.id], ...unsent("form", stage) };
  const put = (field) => (value) => {
    clearRefusal(stage.id);
    at({ nudge: null });
    keepUnsent("form", stage, { [field.name]: value });
  };
  const { fields, turn } = inTurn(stage);
  return {
    main: [fields.map((field, i) => [partOf(field, fields[i - 1]), input({ field, value: values[field.name], put: put(field), stage, open: true })]), turn],
    go: stage.open ? [whatBecame(stage), sendButton(() => sendForm(stage), say("Send my answers"))] : closedStage(),
  };
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

function sendForm(stage) {
  const values = unsent("form", stage);
  const tooLong = stage.fields.find((field) => field.input === "text" && counted(values[field.name] || "") > longest(field));
  if (tooLong) {
    const over = counted(values[tooLong.name]) - longest(tooLong);
    at({ [placeOf(stage)]: stage.fields.indexOf(tooLong) });
    return nudge(sayMany("Take away {n} letter first.", "Take away {n} letters first.", over), `#field-${tooLong.name}`);
  }
  if (!Object.keys(values).length) return nudge(say("Choose or write something first. Then send."));
  clearRefusal(stage.id);
  at({ nudge: null });
  forgetUnsent("form", stage);
  return send("answer", { stage: stage.id, values });
}

function nudge(sentence, where) {
  at({ nudge: sentence });
  tell(sentence);
  if (where) focusOn(where);
}

function whatBecame(stage) {
  const refusal = known.place.nudge || refusalOf(stage.id);
  if (refusal) return note(refusal, "nudge", { key: "nudge" });
  if (stillWaits("answer", stage.id)) return note(say("Your answers are on their way. Not saved yet."), "quiet", { key: "way" });
  const saved = Object.keys((known.mine && known.mine.answers[stage.id]) || {}).length > 0;
  if (saved && Object.keys(unsent("form", stage)).length) return note(say("You have changed your answers. Send them again."), "quiet", { key: "changed" });
  return saved ? note(say("Your answers are saved. You can change them while this stage is open."), "thanks", { key: "saved" }) : null;
}
