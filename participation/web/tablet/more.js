// "More": what is needed less often, from every view. It lies over the view, so that nobody loses their place.

import { frame } from "./dialogs.js";
import { button, h, icon } from "./elements.js";
import { openDialog } from "./go.js";
import { helped } from "./helper.js";
import { known } from "./known.js";
import { say } from "./say.js";

export function more() {
  const helper = helped() ? say("I write myself again") : say("Someone helps me");
  return frame("more", say("More"), h("div", { class: "choices" }, [
    button({ key: "words", class: "choice", onclick: () => openDialog("words", "bar-more") }, icon("book"), say("What the words mean")),
    known.me && button({ key: "helper", class: "choice", onclick: () => openDialog("helper", "bar-more") }, icon("person"), helper),
  ]));
}
