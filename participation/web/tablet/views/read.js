// Welcome, break, and other stages where there is only something to read.

import { emptyState, h, listen } from "../elements.js";
import { say, textOf } from "../say.js";

export function read(stage) {
  const rules = stage.rules || [];
  if (!rules.length && !stage.text) return { main: emptyState(say("The next stage comes here by itself.")) };
  return { main: [readFirst(stage), rules.length > 0 && rulesList(rules)] };
}

/** A text that everyone reads, such as an invented case, with its voice. */
export function readFirst(stage) {
  if (!stage.text) return null;
  return h("section", { key: "text", class: "card to-read", "aria-label": say("Read this first") }, h("p", { class: "words" }, textOf(stage.text)), listen(textOf(stage.text)));
}

/** The ground rules; the support person's place is their last line. */
export function rulesList(rules, support) {
  const lines = [...rules, support].filter(Boolean);
  return h(
    "section",
    { key: "rules", "aria-labelledby": "rules-title" },
    h("h2", { id: "rules-title" }, say("Ground rules")),
    h("ul", { class: "rules" }, lines.map((rule) => h("li", null, textOf(rule)))),
  );
}
