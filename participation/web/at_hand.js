// What a page of staff needs in the browser beside what Streamlit draws: the keys that scroll reach the console's columns.

const COLUMNS = ".st-key-rail, .st-key-middle, .st-key-side"
const WAYS = { Home: -1e6, End: 1e6, PageUp: -0.85, PageDown: 0.85 }

export default function () {
  const off = new AbortController()
  const on = (what, hear) => document.addEventListener(what, hear, { capture: true, signal: off.signal })
  on("pointerdown", focusable)
  on("keydown", scroll)
  return () => off.abort()
}

// A tap on a column's ground lets the keys scroll that column: Streamlit would give the focus to what doesn't scroll.
function focusable(event) {
  const column = event.target.closest?.(COLUMNS)
  if (column) column.tabIndex = -1
}

// Where nothing has the focus the keys scroll the column below the pointer, otherwise the middle one.
function scroll(event) {
  const [way, active] = [WAYS[event.key], document.activeElement]
  if (!way || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
  if (active && active !== document.body && active.id !== "stMain") return
  const columns = [...document.querySelectorAll(COLUMNS)]
  if (!columns.length) return
  const column = columns.find((each) => each.matches(":hover")) ?? document.querySelector(".st-key-middle")
  const scroller = scrolls(column) ? column : column.closest(".st-key-page-console")
  scroller?.scrollBy({ top: Math.abs(way) > 1 ? way : way * scroller.clientHeight, behavior: "instant" })
  event.preventDefault()
}

const scrolls = (each) => each && getComputedStyle(each).overflowY === "auto"
