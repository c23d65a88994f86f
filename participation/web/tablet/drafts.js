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
  const onThePage = (draft) => draft.stage === here && (draft.theme || draft.name === boxName(here));
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

/** Choices of a form or a ballot that were made and not sent. */
export function unsent(sort, stage) {
  return recall(`${sort}:${workshopId()}:${stage.id}`) || {};
}

export function keepUnsent(sort, stage, part) {
  remember(`${sort}:${workshopId()}:${stage.id}`, { ...unsent(sort, stage), ...part });
  change();
}

export function forgetUnsent(sort, stage) {
  forget(`${sort}:${workshopId()}:${stage.id}`);
}

function boxName(stageId) {
  return place(stageId);
}

function changeName(themeId) {
  return place(`change:${themeId}`);
}

function place(rest) {
  return `draft:${workshopId()}:${rest}`;
}

function workshopId() {
  return known.room ? known.room.workshop.id : "none";
}
