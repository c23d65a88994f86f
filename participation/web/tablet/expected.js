// What a person has once the waiting answers have arrived. What still waits is marked, so that nobody takes it for saved.

import { known } from "./known.js";
import { waitingAnswers, waitsAt } from "./queue.js";

const LAYERS = {
  add_theme: (mine, body, key) => {
    const theme = { id: key, text: body.text, language: body.language, kind: body.kind, stage: body.stage, state: "waiting", helped: Boolean(body.helped) };
    return { themes: [{ ...theme, waits: true }, ...mine.themes] };
  },
  change_theme: (mine, body) => ({ themes: marked(mine, body.theme, { text: body.text, kind: body.kind, ...(body.helped ? { helped: true } : {}) }) }),
  take_back_theme: (mine, body) => ({ themes: marked(mine, body.theme, { leaves: true }) }),
  support_theme: (mine, body) => ({ supported: [...mine.supported, body.theme] }),
  ready: (mine, body) => ({ ready: body.ready ? [...mine.ready, body.stage] : mine.ready.filter((id) => id !== body.stage) }),
  pause: (mine, body) => ({ paused: body.paused }),
  answer: (mine, body) => ({ answers: merged(mine.answers, body.stage, body.values) }),
  vote: (mine, body) => ({ votes: merged(mine.votes, body.stage, body.choices) }),
};

const EMPTY = { themes: [], votes: {}, answers: {}, supported: [], ready: [], shuffle: "", paused: false };

export function mineNow() {
  return waitingAnswers().reduce(lay, { ...EMPTY, ...known.mine });
}

/** Whether an answer of this kind to this stage still waits. */
export function stillWaits(path, stageId) {
  return waitingAnswers().some((item) => item.path === path && item.body.stage === stageId);
}

/** Whether my support of this theme still waits. */
export function supportWaits(themeId) {
  return waitsAt(`support_theme:${themeId}`);
}

function lay(mine, item) {
  const layer = LAYERS[item.path];
  return layer ? { ...mine, ...layer(mine, item.body, item.key) } : mine;
}

function marked(mine, id, part) {
  return mine.themes.map((theme) => (theme.id === id ? { ...theme, ...part, waits: true } : theme));
}

function merged(all, stage, given) {
  const now = { ...(all || {})[stage], ...given };
  const kept = Object.entries(now).filter(([, value]) => value !== null);
  return { ...all, [stage]: Object.fromEntries(kept) };
}
