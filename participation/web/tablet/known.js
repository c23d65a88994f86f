// What the tablet knows now. Everything on the page is drawn from this; `change` draws it again.

import { forgetAll } from "./keep.js";

export const known = {
  view: "join",
  code: null, // the join code in the address
  ready: false, // the server has said who we are
  me: null,
  room: null,
  mine: null,
  invitation: null,
  words: null, // the project's words, once somebody has looked them up
  dialog: null, // what lies over the page: {name, opener}
  short: false, // the page is low for its text size (layout.js)
  lost: 0, // answers of somebody whom the server does not know any more
  lostAt: null, // since when live updates have not come
  clockAhead: 0, // how far this tablet's clock is ahead of the server's, in ms
  place: {}, // where a person is within a view; empty again in the next one
};

let draw = () => {};
let planned = false;
let focusNext = null;

export function onChange(drawAll) {
  draw = drawAll;
}

export function change(part) {
  Object.assign(known, part);
  if (planned) return;
  planned = true;
  Promise.resolve().then(() => {
    planned = false;
    draw();
  });
}

/** Remembers something about where the person is in this view. */
export function at(part) {
  change({ place: { ...known.place, ...part } });
}

/** Takes the room as the server sees it; an older picture that arrives late is left aside. */
export function takeRoom(room) {
  const before = known.room;
  const late = before && room && before.workshop.id === room.workshop.id && room.counter < before.counter;
  if (late) return;
  change({ room });
  if (room && room.workshop.state === "closed") forgetAll(`note:${room.workshop.id}`);
}

/** After the next drawing the focus goes here; only for what the person asked for, never for a live update. */
export function focusOn(selector) {
  focusNext = selector;
  change();
}

export function takeFocusWish() {
  const wish = focusNext;
  focusNext = null;
  return wish;
}
