// My own page: my themes and where each is now, my votes, what the tool holds of me, and the ways out.

import { leftOver } from "../drafts.js";
import { button, h, heading, icon, note, words } from "../elements.js";
import { mineNow } from "../expected.js";
import { go, openDialog } from "../go.js";
import { known } from "../known.js";
import { waitingAnswers } from "../queue.js";
import { readersLanguage, say, sayMany, textOf } from "../say.js";
import { draftButtons } from "./draft.js";
import { showCodeAgain } from "./join.js";
import { ownTheme } from "./own_theme.js";
import { sideTop } from "./top.js";

const VOTES = { agree: () => say("I agree"), pass: () => say("I can not say"), disagree: () => say("I do not agree"), approve: () => say("Chosen") };

export function mine() {
  if (!known.me) return { top: sideTop(), main: [heading(say("One moment"))] };
  const own = mineNow();
  return {
    top: sideTop(),
    main: [
      heading(say("My own page")),
      section("themes", say("My themes"), h("ul", { class: "cards" }, own.themes.map((theme) => ownTheme(theme, known.room && known.room.stage))), own.themes.length || say("You have not sent a theme yet. Your themes come here.")),
      drafts(),
      section("votes", say("My votes"), votes(own), Object.values(own.votes).some((stage) => Object.keys(stage).length) || say("You have not voted yet. Your votes come here.")),
      code(),
      section("holds", say("What the tool holds of you"), h("p", null, textOf(own.holds)), true),
      ways(),
    ],
  };
}

// `there` is true-ish, or the sentence that says what will be here.
function section(name, title, content, there) {
  return h("section", { key: name, "aria-labelledby": `${name}-title` }, h("h2", { id: `${name}-title` }, title), typeof there === "string" ? h("p", { class: "quiet" }, there) : content);
}

function drafts() {
  const texts = leftOver(null).filter((draft) => !draft.theme);
  const items = texts.map((draft) => h("li", { key: draft.name, class: "card mine draft" }, h("p", { class: "words", dir: "auto", lang: draft.language || readersLanguage() }, draft.text), draftButtons(draft)));
  return texts.length > 0 && section("drafts", say("Texts that you have not sent"), h("ul", { class: "cards" }, items), true);
}

// The words of what was voted on are known while it is in the room; of the rest there is the number.
function votes(own) {
  const names = new Map();
  const { themes = [], groups = [], stage } = known.room || {};
  for (const theme of themes) names.set(theme.id, theme);
  for (const group of groups) names.set(group.id, { text: group.name, language: group.language });
  for (const target of (stage && stage.targets) || []) names.set(target.id, target.words);
  const all = Object.values(own.votes).flatMap((choices) => Object.entries(choices));
  const unnamed = all.filter(([id]) => !names.has(id)).length;
  return [
    waitingAnswers().some((item) => item.path === "vote") && h("p", { key: "way", class: "quiet", role: "status" }, say("Your votes are on their way. Not saved yet.")),
    h("ul", { key: "list", class: "cards" }, all.filter(([id]) => names.has(id)).map(([id, value]) => h("li", { key: id, class: "card" }, words(names.get(id)), h("p", { class: "meta" }, voteWords(value))))),
    unnamed > 0 && h("p", { key: "more", class: "quiet" }, sayMany("You also voted on {n} earlier theme.", "You also voted on {n} earlier themes.", unnamed)),
  ];
}

function voteWords(value) {
  return VOTES[value] ? VOTES[value]() : sayMany("{n} vote", "{n} votes", Number(value));
}

function code() {
  if (known.me.code_written_down) return null;
  const show = h("div", { class: "row" }, button({ class: "give", onclick: showCodeAgain }, say("Show my return code")));
  return section("code", say("Your return code"), [h("p", null, say("You have not written down your return code yet.")), note(known.place.codeNote, "nudge"), show], true);
}

function ways() {
  return h(
    "nav",
    { key: "ways", class: "my-own", "aria-label": say("Your own pages") },
    button({ key: "way", class: "plain", onclick: () => go("what_happened") }, icon("way"), say("What happened")),
    button({ key: "next", id: "next-person", class: "plain", onclick: () => openDialog("nextPerson", "next-person") }, icon("next"), say("Next person")),
    button({ key: "all", id: "take-back-all", class: "plain", onclick: () => openDialog("takeBackAll", "take-back-all") }, icon("close"), say("Take everything back")),
  );
}
