// Votes as dots to share out, or as many themes as one likes. Agree / pass / disagree has a file of its own.

import { voteOn } from "../answers.js";
import { tell } from "../bar.js";
import { button, emptyState, h, note, words } from "../elements.js";
import { mineNow, stillWaits } from "../expected.js";
import { at, known } from "../known.js";
import { send, waitsAt } from "../queue.js";
import { clearRefusal, refusalNote } from "../refusals.js";
import { say, sayMany } from "../say.js";
import { agree } from "./agree.js";
import { composer } from "./composer.js";
import { readyButton, savedAndReady } from "./ready.js";
import { closedStage } from "./take_part.js";
import { whose } from "./themes.js";
import { toldOf } from "./told.js";
import { translationOf } from "./translation.js";

export function ballot(stage) {
  if (!stage.targets.length) return { main: emptyState(say("The themes to vote on come here."), say("You need not do anything yet.")) };
  if (stage.method === "agree") return agree(stage);
  const votes = choicesOf(stage);
  return {
    main: [
      left(stage, votes),
      h("ul", { key: "ballot", class: "cards" }, stage.targets.map((target) => card(stage, target, votes))),
      stage.new_themes && stage.open && composer(stage),
    ],
    go: [whatBecame(stage), stage.open ? readyButton(stage) : closedStage()],
  };
}

// What is saved, with what is on its way over it: {target: number of dots, or "approve"}.
function choicesOf(stage) {
  const known_targets = new Set(stage.targets.map((target) => target.id));
  return Object.fromEntries(Object.entries(mineNow().votes[stage.id] || {}).filter(([id]) => known_targets.has(id)));
}

function votesLeft(stage, votes) {
  if (stage.method !== "dots") return Infinity;
  return stage.votes - Object.values(votes).reduce((sum, dots) => sum + dots, 0);
}

function left(stage, votes) {
  const free = votesLeft(stage, votes);
  const chosen = Object.keys(votes).length;
  if (stage.method !== "dots") {
    const sentence = chosen ? sayMany("You have chosen {n} theme.", "You have chosen {n} themes.", chosen) : say("Choose as many as you want.");
    return h("div", { key: "left", class: "strip" }, h("p", null, sentence));
  }
  const dots = Array.from({ length: stage.votes }, (_, i) => h("i", { class: i < stage.votes - free ? "dot full" : "dot" }));
  const sentence = free > 0 ? sayMany("{n} vote left", "{n} votes left", free) : stillWaits("vote", stage.id) ? say("No votes left.") : say("You have given all your votes.");
  return h("div", { key: "left", class: "strip" }, stage.votes <= 12 && h("span", { class: "dots", "aria-hidden": "true" }, dots), h("p", null, sentence));
}

function card(stage, target, votes) {
  const id = `target-${target.id}`;
  const given = votes[target.id];
  const many = stage.method === "dots" && stage.most_on_one > 1;
  const details = [
    target.kind === "group" && target.themes && sayMany("{n} theme", "{n} themes", target.themes),
    target.example && h("span", { lang: target.example.language, dir: "auto", class: "words" }, `”${target.example.text}”`),
  ].filter(Boolean);
  return h(
    "li",
    { key: target.id, class: given ? "card choice-card picked" : "card choice-card" },
    h(
      "div",
      { class: "choice-words" },
      words(target.words, "p", { id }),
      translationOf(target.id),
      details.length > 0 && h("p", { class: "quiet" }, details.map((part, i) => [i > 0 && " · ", part])),
      h("p", { class: "meta" }, whose(target.role_group)),
      toldOf(stage, target),
      refusalNote(voteOn(stage, target)),
    ),
    many ? dotButtons(stage, target, votes, id) : giveButton(stage, target, votes, id),
  );
}

function giveButton(stage, target, votes, id) {
  const given = Boolean(votes[target.id]);
  const dots = stage.method === "dots";
  const label = given ? givenLabel(stage, target, votes[target.id]) : dots ? say("Give a vote") : say("Choose");
  const one = dots ? 1 : "approve";
  return button(
    { class: given ? "give given" : "give", "aria-pressed": String(given), "aria-describedby": id, "aria-disabled": !stage.open && "true", onclick: () => put(stage, target, votes, given ? null : one) },
    h("i", { class: given ? "ring full" : "ring", "aria-hidden": "true" }),
    label,
  );
}

// Nothing is "given" before the server has it.
function givenLabel(stage, target, dots) {
  if (waitsAt(voteOn(stage, target))) return say("On its way");
  if (stage.method === "dots" && dots > 1) return sayMany("{n} vote", "{n} votes", dots);
  return stage.method === "dots" ? say("Given") : say("Chosen");
}

function dotButtons(stage, target, votes, id) {
  const dots = votes[target.id] || 0;
  const less = () => put(stage, target, votes, dots > 1 ? dots - 1 : null);
  return h(
    "div",
    { class: "less-more", role: "group", "aria-labelledby": id },
    button({ key: "less", class: "round", "aria-label": say("One vote less"), "aria-disabled": !dots && "true", onclick: dots ? less : null }, "−"),
    h("span", { class: "number-of", "aria-live": "polite" }, sayMany("{n} vote", "{n} votes", dots)),
    button({ key: "more", class: "round", "aria-label": say("One vote more"), "aria-disabled": dots >= stage.most_on_one && "true", onclick: () => put(stage, target, votes, dots + 1) }, "+"),
  );
}

function put(stage, target, votes, value) {
  if (!stage.open) return;
  const adds = value === null ? 0 : Number(value || 0) - (votes[target.id] || 0);
  if (stage.method === "dots" && adds > 0 && value > stage.most_on_one) return nudge(sayMany("You can give a theme {n} vote at most.", "You can give a theme {n} votes at most.", stage.most_on_one));
  if (stage.method === "dots" && adds > 0 && votesLeft(stage, votes) < adds) return nudge(say("You have given all your votes. Take one back first."));
  at({ nudge: null });
  stage.targets.forEach((one) => clearRefusal(voteOn(stage, one))); // they stood on this page
  send("vote", { stage: stage.id, choices: { [target.id]: value }, filling: true });
  if (stage.method === "dots") tell(sayMany("{n} vote left", "{n} votes left", votesLeft(stage, choicesOf(stage))));
}

function nudge(sentence) {
  at({ nudge: sentence });
  tell(sentence);
}

function whatBecame(stage) {
  if (known.place.nudge) return note(known.place.nudge, "nudge", { key: "nudge" });
  if (stillWaits("vote", stage.id)) return note(say("Your votes are on their way. Not saved yet."), "quiet", { key: "way" });
  const saved = Object.keys((known.mine && known.mine.votes[stage.id]) || {}).length > 0;
  const sentence = stage.open ? say("Your votes are saved. You can change them until the voting closes.") : say("Your votes are saved.");
  return savedAndReady(stage, saved && sentence);
}
