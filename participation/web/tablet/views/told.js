// What the server tells of my votes: which count elsewhere than I gave them, or not at all, and which words were changed after.

import { voteOn } from "../answers.js";
import { mineNow } from "../expected.js";
import { note } from "../elements.js";
import { waitsAt } from "../queue.js";
import { textOf } from "../say.js";

export function toldOf(stage, target) {
  if (waitsAt(voteOn(stage, target))) return null;
  const told = ((mineNow().told || {})[stage.id] || []).filter((one) => one.target === target.id);
  return told.map((one, i) => note(textOf(one.sentence), "quiet", { key: `told-${i}` }));
}
