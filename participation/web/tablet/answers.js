// What an answer is about. Two answers about the same thing are one after the other the same person's choice: the latest counts.

const ABOUT = {
  add_theme: ({ stage }) => stage,
  change_theme: ({ theme }) => theme,
  take_back_theme: ({ theme }) => theme,
  support_theme: ({ theme }) => theme,
  vote: ({ stage, choices }) => [stage, ...Object.keys(choices).sort()].join(" "),
  answer: ({ stage, values }) => [stage, ...Object.keys(values).sort()].join(" "),
  ready: ({ stage }) => stage,
  group: ({ themes, group, name }) => (group === null && name === null ? themes[0] : ""),
};

/** A name for what the answer is about: the place on the page where it was tapped. */
export function placeOf({ path, body }) {
  return ABOUT[path] ? `${path}:${ABOUT[path](body)}` : path;
}

/** The place of a vote on one theme, or of an answer to one question. */
export function voteOn(stage, target) {
  return `vote:${stage.id} ${target.id}`;
}

export function answerTo(stage, field) {
  return `answer:${stage.id} ${field.name}`;
}

const REPLACED = ["vote", "answer", "ready", "pause", "language", "change_theme"];

/** Whether the newer of two such answers, one right after the other, stands for both. */
export function replaces(newer, older) {
  return REPLACED.includes(newer.path) && placeOf(newer) === placeOf(older);
}
