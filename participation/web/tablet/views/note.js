// A moment of one's own: what is written here never leaves this tablet, and goes away when the workshop ends.

import { keepUnsent, unsent } from "../drafts.js";
import { h, note as sentence } from "../elements.js";
import { say } from "../say.js";

export function note(stage) {
  return {
    main: [
      h("label", { key: "label", class: "unseen", for: "private-note" }, say("Your own note")),
      h("textarea", {
        key: "note",
        id: "private-note",
        rows: 6,
        dir: "auto",
        value: unsent("note", stage).text || "",
        placeholder: say("Write here in your own words."),
        "aria-describedby": "note-help",
        oninput: (event) => keepUnsent("note", stage, { text: event.target.value }),
      }),
      sentence(say("Only you see this. It stays on this tablet and goes away when the workshop ends."), "quiet", { key: "help", id: "note-help" }),
    ],
  };
}
