// Follows the stage that the facilitator has opened.

import { bubble, button, emptyState, h, heading, icon, note } from "../elements.js";
import { go, openDialog } from "../go.js";
import { known } from "../known.js";
import { dayOf, NAME, say, textOf } from "../say.js";
import { ballot } from "./ballot.js";
import { unsentTexts } from "./draft.js";
import { form } from "./form.js";
import { grouping } from "./grouping.js";
import { note as privateNote } from "./note.js";
import { picture } from "./picture.js";
import { read } from "./read.js";
import { result } from "./result.js";
import { themes } from "./themes.js";
import { stageTop, top } from "./top.js";

const SURFACES = { read, themes, grouping, ballot, form, result, picture, note: privateNote };

export function takePart() {
  const { room } = known;
  if (!room) return { top: top(NAME), main: [heading(say("One moment")), emptyState(say("We look up the workshop."))] };
  if (room.workshop.state === "closed") return closed(room.workshop);
  if (!room.stage) return notYet(room.workshop);
  const { stage } = room;
  const surface = (SURFACES[stage.surface] || read)(stage);
  const question = surface.question || bubble(...inSentences(textOf(stage.prompt)));
  return {
    top: surface.top || stageTop(stage),
    main: [question, unsentTexts(stage), h("div", { key: stage.id, class: "surface" }, surface.main), myOwn()],
    go: surface.go,
  };
}

/** The prompt as its question, large, and the sentences after it. */
export function inSentences(prompt) {
  const sentences = (prompt.match(/[^.?!]+[.?!…]*["”’)]*/g) || [prompt]).map((sentence) => sentence.trim()).filter(Boolean);
  const last = sentences.reduce((found, sentence, i) => (sentence.includes("?") ? i : found), 0);
  return [sentences.slice(0, last + 1).join(" "), sentences.slice(last + 1)];
}

function notYet(workshop) {
  return {
    top: top(textOf(workshop.title)),
    main: [
      bubble(say("Welcome."), [say("The first question comes here by itself.")]),
      emptyState(say("You need not do anything yet.")),
      unsentTexts(null),
      myOwn(),
    ],
  };
}

function closed(workshop) {
  const day = workshop.closed_at && dayOf(workshop.closed_at);
  return {
    top: top(textOf(workshop.title)),
    main: [
      bubble(say("This workshop is over."), [day ? say("It closed on {day}.", { day }) : "", say("Thank you for taking part.")].filter(Boolean)),
      emptyState(say("What happened to your themes, you see on a page of its own."), say("Your return code opens it later too.")),
      unsentTexts(null),
      h("div", { key: "over", class: "choices" }, button({ class: "send", onclick: () => go("what_happened") }, say("See what happened"))),
      myOwn(),
    ],
  };
}

function myOwn() {
  return h(
    "nav",
    { key: "my-own", class: "my-own", "aria-label": say("Your own pages") },
    button({ key: "mine", class: "plain", onclick: () => go("mine") }, icon("person"), say("My own page")),
    button({ key: "way", class: "plain", onclick: () => go("what_happened") }, icon("way"), say("What happened")),
    button({ key: "next", id: "next-person", class: "plain", onclick: () => openDialog("nextPerson", "next-person") }, icon("next"), say("Next person")),
  );
}

/** The sentence that stands in place of inputs when the facilitator has closed the stage. */
export function closedStage() {
  return note(say("This stage is closed now. The next one comes by itself."), "quiet", { key: "closed" });
}
