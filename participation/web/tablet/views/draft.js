// Texts that were written and not sent: offered back with what can be done with them.

import { placeOf } from "../answers.js";
import { keepForLater, leftOver, throwAway } from "../drafts.js";
import { button, h, icon } from "../elements.js";
import { withHelp } from "../helper.js";
import { send } from "../queue.js";
import { clearRefusal } from "../refusals.js";
import { readersLanguage, say, textOf } from "../say.js";

// A text written for an earlier stage is offered back: it can still go where it was meant for.
export function unsentTexts(stage) {
  const drafts = leftOver(stage).filter((draft) => !draft.later);
  return drafts.map((draft) =>
    h(
      "section",
      { key: draft.name, class: "mine draft", "aria-label": say("A text that you have not sent") },
      h("p", { class: "quiet" }, draft.stageName ? say("You were writing this in “{stage}”.", { stage: textOf(draft.stageName) }) : say("You were writing this."), " ", say("It is not sent.")),
      draft.label && h("p", { key: "asked", class: "quiet" }, textOf(draft.label)),
      h("p", { class: "words", dir: "auto", lang: draft.language || readersLanguage() }, draft.text),
      draftButtons(draft),
    ),
  );
}

/** What can be done with a text that was not sent. */
export function draftButtons(draft) {
  const sendIt = () => {
    throwAway(draft);
    clearRefusal(placeOf(draft.field ? { path: "answer", body: { stage: draft.stage, values: { [draft.field]: 1 } } } : { path: "add_theme", body: draft }));
    const { name: _, later: __, ...again } = draft;
    const { text, theme, stage, field, kind = null, details = {}, helped } = draft;
    if (field) send("answer", { stage, values: { [field]: text } }, { draft: again });
    else if (theme) send("change_theme", { theme, text, kind, ...withHelp(helped) });
    else send("add_theme", { stage, text, kind, details, language: readersLanguage(), ...withHelp(helped) });
  };
  return h(
    "div",
    { key: "buttons", class: "row" },
    button({ key: "send-draft", class: "plain", onclick: sendIt }, icon("next"), say("Send it")),
    !draft.later && button({ key: "keep-draft", class: "plain", onclick: () => keepForLater(draft) }, icon("check"), say("Keep it for later")),
    button({ key: "throw-draft", class: "plain", onclick: () => throwAway(draft) }, icon("close"), say("Throw it away")),
  );
}
