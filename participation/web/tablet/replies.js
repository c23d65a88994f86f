// What happens when the server took an answer, or said that it cannot take it.

import { tell } from "./bar.js";
import { giveBack, writeChange } from "./drafts.js";
import { updateDialog } from "./go.js";
import { change, known } from "./known.js";
import { say, textOf } from "./say.js";

export function saved(item, reply) {
  if (reply.mine) change({ mine: reply.mine });
  if (item.path === "add_theme") {
    const theme = reply.mine && reply.mine.themes.find((one) => one.text === item.body.text.trim());
    thank(item.body.stage, theme && theme.state === "shown");
  } else if (item.path === "adult") {
    change({ help: reply.help || [] });
    updateDialog({ told: true });
  } else if (item.path === "take_back_all") {
    updateDialog({ done: true });
  }
}

function thank(stage, shown) {
  const sentence = shown ? say("Thank you. Everyone can see it now.") : say("Thank you. The facilitator reads it first.");
  change({ thanks: { stage, shown } });
  tell(sentence);
}

/** The answer is final: the sentence stands where the answer was made, and a text goes back to its box. */
export function refused(item, reply) {
  const sentence = textOf(reply.refused) || say("This did not get through. Tell the facilitator.");
  const { body } = item;
  if (item.path === "change_theme") writeChange(themeOf(body.theme), body.text, body.helped ? { helped: true } : {});
  if (item.path === "add_theme") giveBack(body, stageName(body.stage));
  if (item.path === "adult") updateDialog({ telling: false, alone: true });
  if (item.path === "take_back_all") updateDialog({ busy: false });
  change({ refusals: { ...known.refusals, [body.theme || body.stage || item.path]: sentence } });
  tell(sentence);
}

/** The sentence for a place (a stage or a theme), and that it is not needed any more. */
export function refusalOf(id) {
  return known.refusals && known.refusals[id];
}

export function clearRefusal(id) {
  if (!refusalOf(id)) return;
  const { [id]: _, ...others } = known.refusals;
  change({ refusals: others });
}

function stageName(id) {
  const stage = known.room && known.room.stage;
  return stage && stage.id === id ? stage.name : undefined;
}

function themeOf(id) {
  const own = known.mine && known.mine.themes.find((theme) => theme.id === id);
  return own || { id };
}
