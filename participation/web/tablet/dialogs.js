// Calm pages that lie over the view until the person closes them. The view below stays as it was.

import { adult } from "./adult.js";
import { button, h, icon, sendButton } from "./elements.js";
import { mineNow } from "./expected.js";
import { closeDialog } from "./go.js";
import { helper } from "./helper.js";
import { remember } from "./keep.js";
import { change, focusOn, known } from "./known.js";
import { SIZES, setTextSize, textSize } from "./layout.js";
import { nextPerson, takeBackAll } from "./leaving.js";
import { more } from "./more.js";
import { send } from "./queue.js";
import { clearRefusal, refusalNote } from "./refusals.js";
import { LANGUAGES, readersLanguage, say, useLanguage } from "./say.js";
import { wordsSheet } from "./words_sheet.js";

const DIALOGS = { adult, language, size, more, words: wordsSheet, helper, nextPerson, takeBackAll };

/** The dialog that lies over the page, if one does. */
export function dialogOf() {
  const paused = known.me ? mineNow().paused : known.pausedHere;
  if (paused) return pausePage();
  return known.dialog ? DIALOGS[known.dialog.name](known.dialog) : null;
}

/** A dialog with its title, its content and, unless it has its own way out, one button back. */
export function frame(name, title, content, { back = say("Back") } = {}) {
  return h(
    "div",
    { key: name, class: `dialog ${name}`, role: "dialog", "aria-modal": "true", "aria-labelledby": "dialog-title" },
    h("h1", { id: "dialog-title", tabindex: "-1" }, title),
    content,
    back && button({ key: "back", class: "plain", onclick: closeDialog }, icon("back"), back),
  );
}

function pausePage() {
  const back = () => {
    clearRefusal("pause");
    if (known.me) send("pause", { paused: false });
    change({ pausedHere: false });
    focusOn("#bar-pause");
  };
  const content = [
    h("p", null, say("Come back when you want.")),
    refusalNote("pause"),
    sendButton(back, say("Come back")),
  ];
  return frame("pause", say("Paused."), content, { back: null });
}

function language() {
  const choices = Object.entries(LANGUAGES).map(([code, name]) => choice(code, name, readersLanguage() === code, () => chooseLanguage(code), { lang: code }));
  return frame("language", say("Language"), [h("div", { class: "choices" }, choices), refusalNote("language")], { back: say("Done") });
}

function size() {
  const choices = SIZES.map((percent) => choice(percent, `${percent} %`, textSize() === percent, () => setTextSize(percent)));
  return frame("size", say("Text size"), h("div", { class: "choices" }, choices), { back: say("Done") });
}

function choice(key, label, chosen, onclick, properties) {
  return button({ key, class: chosen ? "choice chosen" : "choice", "aria-pressed": String(chosen), onclick, ...properties }, label);
}

/** The reader's language from now on; the place and the drafts stay. */
export function chooseLanguage(code) {
  useLanguage(code);
  remember("language", code);
  clearRefusal("language");
  if (known.me) send("language", { language: code });
  change();
}
