// What the server could not take. The sentence stands where the person tapped; where that place is not on the page any more
// it stands above the bar. It stays until the person has read it or answers anew, also through a reload.

import { placeOf } from "./answers.js";
import { button, h, icon, note } from "./elements.js";
import { forget, recall, remember } from "./keep.js";
import { change, known } from "./known.js";
import { say, sayMany, textOf } from "./say.js";

const drawn = new Set();

function kept() {
  return (known.room && recall(nameNow())) || {};
}

function nameNow() {
  return `refused:${known.room.workshop.id}`;
}

function keep(refusals) {
  if (!known.room) return;
  if (Object.keys(refusals).length) remember(nameNow(), refusals);
  else forget(nameNow());
  change();
}

/** The sentence of a reply that refuses. */
export function sentenceOf(reply) {
  return textOf(reply.refused) || say("This did not get through. Tell the facilitator.");
}

export function keepRefusal(item, reply) {
  keep({ ...kept(), [placeOf(item)]: { sentence: reply.refused || null, stageName: item.stageName || null } });
}

export function clearRefusal(place) {
  const { [place]: refusal, ...others } = kept();
  if (refusal) keep(others);
}

/** The sentence for a place, and that it stands there. */
export function refusalOf(place) {
  const refusal = kept()[place];
  if (!refusal) return null;
  drawn.add(place);
  return sentenceOf({ refused: refusal.sentence });
}

export function refusalNote(place) {
  return note(refusalOf(place), "nudge", { key: `refusal ${place}`, role: "status" });
}

/** How many answers were refused and not read yet. */
export function refusedNumber() {
  return Object.keys(kept()).length;
}

export function beginDrawing() {
  drawn.clear();
}

/** The sentences whose place is not on the page (or all of them), each once, with a way to say that they are read. */
export function refusalsElsewhere({ all = false } = {}) {
  const left = Object.entries(kept()).filter(([place]) => all || !drawn.has(place));
  if (!left.length) return null;
  const sentences = new Map();
  for (const [, refusal] of left) {
    const stage = refusal.stageName ? `${textOf(refusal.stageName)}: ` : "";
    const sentence = stage + sentenceOf({ refused: refusal.sentence });
    sentences.set(sentence, (sentences.get(sentence) || 0) + 1);
  }
  const places = left.map(([place]) => place);
  const read = () => keep(Object.fromEntries(Object.entries(kept()).filter(([place]) => !places.includes(place))));
  const one = ([sentence, n]) => h("p", { key: sentence }, sentence, n > 1 && [" ", sayMany("{n} answer did not get through.", "{n} answers did not get through.", n)]);
  return h(
    "section",
    { key: "refused", class: "note nudge refused", "aria-label": say("What did not get through") },
    [...sentences].map(one),
    button({ key: "read", class: "plain", onclick: read }, icon("check"), say("I have read this")),
  );
}
