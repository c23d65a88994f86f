// Moving between the views. The address follows, so that a reload comes back to the same place, in the same kind of document.

import { change, focusOn, known } from "./known.js";
import { hush } from "./speak.js";

const PATHS = { join: "/join", take_part: "/take_part", mine: "/mine", what_happened: "/what-happened" };

const ALONE = /^\/j(\/|$)/.test(window.location.pathname); // in a document without Streamlit

export function viewOf(location) {
  const path = location.pathname.replace(/\/$/, "");
  return Object.keys(PATHS).find((view) => path.endsWith(PATHS[view])) || (ALONE ? "join" : undefined);
}

/** Where a view is; the way in carries the join code. */
export function addressOf(view, code) {
  if (view !== "join") return `${ALONE ? "/j" : ""}${PATHS[view]}`;
  if (ALONE) return code ? `/j/${encodeURIComponent(code)}` : "/j";
  return code ? `/join?code=${encodeURIComponent(code)}` : "/join";
}

export function go(view, { replace = false } = {}) {
  history[replace ? "replaceState" : "pushState"](null, "", addressOf(view, known.code));
  show(view);
}

/** Shows the view of the address that the browser went to. */
export function show(view) {
  hush();
  change({ view, place: {}, dialog: null });
  focusOn("#question");
}

export function openDialog(name, opener) {
  hush();
  change({ dialog: { name, opener } });
  focusOn("#dialog-title");
}

export function updateDialog(part) {
  if (known.dialog) change({ dialog: { ...known.dialog, ...part } });
}

export function closeDialog() {
  const { opener } = known.dialog || {};
  change({ dialog: null });
  focusOn(opener ? `#${opener}` : "#question");
}
