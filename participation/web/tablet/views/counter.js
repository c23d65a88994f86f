// How many letters are left, counted as the server counts them; said only near the end.

import { h } from "../elements.js";
import { sayMany } from "../say.js";

const NEAR = 40;

export function longest(asked) {
  return asked.max_length || 280;
}

export function counted(text) {
  return [...text.trim().normalize("NFC")].length;
}

export function counter(id, text, most) {
  const left = most - counted(text);
  let sentence = "";
  if (left < 0) sentence = sayMany("{n} letter too many.", "{n} letters too many.", -left);
  else if (left <= NEAR) sentence = sayMany("You can still write {n} letter.", "You can still write {n} letters.", left);
  return h("p", { key: id, id, class: left < 0 ? "left over" : "left" }, sentence);
}
