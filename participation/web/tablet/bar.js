// Always in the same place at the bottom: an adult, the language, the text size, a pause and more; above it what became of the answers.

import { button, h, icon } from "./elements.js";
import { openDialog } from "./go.js";
import { change, focusOn, known } from "./known.js";
import { send, sending, waitingAnswers } from "./queue.js";
import { clearRefusal, refusalsElsewhere } from "./refusals.js";
import { LANGUAGES, readersLanguage, say, sayMany, textOf } from "./say.js";

const SAVED_SHOWS = 4000;
const LOST_SHOWS = 3000;
let announced = "";
let later = null;

/** Says a sentence to who cannot see it; screen readers read it when they are done with the present one. */
export function tell(sentence) {
  announced = announced === sentence ? `${sentence} ` : sentence;
  change();
}

export function statusOf() {
  return h("p", { key: "told", class: "unseen", role: "status" }, announced);
}

export function bar(pinned) {
  const { look, sentence } = statusNow();
  return h(
    "footer",
    { class: "foot" },
    h("div", { key: "refused", class: "column" }, refusalsElsewhere()),
    pinned && h("div", { key: "go", class: "column go" }, pinned),
    h(
      "div",
      { key: "status", class: "column" },
      h("p", { class: `status ${look}`, role: "status" }, sentence),
    ),
    h(
      "nav",
      { key: "bar", class: "column bar", "aria-label": say("Help and settings") },
      button({ key: "adult", id: "bar-adult", class: "adult", onclick: () => openDialog("adult", "bar-adult") }, icon("heart"), h("span", null, say("I want to talk to an adult"))),
      small("language", "globe", LANGUAGES[readersLanguage()], () => openDialog("language", "bar-language"), say("Language: {language}", { language: LANGUAGES[readersLanguage()] })),
      small("size", null, "Aa", () => openDialog("size", "bar-size"), say("Text size") + " Aa"),
      small("pause", "pause", say("Pause"), pause),
      small("more", "more", say("More"), () => openDialog("more", "bar-more")),
    ),
  );
}

function small(name, sign, label, onclick, spoken) {
  return button({ key: name, id: `bar-${name}`, class: "small", onclick, "aria-label": spoken }, sign && icon(sign), h("span", null, label));
}

function pause() {
  clearRefusal("pause");
  if (known.me) send("pause", { paused: true });
  else change({ pausedHere: true });
  focusOn("#dialog-title");
}

function statusNow() {
  const n = waitingAnswers().length;
  if (n && sending.why) {
    const safe = sayMany("{n} answer is safe on this tablet.", "{n} answers are safe on this tablet.", n);
    return { look: "waits", sentence: `${textOf(sending.why)} ${safe}` };
  }
  if (n && sending.away) {
    const sentence = sayMany("Waiting for the network. {n} answer is safe on this tablet.", "Waiting for the network. {n} answers are safe on this tablet.", n);
    return { look: "waits", sentence };
  }
  if (n && sending.slow) return { look: "passing", sentence: say("Sending. Wait a moment.") };
  if (known.noAnswer || stillWithin(known.lostAt, LOST_SHOWS) === false) return { look: "waits", sentence: say("Waiting for the network.") };
  return !n && stillWithin(sending.savedAt, SAVED_SHOWS) ? { look: "passing", sentence: say("Saved.") } : { look: "none", sentence: "" };
}

// Undefined without a moment; true until the milliseconds are over, and then the page is drawn once more.
function stillWithin(moment, milliseconds) {
  if (!moment) return undefined;
  const left = milliseconds - (Date.now() - moment);
  if (left <= 0) return false;
  clearTimeout(later);
  later = setTimeout(change, left + 20);
  return true;
}
