// What happens when the server took an answer, or said that it cannot take it.

import { placeOf } from "./answers.js";
import { tell } from "./bar.js";
import { giveBack, putBack, writeChange } from "./drafts.js";
import { go, updateDialog } from "./go.js";
import { forget, forgetAll } from "./keep.js";
import { at, change, known } from "./known.js";
import { clearRefusal, keepRefusal, sentenceOf } from "./refusals.js";
import { say } from "./say.js";

export function saved(item, reply) {
  if (reply.mine) change({ mine: reply.mine });
  clearRefusal(placeOf(item));
  const also = AFTER_SAVING[item.path];
  if (also) also(item, reply);
}

const AFTER_SAVING = {
  add_theme: (item, reply) => {
    const theme = reply.mine && reply.mine.themes.find((one) => one.text === item.body.text.trim());
    thank(item.body.stage, theme && theme.state === "shown");
  },
  written_down: () => forget("return_code"),
  adult: (_, reply) => {
    change({ help: reply.help || [] });
    updateDialog({ told: true });
  },
  take_back_all: () => {
    forgetAll("draft:");
    forgetAll("refused:");
    updateDialog({ done: true });
  },
};

function thank(stage, shown) {
  const sentence = shown ? say("Thank you. Everyone can see it now.") : say("Thank you. The facilitator reads it first.");
  change({ thanks: { stage, shown } });
  tell(sentence);
}

/** The answer is final: the sentence stands where the answer was made, and what was written or chosen goes back to its place. */
export function refused(item, reply) {
  const also = AFTER_REFUSING[item.path];
  if (also) also(item);
  keepRefusal(item, reply);
  tell(sentenceOf(reply));
}

const AFTER_REFUSING = {
  add_theme: ({ body, stageName }) => giveBack(body, stageName),
  change_theme: ({ body }) => writeChange(themeOf(body.theme), body.text, body.helped ? { helped: true } : {}),
  answer: ({ draft }) => draft && putBack(draft),
  group: ({ body }) => known.view === "take_part" && (body.group || body.name !== null) && at({ picked: body.themes, name: body.name || "" }),
  written_down: () => {
    change({ me: { ...known.me, code_written_down: false } });
    go("join", { replace: true });
  },
  adult: () => updateDialog({ telling: false, alone: true }),
  take_back_all: () => updateDialog({ busy: false }),
};

function themeOf(id) {
  const own = known.mine && known.mine.themes.find((theme) => theme.id === id);
  return own || { id };
}
