// Two scales at once, as four fields: the ends of the axes are the buttons round the picture. Nothing is dragged, and the
// field is said in a sentence below it.

import { tell } from "../bar.js";
import { button, h, icon } from "../elements.js";
import { say, textOf } from "../say.js";

const CORNERS = [
  ["jury", "up"],
  ["campfire", "up"],
  ["gatekeeper", "low"],
  ["shop_shelf", "low"],
];
const MOVES = { left: [-1, 0], right: [1, 0], bottom: [0, -1], top: [0, 1] };
const ARROWS = { left: "left", right: "next", bottom: "down", top: "up" };

export function twoScales({ field, value, put, stage }) {
  const mark = Array.isArray(value) ? value : null;
  const corners = stage.corners || {};
  const ends = Object.fromEntries(field.options.map((option) => [option.value, textOf(option.label)]));
  const move = (end) => {
    const middle = Math.round((field.low + field.high) / 2);
    const [across, up] = mark || [middle, middle];
    const within = (step) => Math.max(field.low, Math.min(field.high, step));
    const next = [within(across + MOVES[end][0]), within(up + MOVES[end][1])];
    put(next);
    tell(whereIs(field, next, corners));
  };
  const side = (end) => button({ key: end, class: `end end-${end}`, onclick: () => move(end) }, icon(ARROWS[end]), h("span", null, ends[end] || ""));
  return h(
    "fieldset",
    { class: "cross" },
    h("legend", { class: "legend" }, textOf(field.label)),
    h("p", { key: "how", class: "quiet" }, say("Move your mark with the buttons.")),
    h("div", { key: "picture", class: "cross-picture" }, side("top"), side("left"), picture(field, mark, corners), side("right"), side("bottom")),
    h("p", { key: "where", class: "where-now" }, mark ? whereIs(field, mark, corners) : say("You have no mark yet.")),
    mark && button({ key: "none", class: "plain", onclick: () => put(null) }, icon("close"), say("Take my mark away")),
  );
}

function picture(field, mark, corners) {
  const here = mark && cornerOf(field, mark);
  const part = (step) => `${(100 * (step - field.low)) / (field.high - field.low)}%`;
  const squares = CORNERS.map(([name, place]) => h("div", { key: name, class: `corner ${place}${here === name ? " on" : ""}` }, textOf(corners[name])));
  return h("div", { key: "fields", class: "corners", "aria-hidden": "true" }, squares, mark && h("i", { key: "mark", class: "my-mark", style: `left:${part(mark[0])};bottom:${part(mark[1])}` }));
}

function cornerOf(field, [across, up]) {
  const middle = (field.low + field.high) / 2;
  if (across === middle || up === middle) return null;
  if (across > middle) return up > middle ? "campfire" : "shop_shelf";
  return up > middle ? "jury" : "gatekeeper";
}

function whereIs(field, mark, corners) {
  const corner = cornerOf(field, mark);
  return corner && corners[corner] ? say("Your mark is in the field {name}.", { name: textOf(corners[corner]) }) : say("Your mark is on a line between the fields.");
}
