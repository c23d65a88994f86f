// How many letters are left, counted as the server counts them; said only near the end.

import { h } from "../elements.js";
import { sayMany } from "../say.js";

const NEAR = 40;

export function longest(asked) {
  return asked.max_length;
}

// One sign that a person sees is one: a letter with its dots, a flag, a family. Nobody packs a text into the parts of one sign.
const PARTS_OF_ONE = 16;
const segmenter = typeof Intl !== "undefined" && Intl.Segmenter ? new Intl.Segmenter("fi", { granularity: "grapheme" }) : null;
const JOINED = /\p{RI}\p{RI}|\p{Emoji}(?:\p{EMod}|\uFE0F\u20E3?|\p{M}|[\u{E0020}-\u{E007F}])*(?:\u200D\p{Emoji}(?:\p{EMod}|\uFE0F|\p{M})*)*|\P{M}\p{M}*/gsu;

export function counted(text) {
  const composed = text.trim().normalize("NFC");
  const signs = segmenter ? [...segmenter.segment(composed)].length : (composed.match(JOINED) || []).length;
  return Math.max(signs, Math.ceil([...composed].length / PARTS_OF_ONE));
}

export function counter(id, text, most) {
  const left = most - counted(text);
  let sentence = "";
  if (left < 0) sentence = sayMany("{n} letter too many.", "{n} letters too many.", -left);
  else if (left <= NEAR) sentence = sayMany("You can still write {n} letter.", "You can still write {n} letters.", left);
  return h("p", { key: id, id, class: left < 0 ? "left over" : "left" }, sentence);
}
