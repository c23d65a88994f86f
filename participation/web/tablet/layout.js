// The text size that the reader chose, and classes that answer to width and text size together (in rem), because
// media queries do not see the reader's own text size.

import { recall, remember } from "./keep.js";
import { change } from "./known.js";

export const SIZES = [100, 125, 150, 200];
const BASE = 112.5; // 18 px where the browser's own size is 16
const NARROW = 34;
const SLIM = 19;
const HELPED = 125; // at least, while somebody writes for a person
const TINY = 15;
const SHORT = 27;

let measure = () => {};

export function textSize() {
  return recall("size") || 100;
}

export function setTextSize(size) {
  remember("size", size);
  applyTextSize();
}

export function applyTextSize() {
  const size = Math.max(textSize(), recall("helped") ? HELPED : 0);
  document.documentElement.style.fontSize = `${(BASE * size) / 100}%`;
  measure();
}

export function resetTextSize() {
  document.documentElement.style.fontSize = "";
}

/** Keeps the classes of the surface true to its size. Where it is short, the big button scrolls with the page. */
export function watchSize(surface) {
  measure = () => {
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    const { clientWidth, clientHeight } = surface;
    surface.classList.toggle("narrow", clientWidth < NARROW * rem);
    surface.classList.toggle("slim", clientWidth < SLIM * rem);
    surface.classList.toggle("tiny", clientWidth < TINY * rem);
    change({ short: clientHeight < SHORT * rem });
  };
  new ResizeObserver(measure).observe(surface);
}
