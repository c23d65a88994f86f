// What changed is told to screen readers, and the focus goes to what was opened; it is never left on nothing.

const SAVED = '.st-key-done [data-testid="stMarkdown"], [data-testid="stAlertContainer"][role="status"]'
// what a press can open, and what in it gets the focus; some are opened for another thing while they stand there
const ANEW = true
const OPENED = [
  [".st-key-care", "h2"],
  [".st-key-edit-list", "h2"],
  [".st-key-queue", "h2"],
  [".st-key-new-group-row", "input"],
  [".st-key-opened", "button, input"],
  [".st-key-reasons", "button"],
  ['[class*="st-key-edit-"] [data-testid="stForm"]', "input", ANEW],
  [".st-key-detail .said", null, ANEW],
  [".st-key-project-edit", "h2, input", ANEW],
]
const PLACE = ".words, .said, li.now, h1, h2, h3" // where reading goes on when the control itself is gone
const SOON = 15000
const SETTLES = 300
const STAYS = 10000
const AFTER = 150

const told = new Set()
const savedBefore = new Map()
let last = null // what had the focus, and the names of everything around it
let press = null // what stood there when a control was pressed
let waits = false
let looking = null

export default function () {
  const off = new AbortController()
  const on = (what, hear) => document.addEventListener(what, hear, { capture: true, signal: off.signal })
  on("focusin", ({ target }) => (last = { element: target, text: target.textContent, names: namesAround(target) }))
  on("click", () => (press = standing()))
  regions()
  for (const each of document.querySelectorAll(SAVED)) savedBefore.set(each, each.textContent)
  const drawn = new MutationObserver(soon)
  drawn.observe(document.body, { childList: true, subtree: true, characterData: true })
  soon()
  return () => {
    off.abort()
    drawn.disconnect()
  }
}

// What a press finds there, so that what it opens can be told from it.
function standing() {
  const before = new Set(OPENED.flatMap(([place]) => [...document.querySelectorAll(place)]))
  const places = new Set(OPENED.map(([place]) => place).filter((place) => document.querySelector(place)?.checkVisibility()))
  return { at: Date.now(), before, places }
}

function soon() {
  if (waits) return
  waits = true
  requestAnimationFrame(() => {
    waits = false
    tell()
    followFocus()
  })
}

function regions() {
  return ["polite", "assertive"].map((how) => {
    const there = document.querySelector(`.told[aria-live="${how}"]`)
    if (there) return there
    const region = document.createElement("div")
    region.className = "told"
    region.ariaLive = how
    region.setAttribute("role", how === "polite" ? "status" : "log")
    region.setAttribute("aria-live", how)
    region.setAttribute("data-live-announcer", "true")
    document.body.append(region)
    return region
  })
}

function tell() {
  const [quiet, loud] = regions()
  for (const each of document.querySelectorAll("[data-tell]")) {
    if (told.has(each.dataset.tell)) continue
    told.add(each.dataset.tell)
    speak(each.hasAttribute("data-loud") ? loud : quiet, each.dataset.sentence)
  }
  for (const each of document.querySelectorAll(SAVED)) {
    const text = each.textContent.trim()
    if (text && savedBefore.get(each) !== text) speakInPlace(each)
    savedBefore.set(each, text)
  }
}

function speak(region, text) {
  const line = document.createElement("p")
  line.textContent = text
  region.replaceChildren(line)
  setTimeout(() => line.remove(), STAYS)
}

// A sentence that stands on the page is not said by a copy of it: it becomes live, and comes once more.
function speakInPlace(each) {
  each.setAttribute("aria-live", "polite")
  each.setAttribute("role", "status")
  each.style.visibility = "hidden"
  setTimeout(() => (each.style.visibility = ""), AFTER)
}

function followFocus() {
  if (press && Date.now() - press.at > SOON) press = null
  for (const [place, inside, anew] of press ? OPENED : []) {
    if (!anew && press.places.has(place)) continue // it stood there, and was only drawn again
    const opened = [...document.querySelectorAll(place)].find((each) => !press.before.has(each) && each.checkVisibility())
    const into = opened && (inside ? opened.querySelector(inside) : opened) // drawn a moment later, perhaps
    if (!into) continue
    press = null
    return focus(into)
  }
  if (last?.element.isConnected) return followWords()
  clearTimeout(looking)
  if (last && isLost()) looking = setTimeout(bringBack, SETTLES) // what took the place may be drawn a moment later
}

function isLost() {
  return [document.body, null].includes(document.activeElement) || document.activeElement.id === "stMain"
}

// The same control, or the only one in its place; else, from the inside outwards, the place where reading goes on.
function bringBack() {
  if (!last || last.element.isConnected || !isLost()) return
  const { names, text } = last
  const around = names.map((name) => document.querySelector(`.${CSS.escape(name)}`)).filter((each) => each?.checkVisibility())
  const row = names.length ? [...document.querySelectorAll(`.${CSS.escape(names[0])} :is(button, a, input, textarea)`)] : []
  const same = row.find((each) => each.textContent === text) ?? (row.length === 1 ? row[0] : null)
  const places = around.flatMap((each) => [...each.querySelectorAll(PLACE)])
  const found = [same, ...places].find((each) => each?.checkVisibility())
  if (found) focus(found)
}

// Streamlit uses a row of buttons again for others: the focus follows the words that it was on.
function followWords() {
  const { element, text, names } = last
  if (element !== document.activeElement || element.tagName !== "BUTTON" || element.textContent === text || !names.length) return
  const row = document.querySelectorAll(`.${CSS.escape(names[0])} button`)
  const moved = [...row].find((each) => each.textContent === text)
  if (moved) focus(moved)
  else last.text = element.textContent
}

function focus(element) {
  if (element.tabIndex < 0) element.tabIndex = -1
  element.focus({ focusVisible: true })
}

// The names of Streamlit's keys from the element outwards.
function namesAround(element) {
  const names = []
  for (let each = element; each; each = each.parentElement)
    for (const name of each.classList) if (name.startsWith("st-key-") && !name.startsWith("st-key-page-")) names.push(name)
  return names
}
