// The project's words in plain language, with a search and a voice. They come when somebody first opens them.

import { askUntilAnswered, isOk } from "./ask.js";
import { frame } from "./dialogs.js";
import { emptyState, h, listen } from "./elements.js";
import { updateDialog } from "./go.js";
import { change, known } from "./known.js";
import { readersLanguage, say, sayMany, textOf } from "./say.js";

export function wordsSheet(dialog) {
  if (!known.words && !dialog.asked) look(dialog);
  return frame("words-page", say("What the words mean"), content(dialog), { back: say("Back to where I was") });
}

function content(dialog) {
  if (!known.words) return h("p", { key: "moment", role: "status" }, dialog.refusal ? textOf(dialog.refusal) : dialog.late ? say("Waiting for the network.") : say("One moment"));
  if (!known.words.length) return emptyState(say("There are no words here yet."));
  const found = fitting(dialog.search || "");
  return [
    h("label", { key: "label", for: "word-search" }, say("Search for a word")),
    h("input", { key: "search", id: "word-search", type: "text", autocomplete: "off", value: dialog.search || "", oninput: (event) => updateDialog({ search: event.target.value }) }),
    h("p", { key: "number", class: "quiet", role: "status" }, found.length ? sayMany("{n} word", "{n} words", found.length) : say("No word fits. Try a shorter one.")),
    h("dl", { key: "list", class: "word-list" }, found.map(one)),
  ];
}

function one(word) {
  const term = textOf(word.term);
  const meaning = textOf(word.meaning);
  return h("div", { key: term, class: "card" }, h("dt", null, term), h("dd", null, meaning, " ", listen(`${term}. ${meaning}`)));
}

function fitting(search) {
  const language = readersLanguage();
  const wanted = search.trim().toLocaleLowerCase(language);
  const fits = (word) => `${textOf(word.term)} ${textOf(word.meaning)}`.toLocaleLowerCase(language).includes(wanted);
  return known.words.filter(fits).sort((a, b) => textOf(a.term).localeCompare(textOf(b.term), language));
}

async function look(dialog) {
  dialog.asked = true;
  const wanted = () => Boolean(known.dialog) && known.dialog.name === "words";
  const answer = await askUntilAnswered("/api/words", { cache: "default", wanted, late: () => updateDialog({ late: true }) });
  if (!answer) return;
  if (isOk(answer)) change({ words: answer.reply.words });
  else updateDialog({ refusal: answer.reply.refused });
}
