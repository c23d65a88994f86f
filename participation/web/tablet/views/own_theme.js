// One of my own themes: my words, where they are now, and the two things I can do: change it and take it back.

import { changeOf, forgetChange, writeChange } from "../drafts.js";
import { button, h, icon, kindBadge, words } from "../elements.js";
import { withHelp } from "../helper.js";
import { at, focusOn, known } from "../known.js";
import { send } from "../queue.js";
import { clearRefusal, refusalNote } from "../refusals.js";
import { say, textOf } from "../say.js";
import { counted, counter, longest } from "./counter.js";

export function ownTheme(theme, stage) {
  const { leaving } = known.place;
  const changing = changeOf(theme);
  const kind = ((stage && stage.kinds) || []).find((one) => one.value === theme.kind);
  return h(
    "li",
    { key: theme.id, class: "card mine" },
    changing && !theme.waits ? changeForm(theme, changing) : [
      words(theme, "p", { key: "words" }),
      h("p", { key: "state", class: "meta" }, kindBadge(kind), h("span", null, whereNow(theme)), theme.helped && h("span", { key: "helped", class: "quiet" }, say("Written with help."))),
      theme.group && h("p", { key: "group", class: "quiet" }, say("In the group:"), " ", words(theme.group, "span")),
      refusals(theme),
      leaving === theme.id ? sureToLeave(theme) : whatYouCanDo(theme),
    ],
  );
}

function refusals(theme) {
  return [refusalNote(`change_theme:${theme.id}`), refusalNote(`take_back_theme:${theme.id}`)];
}

function whereNow(theme) {
  if (theme.leaves) return say("You take this back. It is on its way.");
  if (theme.waits) return say("On its way. Not saved yet.");
  return textOf(theme.sentence);
}

function whatYouCanDo(theme) {
  if (theme.waits) return null;
  const change = () => {
    writeChange(theme, theme.text);
    focusOn(`#words-${theme.id}`);
  };
  const leave = () => {
    at({ leaving: theme.id });
    focusOn("#sure");
  };
  return h(
    "div",
    { key: "can", class: "row" },
    theme.can_change && button({ key: "change", id: `change-${theme.id}`, class: "plain", onclick: change }, icon("pencil"), say("Change")),
    button({ key: "leave", id: `leave-${theme.id}`, class: "plain", onclick: leave }, icon("close"), say("Take back")),
  );
}

function changeForm(theme, { text, helped }) {
  const box = `words-${theme.id}`;
  const most = longest(theme);
  const done = () => {
    clearRefusal(`change_theme:${theme.id}`);
    forgetChange(theme);
    focusOn(`#change-${theme.id}`);
  };
  const save = () => {
    if (!text.trim() || counted(text) > most) return focusOn(`#${box}`);
    if (text !== theme.text) send("change_theme", { theme: theme.id, text, kind: theme.kind || null, ...withHelp(helped) });
    return done();
  };
  return h(
    "div",
    { key: "changing", class: "changing" },
    h("label", { for: box }, say("Change your words")),
    h("textarea", { id: box, rows: 3, dir: "auto", lang: theme.language, value: text, "aria-describedby": `${box}-left`, oninput: (event) => writeChange(theme, event.target.value, withHelp()) }),
    counter(`${box}-left`, text, most),
    refusals(theme),
    h(
      "div",
      { class: "row" },
      button({ key: "save", class: "give", onclick: save }, say("Save the change")),
      button({ key: "as-it-was", class: "plain", onclick: done }, say("Leave it as it was")),
    ),
  );
}

function sureToLeave(theme) {
  const take = () => {
    clearRefusal(`take_back_theme:${theme.id}`);
    send("take_back_theme", { theme: theme.id });
    at({ leaving: null });
    focusOn("#question");
  };
  const keep = () => {
    at({ leaving: null });
    focusOn(`#leave-${theme.id}`);
  };
  return h(
    "div",
    { key: "sure", class: "sure" },
    h("p", { id: "sure", tabindex: "-1" }, say("Do you want to take this theme back?")),
    h("div", { class: "row" }, button({ class: "give", onclick: take }, say("Yes, take it back")), button({ class: "plain", onclick: keep }, say("No, keep it"))),
  );
}
