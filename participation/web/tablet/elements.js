// Descriptions of elements, and the few pieces that every view uses. People's words are only ever text.

import { icon } from "./icons.js";
import { canSpeak, speak } from "./speak.js";
import { say, textOf } from "./say.js";

export { icon };

/** Describes an element: h("p", {class: "quiet"}, "words", h("b", null, "more")). */
export function h(tag, properties, ...children) {
  return { tag, properties: properties || {}, children: children.flat(Infinity).filter(isThere).map(asDescription) };
}

function isThere(child) {
  return child !== null && child !== undefined && child !== false && child !== "";
}

function asDescription(child) {
  return typeof child === "object" ? child : String(child);
}

const described = new WeakMap();

/** The description of something that seldom changes, made anew only when `mark` did: long lists stay quick while one types. */
export function unlessChanged(thing, mark, describe) {
  const before = described.get(thing);
  if (before && before.mark === mark) return before.description;
  const description = describe();
  described.set(thing, { mark, description });
  return description;
}

export function button(properties, ...children) {
  return h("button", { type: "button", ...properties }, children);
}

/** Within this time (ms) a second tap is the same tap of a nervous finger. */
export const DOUBLE_TAP = 350;
let tapped = { label: null, at: 0 };

/** The one big button of a page. */
export function sendButton(onclick, label, properties) {
  const once = (event) => {
    const again = tapped.label === label && Date.now() - tapped.at < DOUBLE_TAP;
    tapped = { label, at: Date.now() };
    if (!again) onclick(event);
  };
  return button({ key: "send", class: "send", onclick: onclick && once, ...properties }, label);
}

/** A participant's own words, exactly as typed, in their own language. */
export function words(own, tag = "p", properties = {}) {
  return h(tag, { class: "words", ...properties, lang: own.language, dir: "auto" }, own.text);
}

/** What the workshop says: the pine bubble with the question. */
export function bubble(title, sentences, spoken) {
  const long = sentences.join(" ").length > 70;
  return h(
    "div",
    { key: "bubble", class: long ? "bubble long" : "bubble" },
    h("div", { class: "bubble-words" }, heading(title), sentences.map((sentence) => h("p", null, sentence))),
    listen([title, ...sentences].join(" "), undefined, spoken),
  );
}

/** The heading of a page; it takes the focus when a person moves to it. */
export function heading(title, properties) {
  return h("h1", { id: "question", tabindex: "-1", ...properties }, title);
}

export function listen(text, language, key = "listen") {
  if (!canSpeak(language)) return null;
  return button({ key, class: "listen", onclick: () => speak(text, language) }, icon("speaker"), say("Listen"));
}

/** One sentence on what happened to something that was sent, where it was made. */
export function note(sentence, kind = "quiet", properties) {
  return sentence && h("p", { class: `note ${kind}`, ...properties }, kind === "thanks" && icon("check"), h("span", null, sentence));
}

/** What will be here, and what to do meanwhile. */
export function emptyState(...sentences) {
  return h("div", { key: "empty", class: "empty" }, sentences.map((sentence) => h("p", null, sentence)));
}

const SIGNS = { E: "◆", C: "■", O: "▲", M: "⬢", D: "◗" };

export function roleSign(group) {
  return h("span", { class: `sign role-${group || "none"}`, "aria-hidden": "true" }, SIGNS[group] || "○");
}

export function kindSign(kind) {
  return h("span", { class: `sign ${kind.colour}`, "aria-hidden": "true" }, kind.sign);
}

/** The kind of a theme as a sign and a word. */
export function kindBadge(kind) {
  return kind && h("span", { class: `badge ${kind.colour}` }, kindSign(kind), " ", textOf(kind.label));
}

/** A choice as large tiles: options are {value, label, sign}. Several may be chosen where `many` is true. */
export function tiles({ name, legend, hideLegend, options, chosen, many, choose, shape = "" }) {
  const isChosen = (value) => (many ? (chosen || []).includes(value) : chosen === value);
  return h(
    "fieldset",
    { key: name, class: `tiles ${shape}` },
    h("legend", { class: hideLegend ? "unseen" : "legend" }, legend),
    h(
      "div",
      { class: "tile-grid" },
      options.map((option) =>
        h(
          "label",
          { key: option.value, class: isChosen(option.value) ? "tile chosen" : "tile" },
          h("input", {
            type: many ? "checkbox" : "radio",
            name,
            checked: isChosen(option.value),
            onchange: (event) => choose(option.value, event.target.checked),
          }),
          h("span", { class: "tile-face" }, option.sign, h("span", null, option.label)),
        ),
      ),
    ),
  );
}
