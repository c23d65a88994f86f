// Welcome, break, and other stages where there is only something to read.

import { emptyState, h } from "../elements.js";
import { say, textOf } from "../say.js";

export function read(stage) {
  const rules = stage.rules || [];
  return { main: rules.length ? rulesList(rules) : emptyState(say("The next stage comes here by itself.")) };
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
