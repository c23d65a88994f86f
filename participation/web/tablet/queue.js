// Answers wait here, in order, until the server has said that it has them. Each lies in this browser before it is sent.

import { ask, isOk, isUnknown, mayComeBack, newKey, pauses } from "./ask.js";
import { forget, forgetAll, names, recall, remember } from "./keep.js";
import { change } from "./known.js";

const SLOW = 1500;
const QUIET = ["language", "pause", "written_down", "adult"]; // settings: nobody asks whether these are saved

/** Whether sending is slow or the network is away, what the server says while answers wait, and when the last one was saved. */
export const sending = { slow: false, away: false, why: null, savedAt: 0 };

let workshop = null;
let waiting = [];
let working = false;
let wakeUp = () => {};
let endRest = () => {};
let told = { saved() {}, refused() {}, unknown() {} };

/** Says who hears what became of an answer: saved(item, reply), refused(item, reply), unknown(). */
export function tellQueue(listener) {
  told = listener;
}

/** Takes up what this browser still keeps for the workshop. */
export function openQueue(workshopId) {
  if (workshop !== workshopId) {
    workshop = workshopId;
    waiting = names(`waiting:${workshop}:`).map(recall).filter(Boolean);
  }
  work();
}

export function waitingAnswers() {
  return waiting;
}

/** Sends an answer and keeps it until it is acknowledged. The same answer tapped twice is one answer. */
export function send(path, body, { first = false } = {}) {
  const same = waiting.find((item) => item.path === path && JSON.stringify(item.body) === JSON.stringify(body));
  if (same) return same;
  const item = { key: newKey(), path, body, number: first && waiting.length ? waiting[0].number - 1 : number() };
  waiting = first ? [item, ...waiting] : [...waiting, item];
  remember(nameOf(item), item);
  change();
  work();
  return item;
}

/** The network may be back: try at once. */
export function wakeQueue() {
  wakeUp();
  work();
}

/** Throws away what waits; only when the person has chosen so or is not known any more. */
export function emptyQueue() {
  waiting = [];
  workshop = null;
  forgetAll("waiting:");
  endRest();
}

/** True once nothing waits; false when the seconds are over. */
export function allSent(seconds) {
  wakeQueue();
  return new Promise((resolve) => {
    const until = Date.now() + seconds * 1000;
    const look = () => {
      if (!waiting.length || Date.now() > until) resolve(!waiting.length);
      else setTimeout(look, 100);
    };
    look();
  });
}

async function work() {
  if (working) return;
  working = true;
  const pause = pauses();
  while (waiting.length) {
    const item = waiting[0];
    const answer = await sendOne(item);
    if (!waiting.includes(item)) continue;
    if (isOk(answer)) {
      pause.startAnew();
      settle(item, { away: false, ...(QUIET.includes(item.path) ? {} : { savedAt: Date.now() }) });
      told.saved(item, answer.reply);
    } else if (isUnknown(answer)) {
      told.unknown();
      await rest(pause.after(answer), false);
    } else if (!mayComeBack(answer)) {
      settle(item, { away: false });
      told.refused(item, answer.reply);
    } else {
      noteSending({ away: answer.status !== 429, why: answer.reply.waits ? answer.reply.refused : null });
      await rest(pause.after(answer), answer.status !== 429);
    }
  }
  working = false;
}

async function sendOne(item) {
  const timer = setTimeout(() => noteSending({ slow: true }), SLOW);
  const answer = await ask(`/api/${item.path}`, { ...item.body, key: item.key });
  clearTimeout(timer);
  return answer;
}

function settle(item, news) {
  waiting = waiting.filter((other) => other !== item);
  forget(nameOf(item));
  noteSending({ slow: false, why: null, ...news });
}

function noteSending(news) {
  Object.assign(sending, news);
  change();
}

function rest(milliseconds, mayWake) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    endRest = () => {
      clearTimeout(timer);
      resolve();
    };
    wakeUp = mayWake ? endRest : () => {};
  });
}

// Later answers sort after earlier ones, also after a reload and when the tablet's clock was put back.
function number() {
  const last = waiting.length ? waiting[waiting.length - 1].number : 0;
  return Math.max(Date.now(), last + 1);
}

function nameOf(item) {
  return `waiting:${workshop}:${String(item.number).padStart(16, "0")}`;
}
