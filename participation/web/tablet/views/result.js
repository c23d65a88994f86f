// What the votes said: a sentence first, then each line with its number; the bar only repeats the number.

import { emptyState, h, words } from "../elements.js";
import { say, textOf } from "../say.js";

export function result(stage) {
  const found = stage.result;
  if (!found) return { main: emptyState(say("The result comes here when it is ready."), say("You need not do anything yet.")) };
  return {
    main: [
      h("p", { key: "sentence", class: "sentence" }, textOf(found.sentence)),
      h(
        "table",
        { key: "table", class: "result" },
        h("caption", { class: "unseen" }, say("Votes for each theme")),
        h("thead", { class: "unseen" }, h("tr", null, h("th", { scope: "col" }, say("Theme")), h("th", { scope: "col" }, say("Votes")))),
        h("tbody", null, found.rows.map(row)),
      ),
      found.note && h("p", { key: "note", class: "quiet" }, textOf(found.note)),
    ],
  };
}

function row(line) {
  const share = Math.round(Math.max(0, Math.min(1, line.share || 0)) * 100);
  return h(
    "tr",
    null,
    h("th", { scope: "row" }, words(line.words, "span"), h("span", { class: "track", "aria-hidden": "true" }, h("span", { class: "share", style: `width:${share}%` }))),
    h("td", null, say("{votes} of {voters}", { votes: line.votes, voters: line.voters })),
  );
}
