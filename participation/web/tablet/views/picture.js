// The group's picture of a form: each question with its mean and spread, or its counts, from five answers on.

import { emptyState, h } from "../elements.js";
import { readersLanguage, say, sayMany, textOf } from "../say.js";
import { partOf } from "./form.js";

export function picture(stage) {
  const found = stage.picture;
  if (!found) return { main: emptyState(say("The shared picture comes here."), say("You need not do anything yet.")) };
  if (found.too_few) return { main: emptyState(textOf(found.too_few)) };
  return { main: [sideBySide(found), found.questions.map((asked, i) => [partOf(asked, found.questions[i - 1]), question(asked)])] };
}

// Estimates by whose eyes they were made with, where each side has five people or more.
function sideBySide(found) {
  const compared = found.by_eyes && found.by_eyes.sides.length ? found.by_eyes : null;
  if (!compared) return null;
  const row = (line) => h(
    "tr",
    { key: line.name },
    h("th", { scope: "row" }, textOf(line.label).split(":")[0], h("br"), h("span", { class: "quiet" }, textOf(line.in_words))),
    compared.sides.map((side, i) => h("td", { key: side.eyes.join() }, line.sides[i] ? decimal(line.sides[i].mean) : "–")),
  );
  return h(
    "section",
    { key: "by-eyes", class: "field", "aria-labelledby": "by-eyes" },
    h("h2", { id: "by-eyes" }, textOf(compared.sentence)),
    h(
      "table",
      { class: "result" },
      h("thead", null, h("tr", null, h("td"), compared.sides.map((side) => h("th", { key: side.eyes.join(), scope: "col" }, textOf(side.name))))),
      h("tbody", null, compared.lines.map(row)),
    ),
  );
}

function question(asked) {
  const id = `picture-${asked.name}`;
  return h(
    "section",
    { key: asked.name, class: "field", "aria-labelledby": id },
    h("h2", { id }, textOf(asked.label)),
    asked.sentence && asked.counted.length > 0 && h("p", null, textOf(asked.sentence)),
    asked.scales.map((scale, i) => onScale(scale, axisOf(asked, i))),
    asked.counted.length > 0 && counts(asked),
    openOnes(asked),
  );
}

function axisOf(asked, i) {
  const ends = asked.ends || {};
  const [low, high] = asked.scales.length > 1 && i ? ["bottom", "top"] : ["left", "right"];
  return ends[low] ? [textOf(ends[low]), textOf(ends[high])] : null;
}

function onScale(scale, ends) {
  const values = { mean: decimal(scale.mean), low: scale.low, high: scale.high };
  const share = (step) => (100 * (step - scale.low)) / (scale.high - scale.low);
  const from = Math.max(0, share(scale.mean - scale.spread));
  const to = Math.min(100, share(scale.mean + scale.spread));
  return h(
    "div",
    { class: "on-scale" },
    h("p", null, say("The middle is {mean}, on a scale from {low} to {high}.", values), " ", textOf(scale.in_words)),
    h("div", { class: "line", "aria-hidden": "true" }, h("i", { class: "spread", style: `left:${from}%;width:${to - from}%` }), h("i", { class: "mean", style: `left:${share(scale.mean)}%` })),
    ends && h("p", { class: "row apart quiet" }, h("span", null, ends[0]), h("span", null, ends[1])),
  );
}

function counts(asked) {
  const row = (label, number) => h("tr", null, h("th", { scope: "row" }, label), h("td", null, say("{votes} of {voters}", { votes: number, voters: asked.people })));
  return h(
    "table",
    { class: "result" },
    h("caption", { class: "unseen" }, textOf(asked.label)),
    h("tbody", null, asked.counted.map((line) => row(textOf(line.label), line.number)), asked.others && row(say("Something that few chose"), asked.others)),
  );
}

function openOnes(asked) {
  return [
    asked.too_early > 0 && h("p", { class: "quiet" }, sayMany("{n} person says: too early to say.", "{n} people say: too early to say.", asked.too_early)),
    asked.no_answer > 0 && h("p", { class: "quiet" }, sayMany("{n} person did not want to answer.", "{n} people did not want to answer.", asked.no_answer)),
  ];
}

function decimal(number) {
  return number.toLocaleString(readersLanguage(), { minimumFractionDigits: 1, maximumFractionDigits: 1 });
}
