// The participant's tablet: starts, keeps one surface through every rerun of the page, and draws the view.

import { bar, statusOf, tell } from "./bar.js";
import { dialogOf } from "./dialogs.js";
import { draw } from "./draw.js";
import { h } from "./elements.js";
import { closeDialog, show, viewOf } from "./go.js";
import { helpedStrip, readQuestion } from "./helper.js";
import { change, known, onChange, takeFocusWish } from "./known.js";
import { applyTextSize, resetTextSize, watchSize } from "./layout.js";
import { stopListening, tellLive } from "./live.js";
import { tellQueue } from "./queue.js";
import { beginDrawing } from "./refusals.js";
import { refused, saved } from "./replies.js";
import { NAME, readersLanguage, say, textOf } from "./say.js";
import { hush } from "./speak.js";
import { calmStreamlit, freeStreamlit } from "./streamlit.js";
import { join } from "./views/join.js";
import { mine } from "./views/mine.js";
import { takePart } from "./views/take_part.js";
import { whatHappened } from "./views/what_happened.js";
import { chooseLanguage, lookWhoWeAre, takeState } from "./visitor.js";

const VIEWS = { join, take_part: takePart, mine, what_happened: whatHappened };

let surface = null;
let drawnStage = null;

/**
 * Called by the component on every run of the page, and once by a document of our own (`alone`); returns what to do when the
 * page goes away.
 */
export function start({ data, parentElement }) {
  if (!surface) begin(data);
  const place = parentElement.querySelector(".yhdessa");
  if (surface.parentNode !== place) place.append(surface);
  if (!data.alone) calmStreamlit(parentElement);
  applyTextSize();
  change({ pageLanguage: data.language });
  chooseLanguage();
  return () => setTimeout(() => !surface.isConnected && leave(), 0);
}

function begin(data) {
  surface = document.createElement("div");
  surface.className = "tablet";
  surface.addEventListener("keydown", onKey);
  watchSize(surface);
  onChange(drawAll);
  tellQueue({ saved, refused, unknown: lookWhoWeAre, elsewhere: lookWhoWeAre });
  tellLive({ state: takeState });
  change({ view: viewOf(window.location) || data.view, code: data.code });
  window.addEventListener("popstate", () => viewOf(window.location) && show(viewOf(window.location)));
  window.addEventListener("pageshow", (event) => event.persisted && window.location.reload());
  setInterval(change, 20000);
  lookWhoWeAre();
}

function leave() {
  stopListening();
  freeStreamlit();
  resetTextSize();
}

function onKey(event) {
  if (event.key === "Escape" && known.dialog) closeDialog();
  event.stopPropagation(); // a letter typed here is not a command to the page around it
}

function drawAll() {
  beginDrawing();
  const view = VIEWS[known.view]();
  const dialog = dialogOf();
  const stage = known.room && known.room.stage;
  surface.lang = readersLanguage();
  document.documentElement.lang = readersLanguage();
  surface.classList.toggle("away", Boolean(dialog));
  const hadFocus = surface.getRootNode().activeElement;
  draw(surface, [page(view), h("div", { key: "dialog", class: "dialog-place" }, dialog), statusOf()]);
  document.title = [surface.querySelector("h1")?.textContent.trim(), NAME].filter(Boolean).join(" · ");
  followStage(stage);
  moveFocus(hadFocus);
}

function page({ top, main, go: pinned }) {
  return h(
    "div",
    { class: "page" },
    h(
      "div",
      { class: "scroll" },
      h("div", { key: "main", class: "column main" }, helpedStrip(), top, main),
      known.short && pinned && h("div", { key: "go", class: "column go" }, pinned),
    ),
    bar(known.short ? null : pinned),
  );
}

function followStage(stage) {
  const now = stage ? stage.id : null;
  if (now === drawnStage) return;
  if (drawnStage !== null || now) surface.querySelector(".scroll").scrollTop = 0;
  if (drawnStage && stage) tell(say("Now: {stage}", { stage: textOf(stage.name) }));
  hush();
  if (drawnStage && stage) readQuestion();
  drawnStage = now;
}

// A focus that was lost because its element went away goes to the heading; otherwise it moves only when the person asked.
function moveFocus(hadFocus) {
  const lost = hadFocus && hadFocus !== surface.getRootNode().activeElement && !hadFocus.isConnected;
  const wish = takeFocusWish() || (lost ? (surface.querySelector("#dialog-title") ? "#dialog-title" : "#question") : null);
  const target = wish && surface.querySelector(wish);
  if (!target) return;
  target.focus({ preventScroll: wish === "#question" });
  if (wish === "#question" && !lost) surface.querySelector(".scroll").scrollTop = 0;
}
