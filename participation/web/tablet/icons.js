// Our own few signs, drawn with one line. They stand beside words, so they say nothing to a screen reader.

const CIRCLE = "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17z";
const THUMB = "M7.5 10.5v9H4v-9zM7.5 10.5l3.6-6.6c1.5 0 2.3 1 2.1 2.4l-.6 3.2h5.2c1.2 0 2.1 1.1 1.8 2.3l-1.3 6.2c-.2.9-1 1.5-1.8 1.5h-9";

const LINES = {
  heart: "M12 20s-7.8-4.7-7.8-10.3A4.3 4.3 0 0 1 12 7.2a4.3 4.3 0 0 1 7.8 2.5C19.8 15.3 12 20 12 20z",
  globe: `${CIRCLE}M3.5 12h17M12 3.5c2.4 2.3 3.6 5.1 3.6 8.5s-1.2 6.2-3.6 8.5c-2.4-2.3-3.6-5.1-3.6-8.5s1.2-6.2 3.6-8.5z`,
  pause: `${CIRCLE}M10 9v6M14 9v6`,
  speaker: "M4 9.5v5h3.5L12 18V6L7.5 9.5zM15.5 9.2a4 4 0 0 1 0 5.6M17.6 6.8a7.4 7.4 0 0 1 0 10.4",
  pencil: "M4.5 19.5l.8-3.8L15.8 5.2a1.6 1.6 0 0 1 2.3 0l.7.7a1.6 1.6 0 0 1 0 2.3L8.3 18.7zM13.8 7.2l3 3",
  close: "M6.5 6.5l11 11M17.5 6.5l-11 11",
  check: `${CIRCLE}M8 12.2l2.8 2.8 5.2-5.4`,
  back: "M19 12H5.5M11 6.5L5.5 12l5.5 5.5",
  agree: THUMB,
  disagree: THUMB,
  more: "M5.5 12h.01M12 12h.01M18.5 12h.01",
  book: "M12 6.5C10.4 5.2 7.8 4.8 4.5 5v13c3.3-.2 5.9.2 7.5 1.5M12 6.5c1.6-1.3 4.2-1.7 7.5-1.5v13c-3.3-.2-5.9.2-7.5 1.5M12 6.5v13",
  pass: "M5.5 12h.01M12 12h.01M18.5 12h.01",
  print: "M7 9V4.5h10V9M7 17H4.5v-6.5A1.5 1.5 0 0 1 6 9h12a1.5 1.5 0 0 1 1.5 1.5V17H17M7 14h10v5.5H7z",
  person: "M12 11.5a3.8 3.8 0 1 0 0-7.6 3.8 3.8 0 0 0 0 7.6zM4.5 20c.7-3.6 3.6-5.5 7.5-5.5s6.8 1.9 7.5 5.5",
  way: "M6 5.5v13M6 5.5h.01M6 18.5h.01M11 6h8M11 12h8M11 18h5",
  left: "M19 12H5.5M11 6.5L5.5 12l5.5 5.5",
  up: "M12 19V5.5M6.5 11L12 5.5l5.5 5.5",
  down: "M12 5v13.5M6.5 13l5.5 5.5 5.5-5.5",
  next: "M5 12h13.5M13 6.5l5.5 5.5-5.5 5.5",
};

export function icon(name) {
  const path = { tag: "path", properties: { d: LINES[name] }, children: [] };
  return { tag: "svg", properties: { class: `icon icon-${name}`, viewBox: "0 0 24 24", "aria-hidden": "true" }, children: [path] };
}
