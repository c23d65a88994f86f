// Moving between the views. The address follows, so that a reload comes back to the same place.

import { change, focusOn, known } from "./known.js";
import { hush } from "./speak.js";

const PATHS = { join: "/join", take_part: "/take_part", mine: "/mine", what_happened: "/what-happened" };

export function viewOf(location) {
  return Object.keys(PATHS).find((view) => location.pathname.replace(/\/$/, "").endsWith(PATHS[view]));
}

export function go(view, { replace = false } = {}) {
  const code = view === "join" && known.code ? `?code=${encodeURIComponent(known.code)}` : "";
  history[replace ? "replaceState" : "pushState"](null, "", PATHS[view] + code);
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
