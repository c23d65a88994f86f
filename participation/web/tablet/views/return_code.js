// The return code, shown this once. Only the person has it: the server keeps a mark that cannot be read back.

import { button, h, heading, icon, sendButton } from "../elements.js";
import { go } from "../go.js";
import { recall } from "../keep.js";
import { change, known } from "../known.js";
import { send } from "../queue.js";
import { clearRefusal, refusalNote } from "../refusals.js";
import { say, textOf } from "../say.js";

export function returnCode(title) {
  const written = () => {
    clearRefusal("written_down");
    send("written_down", {});
    change({ me: { ...known.me, code_written_down: true } });
    go("take_part", { replace: true });
  };
  return {
    top: title,
    main: [
      heading(say("This is your return code")),
      h("p", { key: "why" }, say("You are in. Write this code down. It is shown only now.")),
      h("p", { key: "code", class: "return-code", translate: "no" }, recall("return_code")),
      h("ul", { key: "what-for", class: "rules" }, h("li", null, say("It brings you back later, also on another device.")), h("li", null, say("It shows what happened to your themes.")), h("li", null, say("It takes back what you sent, if you want."))),
      h("p", { key: "printed", class: "only-print" }, known.room ? textOf(known.room.workshop.title) : ""),
      button({ key: "print", class: "plain", onclick: () => window.print() }, icon("print"), say("Print the code")),
    ],
    go: [refusalNote("written_down"), sendButton(written, say("I have written it down"))],
  };
}
