// A form: each question is one of the closed set of inputs, and none is obligatory.

import { tell } from "../bar.js";
import { forgetUnsent, keepUnsent, unsent } from "../drafts.js";
import { button, emptyState, h, icon, note, sendButton, tiles } from "../elements.js";
import { mineNow, stillWaits } from "../expected.js";
import { at, focusOn, known } from "../known.js";
import { send } from "../queue.js";
import { clearRefusal, refusalOf } from "../replies.js";
import { say, sayMany, textOf } from "../say.js";
import { counted, counter, longest } from "./counter.js";
import { closedStage } from "./take_part.js";

const INPUTS = { text: textInput, choose_one: chooseOne, choose_many: chooseMany, scale: chooseOne };

export function form(stage) {
  if (!stage.fields.length) return { main: emptyState(say("The questions come here.")) };
  const values = { ...mineNow().answers[stage.id], ...unsent("form", stage) };
  return {
    main: stage.fields.map((field) => h("div", { key: field.name, class: "field" }, INPUTS[field.input](stage, field, values[field.name]))),
    go: stage.open ? [whatBecame(stage), sendButton(() => sendForm(stage), say("Send my answers"))] : closedStage(),
  };
}

function put(stage, field, value) {
  clearRefusal(stage.id);
  at({ nudge: null });
  keepUnsent("form", stage, { [field.name]: value });
}

function textInput(stage, field, value) {
  const id = `field-${field.name}`;
  return [
    h("label", { class: "legend", for: id }, textOf(field.label)),
    h("textarea", { id, rows: 2, dir: "auto", value: value || "", "aria-describedby": `${id}-left`, oninput: (event) => put(stage, field, event.target.value || null) }),
    counter(`${id}-left`, value || "", longest(field)),
  ];
}

function chooseOne(stage, field, value) {
  const steps = field.input === "scale";
  const options = steps && !field.options.length ? plainSteps(field) : field.options.map((option) => optionOf(option, steps));
  const chosen = value === undefined || value === null ? null : options.find((option) => String(option.value) === String(value));
  return [
    tiles({
      name: field.name,
      legend: textOf(field.label),
      options,
      chosen: chosen && chosen.value,
      choose: (choice) => put(stage, field, choice),
      shape: steps ? "steps" : "centred",
    }),
    chosen && button({ key: "none", class: "plain", onclick: () => put(stage, field, null) }, icon("close"), say("Take my answer away")),
  ];
}

function chooseMany(stage, field, value) {
  const chosen = value || [];
  return tiles({
    name: field.name,
    legend: textOf(field.label),
    options: field.options.map((option) => optionOf(option)),
    chosen,
    many: true,
    choose: (choice, on) => put(stage, field, on ? [...chosen, choice] : chosen.filter((other) => other !== choice)),
  });
}

function optionOf(option, steps) {
  const sign = steps ? h("b", { class: "step" }, option.value) : option.sign && h("span", { class: "sign", "aria-hidden": "true" }, option.sign);
  return { value: option.value, label: textOf(option.label), sign };
}

function plainSteps(field) {
  return Array.from({ length: field.high - field.low + 1 }, (_, i) => ({ value: field.low + i, label: "", sign: h("b", { class: "step" }, field.low + i) }));
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
