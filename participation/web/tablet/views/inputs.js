// The closed set of inputs, each drawn here once. `put(value)` hears what a person answers; null takes the answer away.

import { button, h, icon, tiles } from "../elements.js";
import { known } from "../known.js";
import { say, textOf } from "../say.js";
import { counter, longest } from "./counter.js";
import { twoScales } from "./two_scales.js";

const INPUTS = { text, date, scale, choose_one: chooseOne, choose_many: chooseMany, choose_theme: chooseTheme, two_scales: twoScales };
const MANY_STEPS = 5;

/** One question. `ask` are {field, value, put, stage, open}; `open` offers "too early" and "no answer" beside a scale; `below` stands under it. */
export function input(ask) {
  const draw = INPUTS[ask.field.input];
  return draw ? h("div", { key: ask.field.name, class: "field" }, draw(ask), ask.open && openAnswers(ask), ask.below) : null;
}

function text({ field, value, put }) {
  const id = `field-${field.name}`;
  return [
    h("label", { class: "legend", for: id }, textOf(field.label)),
    h("textarea", { id, rows: 2, dir: "auto", value: value || "", "aria-describedby": `${id}-left`, oninput: (event) => put(event.target.value || null) }),
    counter(`${id}-left`, value || "", longest(field)),
  ];
}

function date({ field, value, put }) {
  const id = `field-${field.name}`;
  return [
    h("label", { class: "legend", for: id }, textOf(field.label)),
    h("input", { id, type: "date", value: value || "", onchange: (event) => put(event.target.value || null) }),
  ];
}

function scale(ask) {
  const { field } = ask;
  const options = field.options.length ? field.options.map((option, i) => stepOf(option, i)) : plainSteps(field);
  return oneOf(ask, options, options.length > MANY_STEPS ? "steps many" : "steps");
}

function stepOf(option, i) {
  const number = /^\d+$/.test(option.value) ? option.value : i + 1;
  const sign = option.sign ? h("span", { class: "sign", "aria-hidden": "true" }, option.sign) : h("b", { class: "step" }, number);
  return { value: option.value, label: textOf(option.label), sign };
}

function plainSteps({ low, high }) {
  return Array.from({ length: high - low + 1 }, (_, i) => ({ value: low + i, label: "", sign: h("b", { class: "step" }, low + i) }));
}

function chooseOne(ask) {
  return oneOf(ask, ask.field.options.map(optionOf), ask.field.options.length === 2 ? "centred" : "");
}

function oneOf({ field, value, put }, options, shape) {
  const chosen = options.find((option) => String(option.value) === String(value));
  return [
    tiles({ name: field.name, legend: textOf(field.label), options, chosen: chosen && chosen.value, choose: put, shape }),
    chosen && button({ key: "none", class: "plain", onclick: () => put(null) }, icon("close"), say("Take my answer away")),
  ];
}

function chooseMany({ field, value, put }) {
  const chosen = value || [];
  const choose = (choice, on) => {
    const now = on ? [...chosen, choice] : chosen.filter((other) => other !== choice);
    put(now.length ? now : null);
  };
  return tiles({ name: field.name, legend: textOf(field.label), options: field.options.map(optionOf), chosen, many: true, choose });
}

function optionOf(option) {
  const sign = option.sign && h("span", { class: "sign", "aria-hidden": "true" }, option.sign);
  return { value: option.value, label: textOf(option.label), sign };
}

function chooseTheme({ field, value, put }) {
  const id = `field-${field.name}`;
  const { themes } = known.room;
  return [
    h("label", { class: "legend", for: id }, textOf(field.label)),
    h(
      "select",
      { id, value: value || "", onchange: (event) => put(event.target.value || null) },
      h("option", { key: "", value: "" }, themes.length ? say("No theme chosen") : say("There are no themes yet")),
      themes.map((theme) => h("option", { key: theme.id, value: theme.id, lang: theme.language, dir: "auto" }, theme.text)),
    ),
  ];
}

function openAnswers({ field, value, put }) {
  if (field.input !== "scale" && field.input !== "two_scales") return null;
  const answers = [
    ["too_early", say("Too early to say")],
    ["no_answer", say("I do not want to answer")],
  ];
  const toggle = ([name, label]) =>
    button({ key: name, class: value === name ? "chip given" : "chip", "aria-pressed": String(value === name), onclick: () => put(value === name ? null : name) }, label);
  return h("div", { key: "open", class: "row open-answers", role: "group", "aria-label": textOf(field.label) }, answers.map(toggle));
}
