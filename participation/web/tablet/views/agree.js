// Agree, pass or disagree: one theme at a time, in an order of one's own. One can go back, and look again at the end.

import { voteOn } from "../answers.js";
import { DOUBLE_TAP, button, emptyState, h, heading, icon, listen, words } from "../elements.js";
import { mineNow, stillWaits } from "../expected.js";
import { focusOn } from "../known.js";
import { send } from "../queue.js";
import { clearRefusal, refusalNote } from "../refusals.js";
import { say, textOf } from "../say.js";
import { composer } from "./composer.js";
import { readyButton, savedAndReady } from "./ready.js";
import { closedStage } from "./take_part.js";
import { whose } from "./themes.js";
import { toldOf } from "./told.js";
import { stageTop } from "./top.js";
import { translationOf } from "./translation.js";

let turnedAt = 0;
let place = null; // the theme that stands on the page: {stage, target}, target null at the end

const CHOICES = [
  { value: "agree", label: () => say("I agree") },
  { value: "pass", label: () => say("I can not say") },
  { value: "disagree", label: () => say("I do not agree") },
];

export function agree(stage) {
  const targets = inOwnOrder(stage);
  const given = mineNow().votes[stage.id] || {};
  const number = placeOf(stage, targets, given);
  if (number >= targets.length) return finished(stage, targets, given);
  const target = targets[number];
  const words_of_step = say("theme {number} of {total}", { number: number + 1, total: targets.length });
  return {
    top: stageTop(stage, { now: number + 1, total: targets.length, words: words_of_step }),
    question: oneTheme(stage, target),
    main: [
      h("div", { key: "answers", class: "answers" }, stage.open ? CHOICES.map((choice) => answer(stage, target, choice, given[target.id], after(targets, given, number))) : closedStage()),
      refusalsHere(stage, targets),
      h(
        "div",
        { key: "turn", class: "row apart" },
        number > 0 ? button({ key: "previous", class: "plain", onclick: () => turn(stage, targets[number - 1]) }, icon("back"), say("Previous theme")) : h("span", { key: "first" }),
        given[target.id] && button({ key: "next", class: "plain", onclick: () => turn(stage, after(targets, given, number)) }, say("Next theme"), icon("next")),
      ),
    ],
  };
}

// The page has gone on to the next theme when a refusal comes: it stands at the same buttons, with the words it is about.
function refusalsHere(stage, targets) {
  const one = (target) => {
    const refusal = refusalNote(voteOn(stage, target));
    return refusal && h("div", { key: target.id, class: "refused-vote" }, refusal, words(target.words, "p", { class: "quiet words" }));
  };
  return h("div", { key: "refusals" }, targets.map(one));
}

// Each person has a seed of their own, so that no theme is first or last for everyone.
function inOwnOrder(stage) {
  const seed = mineNow().shuffle;
  return [...stage.targets].sort((a, b) => mixed(seed + a.id) - mixed(seed + b.id));
}

// FNV-1a, a short way to mix letters into a number.
function mixed(text) {
  return [...text].reduce((hash, letter) => Math.imul(hash ^ letter.codePointAt(0), 16777619) >>> 0, 2166136261);
}

// The theme that is being read stays, also when new ones come; else the first that has no answer.
function placeOf(stage, targets, given) {
  const placed = place && place.stage === stage.id;
  const here = placed ? targets.findIndex((target) => target.id === place.target) : -1;
  if (here >= 0) return here;
  if (placed && place.target === null) return targets.length;
  const first = targets.find((target) => !given[target.id]);
  place = { stage: stage.id, target: first ? first.id : null };
  return first ? targets.indexOf(first) : targets.length;
}

function after(targets, given, number) {
  return targets[number + 1] || targets.find((target, i) => i !== number && !given[target.id]) || null;
}

function oneTheme(stage, target) {
  return h(
    "section",
    { key: "one", class: "one" },
    h("p", { key: "prompt", class: "quiet" }, textOf(stage.prompt)),
    whose(target.role_group) && h("p", { key: "whose", class: "meta" }, whose(target.role_group)),
    heading(target.words.text, { class: "words", lang: target.words.language, dir: "auto" }),
    translationOf(target.id),
    toldOf(stage, target),
    listen(target.words.text, target.words.language),
  );
}

function answer(stage, target, choice, given, next) {
  const chosen = given === choice.value;
  const tap = () => {
    if (Date.now() - turnedAt < DOUBLE_TAP) return;
    clearRefusal(voteOn(stage, target));
    if (!chosen) send("vote", { stage: stage.id, choices: { [target.id]: choice.value }, filling: true });
    turn(stage, next);
  };
  return button({ key: choice.value, class: `answer ${choice.value}${chosen ? " chosen" : ""}`, "aria-pressed": String(chosen), onclick: tap }, icon(choice.value), choice.label());
}

function turn(stage, target) {
  turnedAt = Date.now();
  place = { stage: stage.id, target: target && target.id };
  focusOn("#question");
}

function finished(stage, targets, given) {
  const waits = stillWaits("vote", stage.id);
  const again = () => turn(stage, targets[0]);
  return {
    question: h("section", { key: "done", class: "one" }, heading(say("That was the last theme.")), h("p", null, waits ? say("Your answers are on their way. Not saved yet.") : say("Thank you. Your answers are saved."))),
    main: [
      emptyState(say("You can look again and change your mind until the voting closes.")),
      h("div", { key: "again", class: "row" }, button({ class: "give", onclick: again }, icon("back"), say("Look again"))),
      h("ul", { key: "mine", class: "cards" }, targets.map((target) => answered(stage, target, given[target.id]))),
      stage.new_themes && stage.open && composer(stage),
    ],
    go: stage.open ? [savedAndReady(stage), readyButton(stage)] : closedStage(),
  };
}

function answered(stage, target, value) {
  const choice = CHOICES.find((one) => one.value === value);
  const id = `done-${target.id}`;
  return h(
    "li",
    { key: target.id, class: "card choice-card" },
    h("div", { class: "choice-words" }, words(target.words, "p", { id }), translationOf(target.id), h("p", { class: "meta" }, choice ? [icon(choice.value), choice.label()] : say("No answer yet")), refusalNote(voteOn(stage, target))),
    stage.open && button({ class: "give", "aria-describedby": id, onclick: () => turn(stage, target) }, say("Change")),
  );
}
