// A form: each question is one of the closed set of inputs, and none is obligatory.

import { tell } from "../bar.js";
import { forgetUnsent, keepUnsent, unsent } from "../drafts.js";
import { emptyState, note, sendButton } from "../elements.js";
import { mineNow, stillWaits } from "../expected.js";
import { at, focusOn, known } from "../known.js";
import { send } from "../queue.js";
import { clearRefusal, refusalOf } from "../replies.js";
import { say, sayMany } from "../say.js";
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
  return {
    main: stage.fields.map((field) => input({ field, value: values[field.name], put: put(field), stage, open: true })),
    go: stage.open ? [whatBecame(stage), sendButton(() => sendForm(stage), say("Send my answers"))] : closedStage(),
  };
}

function sendForm(stage) {
  const values = unsent("form", stage);
  const tooLong = stage.fields.find((field) => field.input === "text" && counted(values[field.name] || "") > longest(field));
  if (tooLong) {
    const over = counted(values[tooLong.name]) - longest(tooLong);
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
