// Where a theme is written: kinds, beginnings that help to start, the box, and what is close to it already.

import { ask, isOk, mayComeBack } from "../ask.js";
import { tell } from "../bar.js";
import { boxOf, emptyBox, writeBox } from "../drafts.js";
import { button, h, kindSign, note, sendButton, tiles, words } from "../elements.js";
import { mineNow } from "../expected.js";
import { helped, withHelp } from "../helper.js";
import { at, change, focusOn, known } from "../known.js";
import { send } from "../queue.js";
import { clearRefusal, refusalNote } from "../refusals.js";
import { readersLanguage, say, sayMany, textOf } from "../say.js";
import { counted, counter, longest } from "./counter.js";
import { input } from "./inputs.js";
import { supportButton } from "./themes.js";

const CLOSE_FROM = 8;
const CLOSE_AFTER = 600;
const PRESENCE = 10000;

let closeTimer = null;
let presentAt = 0;

export function composer(stage) {
  const box = boxOf(stage);
  return h(
    "section",
    { key: "composer", class: "composer", "aria-label": say("Write a theme") },
    kinds(stage, box),
    starters(stage),
    h("label", { class: "unseen", for: "box" }, say("Your theme")),
    h("textarea", {
      key: "box",
      id: "box",
      rows: 3,
      dir: "auto",
      value: box.text,
      placeholder: say("Write here in your own words."),
      "aria-describedby": "box-left",
      oninput: (event) => write(stage, event.target.value),
    }),
    counter("box-left", box.text, longest(stage)),
    details(stage, box),
    box.text && known.place.careful && note(textOf(known.place.careful), "nudge", { key: "careful" }),
    close(stage),
    note(known.place.nudge, "nudge", { key: "nudge" }),
    refusalNote(`add_theme:${stage.id}`),
    sendButton(() => sendTheme(stage), say("Send my theme")),
    thanks(stage),
  );
}

// A single kind is no choice: it is the kind of everything here.
function kinds(stage, box) {
  if (!stage.kinds || stage.kinds.length < 2) return null;
  return tiles({
    name: "kind",
    legend: say("What kind of thing is it?"),
    hideLegend: true,
    shape: "centred",
    options: stage.kinds.map((kind) => ({ value: kind.value, label: textOf(kind.label), sign: kindSign(kind) })),
    chosen: box.kind,
    choose: (kind) => {
      writeBox(stage, { kind });
      at({ nudge: null });
    },
  });
}

function details(stage, box) {
  const put = (field) => (value) => {
    const { [field.name]: _, ...others } = boxOf(stage).details;
    writeBox(stage, { details: value === null ? others : { ...others, [field.name]: value } });
  };
  return (stage.details || []).filter((field) => isAsked(field, stage, box)).map((field) => input({ field, value: box.details[field.name], put: put(field), stage }));
}

// Some questions go with one kind of theme only.
function isAsked(field, stage, box) {
  if (!field.only_kinds) return true;
  const kinds = stage.kinds || [];
  return field.only_kinds.includes(kinds.length === 1 ? kinds[0].value : box.kind);
}

function starters(stage) {
  if (helped() || !stage.starters || !stage.starters.length) return null;
  const chips = stage.starters.map(textOf).map((starter) =>
    button({ key: starter, class: "chip", onclick: () => begin(stage, starter) }, starter),
  );
  return h("div", { key: "starters", class: "starters", role: "group", "aria-labelledby": "starters-title" }, h("p", { id: "starters-title", class: "quiet" }, say("You can start like this")), h("div", { class: "row" }, chips));
}

function begin(stage, starter) {
  const bare = (text) => text.replace(/\s*…\s*$|\s*\.\.\.\s*$/, "");
  const { text } = boxOf(stage);
  const others = stage.starters.map(textOf).map(bare);
  const fresh = !text.trim() || others.includes(text.trim());
  write(stage, `${fresh ? "" : `${text.trimEnd()} `}${bare(starter)} `);
  focusOn("#box");
}

function write(stage, text) {
  writeBox(stage, { text, language: readersLanguage(), ...withHelp() });
  clearRefusal(`add_theme:${stage.id}`);
  change({ thanks: null });
  at({ nudge: null });
  if (Date.now() - presentAt > PRESENCE) {
    presentAt = Date.now();
    ask("/api/writing", {});
  }
  clearTimeout(closeTimer);
  closeTimer = setTimeout(() => lookForClose(stage, text), CLOSE_AFTER);
}

async function lookForClose(stage, text) {
  const answer = text.trim().length < CLOSE_FROM ? null : await ask("/api/near", { stage: stage.id, text });
  if (boxOf(stage).text !== text) return;
  const { near = [], careful = null } = answer ? (isOk(answer) ? answer.reply : { careful: mayComeBack(answer) ? null : answer.reply.refused }) : {};
  if (careful && !known.place.careful) tell(textOf(careful));
  else if (near.length && !(known.place.near || []).length) tell(closeSentence());
  at({ near, careful });
}

function closeSentence() {
  return say("Someone wrote something close to this: support it, or send yours too.");
}

function close(stage) {
  const own = new Set(mineNow().themes.map((theme) => theme.id));
  const near = boxOf(stage).text ? (known.place.near || []).filter((theme) => !own.has(theme.id)) : [];
  if (!near.length) return null;
  return h("section", { key: "near", class: "near", "aria-label": say("Close to yours") }, h("p", null, closeSentence()), h("ul", { class: "cards" }, near.map(closeTheme)));
}

function closeTheme(theme) {
  const mine = mineNow().supported.includes(theme.id);
  return h("li", { key: theme.id, class: "card theirs with-button" }, words(theme, "p", { id: `near-${theme.id}` }), supportButton(theme.id, mine, `near-${theme.id}`));
}

function sendTheme(stage) {
  const { text, kind, details: given, helped: before } = boxOf(stage);
  const choices = stage.kinds || [];
  const over = counted(text) - longest(stage);
  if (!text.trim()) return nudge(say("Write one thing first."));
  if (over > 0) return nudge(sayMany("Take away {n} letter, or send it in two parts.", "Take away {n} letters, or send it in two parts.", over));
  if (choices.length > 1 && !kind && !known.place.nudged) {
    at({ nudged: true });
    return nudge(say("You can still choose what kind of thing it is. Or send it like this."), "input[name=kind]");
  }
  emptyBox(stage);
  clearRefusal(`add_theme:${stage.id}`);
  change({ thanks: null });
  at({ near: [], careful: null, nudge: null, nudged: false });
  const only = choices.length === 1 ? choices[0].value : null;
  return send("add_theme", { stage: stage.id, text, kind: kind || only, details: given, language: readersLanguage(), ...withHelp(before) });
}

function nudge(sentence, where = "#box") {
  at({ nudge: sentence });
  tell(sentence);
  focusOn(where);
}

function thanks(stage) {
  if (!known.thanks || known.thanks.stage !== stage.id) return null;
  const sentence = known.thanks.shown ? say("Everyone can see it now.") : say("The facilitator reads it first.");
  return note([h("b", null, say("Thank you.")), " ", sentence], "thanks", { key: "thanks" });
}
