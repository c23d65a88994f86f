// What failed is seen where it was pressed: a sentence that is out of sight is lifted to the control.

const FAILED = '[class*="st-key-failed-"]'
const CONTROL = 'button, a, input, textarea, select, label, [role="button"], [role="radio"], [role="combobox"]'
const GAP = 8
const NEAR = 160
const SETTLES = 3000 // a part that is drawn anew is short for a moment, and its column loses where it was
const said = new WeakSet()
let pressed = null
let lifted = null
let liftedAt = 0
const sized = new ResizeObserver(() => place()) // its width comes a moment after it is lifted

export default function () {
  const off = new AbortController()
  const on = (what, hear) => document.addEventListener(what, hear, { capture: true, signal: off.signal })
  on("pointerdown", remember)
  on("click", remember)
  on("keydown", (event) => event.key === "Escape" && putAway())
  on("scroll", place)
  addEventListener("resize", place, { signal: off.signal })
  const drawn = new MutationObserver(news)
  drawn.observe(document.body, { childList: true, subtree: true })
  news()
  return () => {
    off.abort()
    drawn.disconnect()
  }
}

// Which control was pressed last; its name finds it again after it was drawn anew.
function remember(event) {
  const element = event.target.closest?.(CONTROL)
  if (!element || element.closest(FAILED)) return
  if (event.type === "pointerdown") putAway()
  const name = [...(element.closest('[class*="st-key-"]')?.classList ?? [])].find((each) => each.startsWith("st-key-"))
  pressed = { element, name, box: element.getBoundingClientRect() }
}

// The pressed control, or what stands under its name now.
function control() {
  return pressed?.element.isConnected ? pressed.element : pressed?.name && document.querySelector(`.${CSS.escape(pressed.name)}`)
}

// Where the pressed control stands now, otherwise where it stood.
function where() {
  if (!pressed) return new DOMRect(innerWidth / 2, innerHeight / 2, 0, 0)
  const box = control()?.getBoundingClientRect()
  return box?.width ? box : pressed.box
}

// What was pressed stays in the window together with what is said of it.
function keepInWindow() {
  const { top, bottom } = where()
  if (Date.now() - liftedAt < SETTLES && (top < 0 || bottom > innerHeight)) control()?.scrollIntoView({ block: "nearest" })
  place()
}

function news() {
  if (lifted && !lifted.isConnected) lifted = null
  if (lifted) keepInWindow()
  const fresh = [...document.querySelectorAll(FAILED)].filter((each) => !said.has(each))
  if (!fresh.length) return
  fresh.forEach((each) => said.add(each))
  requestAnimationFrame(() => lift(fresh.at(-1)))
}

// A sentence that is out of sight, below something or far from the control is lifted above the page, beside the control.
function lift(sentence) {
  if (!sentence?.isConnected || inSight(sentence) || !sentence.showPopover) return
  putAway()
  sentence.popover = "manual"
  sentence.showPopover()
  lifted = sentence
  liftedAt = Date.now()
  keepInWindow()
  sized.observe(sentence)
}

function inSight(sentence) {
  const [box, beside] = [sentence.getBoundingClientRect(), where()]
  const inside = box.width > 0 && box.top >= 0 && box.bottom <= innerHeight && box.left >= 0 && box.right <= innerWidth
  if (!inside) return false
  const found = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)
  const across = Math.max(box.left - beside.right, beside.left - box.right, 0)
  const down = Math.max(box.top - beside.bottom, beside.top - box.bottom, 0)
  return sentence.contains(found) && across + down <= NEAR
}

function place() {
  if (!lifted) return
  const [beside, own] = [where(), lifted.getBoundingClientRect()]
  const below = beside.bottom + GAP + own.height <= innerHeight
  const top = below ? beside.bottom + GAP : beside.top - GAP - own.height
  const within = (value, most) => `${Math.max(GAP, Math.min(value, most - GAP))}px`
  lifted.style.top = within(top, innerHeight - own.height)
  lifted.style.left = within(beside.left, innerWidth - own.width)
}

function putAway() {
  sized.disconnect()
  if (lifted?.matches(":popover-open")) lifted.hidePopover()
  lifted = null
}
