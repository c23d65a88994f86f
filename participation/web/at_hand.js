// The keys that scroll reach the console's columns, and the window is named as its page is.

const COLUMNS = ".st-key-rail, .st-key-middle, .st-key-side"
const WAYS = { Home: -1e6, End: 1e6, PageUp: -0.85, PageDown: 0.85 }

export default function () {
  const off = new AbortController()
  const on = (what, hear) => document.addEventListener(what, hear, { capture: true, signal: off.signal })
  on("pointerdown", focusable)
  on("keydown", scroll)
  const drawn = new MutationObserver(nameWindow)
  drawn.observe(document.documentElement, { childList: true, subtree: true, characterData: true })
  nameWindow()
  return () => {
    off.abort()
    drawn.disconnect()
  }
}

const NAME = " · Yhdessä"

// The window and its history say what stands on the page; the surface of a tablet names itself.
function nameWindow() {
  const headings = [...document.querySelectorAll('[class*="st-key-page-"] h1')].map((each) => each.textContent.trim())
  const heading = headings.find(Boolean)
  if (heading && document.title !== heading + NAME) document.title = heading + NAME
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
