// Add themes: one text box, one big button, then your own themes (berry) and what others said (white).

import { button, h, kindBadge, note, roleSign, unlessChanged, words } from "../elements.js";
import { mineNow, supportWaits } from "../expected.js";
import { helped } from "../helper.js";
import { at, known } from "../known.js";
import { send } from "../queue.js";
import { clearRefusal, refusalNote, refusalOf } from "../refusals.js";
import { readersLanguage, say, sayMany, textOf } from "../say.js";
import { composer } from "./composer.js";
import { ownTheme } from "./own_theme.js";
import { readFirst } from "./read.js";
import { closedStage } from "./take_part.js";
import { translationOf } from "./translation.js";

const WHOSE = {
  E: () => say("Words of an expert by experience"),
  C: () => say("Words of a child welfare professional"),
  O: () => say("Words of another service"),
  M: () => say("Words of management"),
  D: () => say("Words of a developer"),
};

export function themes(stage) {
  return { main: [readFirst(stage), turn(stage), writing(stage), ownAndOthers(stage)] };
}

// The box, or the sentence that says why there is none just now.
function writing(stage) {
  const own = ownOf(stage).filter((theme) => !theme.leaves).length;
  const most = stage.most_of_one;
  if (!stage.open) return closedStage();
  if ((stage.only_groups || []).length && !stage.only_groups.includes(known.me.role_group)) {
    return note(say("Now others write. You can read what they say."), "quiet", { key: "others-write" });
  }
  if (most && own >= most) return note(sayMany("You have sent {n} theme. That is all for this stage.", "You have sent {n} themes. That is all for this stage.", own), "thanks", { key: "all-sent" });
  return composer(stage);
}

// In a round that goes from one to the next, turns are said by the numbers of the tablets, never by person.
function turn(stage) {
  if (stage.turn === undefined) return null;
  const own = known.me.tablet;
  const mine = own && stage.turn === own;
  const sentence = mine ? say("It is your turn now.") : stage.turn ? say("Now it is the turn of tablet {number}.", { number: stage.turn }) : say("The facilitator gives the turns.");
  return h("div", { key: "turn", class: "strip", role: "status" }, h("p", null, sentence), own && !mine && h("p", { class: "quiet" }, say("Your tablet is number {number}.", { number: own })));
}

function ownOf(stage) {
  return mineNow().themes.filter((theme) => theme.stage === stage.id);
}

export function ownAndOthers(stage) {
  const own = ownOf(stage);
  const ids = new Set(own.map((theme) => theme.id));
  const others = known.room.themes.filter((theme) => theme.stage === stage.id && !ids.has(theme.id));
  const { supported } = mineNow();
  return h(
    "div",
    { key: "both", class: "both" },
    column("own", say("Your themes"), own.map((theme) => ownTheme(theme, stage)), say("Your own themes come here when you send them.")),
    helped() && known.place.others !== stage.id ? showOthers(stage, others.length) : column("others", say("What others said"), others.map((theme) => unchangedTheme(theme, stage, supported.includes(theme.id))), say("Themes come here when the facilitator shows them to everyone.")),
  );
}

// One thing at a time while somebody helps; the others' words are one tap away.
function showOthers(stage, number) {
  if (!number) return null;
  const show = () => at({ others: stage.id });
  return button({ key: "show-others", class: "plain", onclick: show }, sayMany("Show what others said: {n} theme", "Show what others said: {n} themes", number));
}

function column(name, title, items, whenEmpty) {
  return h(
    "section",
    { key: name, "aria-labelledby": `${name}-title` },
    h("h2", { id: `${name}-title` }, title),
    items.length ? h("ul", { class: "cards" }, items) : h("p", { class: "quiet" }, whenEmpty),
  );
}

function unchangedTheme(theme, stage, mine) {
  const waits = supportWaits(theme.id);
  const refusal = refusalOf(supportOf(theme.id)) || "";
  return unlessChanged(theme, `${readersLanguage()} ${mine} ${waits} ${stage.open} ${refusal}`, () => othersTheme(theme, stage, mine));
}

function othersTheme(theme, stage, mine) {
  const kind = (stage.kinds || []).find((one) => one.value === theme.kind);
  return h(
    "li",
    { key: theme.id, class: "card theirs" },
    words(theme, "p", { id: `other-${theme.id}` }),
    translationOf(theme.id),
    detailsOf(theme),
    h("p", { class: "meta" }, kindBadge(kind), whose(theme.role_group), theme.answered && h("span", { class: "quiet" }, say("Answered in the room.")), supporters(theme, mine && !supportWaits(theme.id))),
    stage.supports && stage.open && supportButton(theme.id, mine, `other-${theme.id}`),
  );
}

function supporters(theme, mine) {
  return [
    theme.supporters > 0 && h("span", { key: "n", class: "quiet" }, say("At least {n} people support this.", { n: theme.supporters })),
    mine && h("span", { key: "mine", class: "quiet" }, say("You support this.")),
  ];
}

/** Supports somebody's theme. It cannot be taken off again one by one, so a second tap does nothing. */
export function supportButton(id, mine, describedBy) {
  const support = () => {
    clearRefusal(supportOf(id));
    if (!mine) send("support_theme", { theme: id });
  };
  const label = mine ? (supportWaits(id) ? say("On its way") : say("Supported")) : say("Support");
  return [button({ key: "support", class: mine ? "give given" : "give", "aria-pressed": String(mine), "aria-describedby": describedBy, onclick: support }, label), refusalNote(supportOf(id))];
}

function supportOf(id) {
  return `support_theme:${id}`;
}

function detailsOf(theme) {
  const details = theme.details || [];
  if (!details.length) return null;
  const one = (detail) => [h("dt", { key: `${detail.name}-asked` }, textOf(detail.label)), h("dd", { key: detail.name }, said(detail, theme))];
  return h("dl", { class: "details" }, details.map(one));
}

function said(detail, theme) {
  if (detail.say) return [detail.sign && h("span", { class: "sign", "aria-hidden": "true" }, detail.sign), " ", textOf(detail.say)];
  const chosen = known.room.themes.find((other) => other.id === detail.value);
  return words(chosen || { text: detail.text, language: theme.language }, "span");
}

/** Whose words these are, where so many of the group take part that it tells nothing of one person. */
export function whose(group) {
  return WHOSE[group] && h("span", { class: "quiet whose" }, roleSign(group), " ", WHOSE[group]());
}
