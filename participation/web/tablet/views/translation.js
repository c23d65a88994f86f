// A translation beside somebody's own words, for who reads another language. The own words always stand first.

import { h, words } from "../elements.js";
import { known } from "../known.js";
import { readersLanguage, textOf } from "../say.js";

/** The translation of a theme into the reader's language, labelled as one; nothing where there is none or none is needed. */
export function translationOf(id) {
  const theme = known.room && known.room.themes.find((one) => one.id === id);
  const language = readersLanguage();
  const made = theme && theme.language !== language && (theme.translations || []).find((one) => one.language === language);
  return made && h("p", { key: "translation", class: "translation" }, h("span", { class: "quiet" }, `${textOf(made.by)}:`), " ", words(made, "span"));
}
