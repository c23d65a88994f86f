// The top of every view: where you are, which step it is, and quietly how much time is left.

import { button, h, icon } from "../elements.js";
import { go } from "../go.js";
import { known } from "../known.js";
import { NAME, say, textOf } from "../say.js";

const MOST_SEGMENTS = 20;

/** The top of a stage: `steps` are {now, total, words}; the stage's own step where none are given. */
export function stageTop(stage, steps) {
  const of = steps || { now: stage.number, total: stage.total, words: say("step {number} of {total}", { number: stage.number, total: stage.total }) };
  const time = timeLeft(stage.ends_at);
  return [top(textOf(stage.name), h("p", { class: "when" }, time ? `${of.words} · ${time}` : of.words)), segments(of.now, of.total)];
}

export function top(title, right, shape = "") {
  return h("div", { key: "top", class: `top ${shape}` }, h("span", { class: "mark", "aria-hidden": "true" }), h("p", { class: "place" }, title), right);
}

/** The top of a view beside the stages, with the way back. */
export function sideTop() {
  const back = known.me && button({ key: "to-stage", class: "plain", onclick: () => go("take_part") }, icon("back"), say("Back to the workshop"));
  return top(NAME, back, "wide");
}

function segments(now, total) {
  if (total > MOST_SEGMENTS) return null;
  const parts = Array.from({ length: total }, (_, i) => h("i", { class: i + 1 < now ? "done" : i + 1 === now ? "now" : "" }));
  return h("div", { key: "segments", class: "segments", "aria-hidden": "true" }, parts);
}

// Quiet: it never closes anything, and says nothing when the time is over.
function timeLeft(endsAt) {
  const left = endsAt ? Date.parse(endsAt) - (Date.now() - known.clockAhead) : 0;
  return left > 0 ? say("about {n} min", { n: Math.max(1, Math.round(left / 60000)) }) : "";
}
