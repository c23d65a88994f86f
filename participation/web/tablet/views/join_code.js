// The join code from the screen, for who came without the QR code.

import { bubble, button, h, note, sendButton } from "../elements.js";
import { at, change, focusOn, known } from "../known.js";
import { say } from "../say.js";

export function joinCode(title) {
  const { place } = known;
  const open = () => {
    const code = (place.typed || "").toUpperCase().replace(/[^A-Z0-9]/g, "");
    if (!code) {
      at({ codeNote: say("Write the code first. It is on the screen.") });
      focusOn("#join-code");
      return;
    }
    history.replaceState(null, "", `/join?code=${encodeURIComponent(code)}`);
    change({ code, invitation: null, place: {} });
    focusOn("#question");
  };
  return {
    top: title,
    main: [
      bubble(say("Welcome."), [say("You come in with the code of the workshop.")]),
      h(
        "form",
        {
          key: "code",
          class: "code-form",
          onsubmit: (event) => {
            event.preventDefault();
            open();
          },
        },
        h("label", { for: "join-code" }, say("The code on the screen")),
        h("input", {
          id: "join-code",
          class: "code",
          type: "text",
          maxlength: 12,
          autocomplete: "off",
          autocapitalize: "characters",
          spellcheck: "false",
          value: place.typed || "",
          oninput: (event) => at({ typed: event.target.value, codeNote: null }),
        }),
        note(place.codeNote, "nudge", { key: "note", role: "status" }),
        sendButton(null, say("Open the workshop"), { type: "submit" }),
      ),
      button(
        {
          key: "have-code",
          class: "plain",
          onclick: () => {
            at({ returning: true });
            focusOn("#question");
          },
        },
        say("I have been here before. I have a return code."),
      ),
    ],
  };
}
