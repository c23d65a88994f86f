// Words in the reader's language. The English sentence is the key; the server makes words.js of the translators' catalogues.

import texts, { zone } from "./words.js";

let language = "fi";

export const LANGUAGES = { fi: "Suomi", sv: "Svenska", en: "English" };
export const NAME = "Yhdessä"; // a name is not translated
const LOCALES = { fi: "fi-FI", sv: "sv-FI", en: "en-GB" };

export function useLanguage(given) {
  language = given in LANGUAGES ? given : "fi";
}

export function readersLanguage() {
  return language;
}

export function say(sentence, values) {
  return fill((texts[language] || {})[sentence] || sentence, values);
}

/** The sentence in the form that the number needs; `{n}` stands for the number. */
export function sayMany(one, many, n, values) {
  const forms = (texts[language] || {})[one] || [one, many];
  return fill(n === 1 ? forms[0] : forms[1], { ...values, n });
}

/** A text of the project, which comes in all three languages. */
export function textOf(all) {
  return all ? all[language] || all.fi || all.en || "" : "";
}

/** The day of a moment in the installation's time zone; a day without a time stays that day wherever the tablet is. */
export function dayOf(moment) {
  const timeZone = moment.includes("T") ? zone : "UTC";
  return new Date(moment).toLocaleDateString(LOCALES[language], { day: "numeric", month: "long", year: "numeric", timeZone });
}

function fill(sentence, values) {
  return values ? sentence.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole)) : sentence;
}
