// Coming back with the return code: the same person, on this or another device.

import { ask, isOk, mayComeBack, newKey } from "../ask.js";
import { tell } from "../bar.js";
import { button, h, note } from "../elements.js";
import { at, change, focusOn, known } from "../known.js";
import { say, textOf } from "../say.js";
import { takeState } from "../visitor.js";

let busy = false;

export function returnForm(why) {
  return h(
    "form",
    {
      key: "return",
      class: "code-form",
      onsubmit: (event) => {
        event.preventDefault();
        comeBack();
      },
    },
    h("p", { key: "why" }, why),
    h("label", { for: "return-code" }, say("Your return code")),
    h("input", {
      id: "return-code",
      type: "text",
      autocomplete: "off",
      autocapitalize: "none",
      spellcheck: "false",
      value: known.place.returnCode || "",
      "aria-describedby": "return-help",
      oninput: (event) => at({ returnCode: event.target.value, returnNote: null }),
    }),
    h("p", { id: "return-help", class: "quiet" }, say("The words and the number, for example kettu-kuusi-saari-193.")),
    note(known.place.returnNote, "nudge", { key: "note" }),
    button({ key: "send", class: "send", type: "submit" }, say("Come back with the code")),
  );
}

async function comeBack() {
  const code = (known.place.returnCode || "").trim();
  if (busy) return;
  if (!code) {
    tellNear(say("Write your return code first."));
    return;
  }
  busy = true;
  const body = { key: newKey(), return_code: code, ...(known.code ? { code: known.code } : {}) };
  const answer = await ask("/api/return", body);
  busy = false;
  if (isOk(answer)) {
    change({ place: {} });
    takeState(answer.reply);
    tell(say("Welcome back."));
    focusOn("#question");
  } else {
    tellNear(mayComeBack(answer) && !answer.reply.refused ? say("The network is away. Try again soon.") : textOf(answer.reply.refused));
  }
}

function tellNear(sentence) {
  at({ returnNote: sentence });
  tell(sentence);
  focusOn("#return-code");
}
