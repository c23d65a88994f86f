// Themes that belong together. The facilitator groups; where the workshop says so, everyone helps: tap themes, tap a group.

import { tell } from "../bar.js";
import { button, emptyState, h, icon, note, tiles, words } from "../elements.js";
import { at, known } from "../known.js";
import { send, waitsAt } from "../queue.js";
import { clearRefusal, refusalNote } from "../refusals.js";
import { say, sayMany } from "../say.js";
import { counted } from "./counter.js";
import { translationOf } from "./translation.js";

export function grouping(stage) {
  const { themes, groups } = known.room;
  if (!themes.length) return { main: emptyState(say("Themes come here when the facilitator shows them to everyone.")) };
  const may = stage.may_group && stage.open;
  const loose = themes.filter((theme) => !theme.group);
  return {
    main: [
      may && helpToGroup(stage, loose, groups),
      groups.length ? groups.map((group) => oneGroup(stage, group, themes, may)) : h("p", { key: "none", class: "quiet" }, say("Groups come here as soon as there is one.")),
      !may && loose.length > 0 && looseThemes(loose),
    ],
  };
}

function picked() {
  const there = new Set(known.room.themes.map((theme) => theme.id));
  return (known.place.picked || []).filter((id) => there.has(id));
}

function helpToGroup(stage, loose, groups) {
  const chosen = picked();
  const pick = (id, on) => {
    clearRefusal("group:");
    at({ picked: on ? [...chosen, id] : chosen.filter((other) => other !== id), nudge: null });
  };
  const options = loose.map((theme) => ({ value: theme.id, label: words(theme, "span") }));
  return h(
    "section",
    { key: "help", class: "composer" },
    options.length ? tiles({ name: "loose", legend: say("Which themes belong together? Choose them."), options, chosen, many: true, choose: pick, shape: "one-column" }) : h("p", { key: "all" }, say("Every theme is in a group now.")),
    options.length > 0 && h(
      "div",
      { key: "where", class: "where", role: "group", "aria-labelledby": "where-title" },
      groups.length > 0 && h("p", { key: "title", id: "where-title", class: "quiet" }, say("Put them in a group:")),
      groups.map((group) => button({ key: group.id, class: "chip", lang: group.language, onclick: () => put(stage, { group: group.id, name: null }) }, words({ text: group.name, language: group.language }, "span"))),
    ),
    options.length > 0 && newGroup(stage),
    note(known.place.nudge, "nudge", { key: "nudge" }),
    refusalNote("group:"),
  );
}

function newGroup(stage) {
  const name = known.place.name || "";
  return h(
    "div",
    { key: "new", class: "new-group" },
    h("label", { for: "group-name" }, say("Or give a new group a name")),
    h("input", { id: "group-name", type: "text", dir: "auto", value: name, autocomplete: "off", oninput: (event) => at({ name: event.target.value }) }),
    button({ class: "give", onclick: () => giveName(stage, name) }, say("Make a group")),
  );
}

function giveName(stage, name) {
  const over = counted(name) - stage.name_length;
  if (!name.trim()) return nudge(say("Give the group a name first."));
  if (over > 0) return nudge(sayMany("Take away {n} letter from the name.", "Take away {n} letters from the name.", over));
  return put(stage, { group: null, name });
}

function put(stage, where) {
  const themes = picked();
  if (!themes.length) return nudge(say("Choose themes first. Then choose the group."));
  clearRefusal("group:");
  send("group", { themes, ...where });
  return at({ picked: [], name: "", nudge: null });
}

function nudge(sentence) {
  at({ nudge: sentence });
  tell(sentence);
}

function oneGroup(stage, group, themes, may) {
  const inside = themes.filter((theme) => theme.group === group.id);
  const part = (theme) => {
    clearRefusal(`group:${theme.id}`);
    send("group", { themes: [theme.id], group: null, name: null });
  };
  return h(
    "section",
    { key: group.id, class: "group", "aria-labelledby": `group-${group.id}` },
    h("h2", { id: `group-${group.id}`, class: "words", lang: group.language, dir: "auto" }, group.name),
    group.waits && h("p", { key: "waits", class: "quiet" }, say("Somebody gave this group a name. The facilitator reads it first.")),
    h("p", { class: "quiet" }, sayMany("{n} theme", "{n} themes", inside.length)),
    h(
      "ul",
      { class: "cards" },
      inside.map((theme) =>
        h("li", { key: theme.id, class: "card theirs" }, words(theme, "p", { id: `in-${theme.id}` }), translationOf(theme.id), may && takeOut(theme, part), refusalNote(`group:${theme.id}`)),
      ),
    ),
  );
}

function takeOut(theme, part) {
  if (waitsAt(`group:${theme.id}`)) return h("p", { key: "way", class: "quiet" }, say("On its way. Not saved yet."));
  return button({ class: "plain", "aria-describedby": `in-${theme.id}`, onclick: () => part(theme) }, icon("close"), say("Take out of the group"));
}

function looseThemes(loose) {
  return h(
    "section",
    { key: "loose", "aria-labelledby": "loose-title" },
    h("h2", { id: "loose-title" }, say("Not in a group yet")),
    h("ul", { class: "cards" }, loose.map((theme) => h("li", { key: theme.id, class: "card theirs" }, words(theme), translationOf(theme.id)))),
  );
}
