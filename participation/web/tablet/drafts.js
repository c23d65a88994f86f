// Texts that are being written. They outlive a reload, a new stage and an answer that did not get through.

import { forget, names, recall, remember } from "./keep.js";
import { change, known } from "./known.js";

const EMPTY = { text: "", kind: null, details: {} };

/** What stands in the text box of a stage. */
export function boxOf(stage) {
  return { ...EMPTY, ...recall(boxName(stage.id)) };
}

export function writeBox(stage, part) {
  const { id, name } = stage;
  const box = { ...boxOf(stage), ...part, stage: id, stageName: name };
  if (box.text || box.kind || Object.keys(box.details).length) remember(boxName(id), box);
  else forget(boxName(id));
  change();
}

export function emptyBox(stage) {
  forget(boxName(stage.id));
  change();
}

/** The new words of an own theme while it is being changed, or null. */
export function changeOf(theme) {
  return recall(changeName(theme.id));
}

export function writeChange(theme, text, part = {}) {
  remember(changeName(theme.id), { ...changeOf(theme), ...part, text, theme: theme.id, kind: theme.kind, stage: theme.stage, language: theme.language });
  change();
}

export function forgetChange(theme) {
  forget(changeName(theme.id));
  change();
}

/** Texts that are not on the page of the open stage: written for another stage, or come back without a place. */
export function leftOver(openStage) {
  const here = openStage && openStage.open ? openStage.id : null;
  const drafts = names(place("")).map((name) => ({ name, ...recall(name) }));
  const onThePage = (draft) => draft.stage === here && (draft.theme || draft.field || draft.name === boxName(here));
  return drafts.filter((draft) => draft.text && draft.text.trim() && !onThePage(draft));
}

/** A text that did not get through goes back into its box, or beside it where the box is in use. */
export function giveBack({ stage, text, kind, details, helped }, stageName) {
  const box = recall(boxName(stage));
  const name = box && box.text ? place(`${stage}:${Date.now()}`) : boxName(stage);
  remember(name, { text, kind, details, helped, stage, stageName: stageName || (box && box.stageName) });
  change();
}

export function keepForLater(draft) {
  const { name, ...rest } = draft;
  remember(name, { ...rest, later: true });
  change();
}

export function throwAway(draft) {
  forget(draft.name);
  change();
}

/** The words written in answer to a question of a form and not sent, or null: {text, stage, stageName, field, label}. */
export function answerDraft(stage, field) {
  return recall(answerName(stage.id, field.name));
}

export function writeAnswer(stage, field, text) {
  remember(answerName(stage.id, field.name), { text, stage: stage.id, stageName: stage.name, field: field.name, label: field.label });
  change();
}

export function forgetAnswer(stage, field) {
  forget(answerName(stage.id, field.name));
  change();
}

/** Words that the server could not take go back to where they were written, unless something newer stands there. */
export function putBack(draft) {
  const name = answerName(draft.stage, draft.field);
  if (!recall(name)) remember(name, draft);
  change();
}

/** What stays on this tablet alone, such as a note of one's own. */
export function unsent(sort, stage) {
  return recall(`${sort}:${workshopId()}:${stage.id}`) || {};
}

export function keepUnsent(sort, stage, part) {
  remember(`${sort}:${workshopId()}:${stage.id}`, { ...unsent(sort, stage), ...part });
  change();
}

function boxName(stageId) {
  return place(stageId);
}

function changeName(themeId) {
  return place(`change:${themeId}`);
}

function answerName(stageId, field) {
  return place(`answer:${stageId}:${field}`);
}

function place(rest) {
  return `draft:${workshopId()}:${rest}`;
}

function workshopId() {
  return known.room ? known.room.workshop.id : "none";
}
