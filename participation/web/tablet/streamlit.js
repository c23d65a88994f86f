// The page around the tablet: its header, its fading and its English box about a lost connection are not for participants.
// The tablet says itself when the network is away, and answers can wait; so that box may neither cover it nor switch it off.

const STYLE_ID = "yhdessa-calm";
const BOX = 'body > [data-testid="stDialog"]';

const RULES = `
header[data-testid="stHeader"], [data-testid="stToolbar"], [data-testid="stStatusWidget"], [data-testid="stDecoration"],
[data-testid="stSkeleton"], [data-testid="stSkipToContent"], [data-testid="stSidebar"], ${BOX} { display: none !important; }
[data-stale="true"] { opacity: 1 !important; transition: none !important; }
`;

// Streamlit makes everything beside its own box inert, except what carries this mark.
const STAYS_ALIVE = "data-react-aria-top-layer";

let boxes = null;

export function calmStreamlit(parentElement) {
  const host = parentElement.host || parentElement;
  host.setAttribute(STAYS_ALIVE, "true");
  stopAtMain(false);
  if (boxes) return;
  const style = document.createElement("style");
  style.id = STYLE_ID;
  style.textContent = RULES;
  document.head.append(style);
  boxes = new MutationObserver(closeBox);
  boxes.observe(document.body, { childList: true });
}

export function freeStreamlit() {
  const style = document.getElementById(STYLE_ID);
  if (style) style.remove();
  stopAtMain(true);
  if (boxes) boxes.disconnect();
  boxes = null;
}

// Streamlit's frame round the page scrolls nothing here, so the Tab key has nothing to find on it.
function stopAtMain(stops) {
  const main = document.querySelector('[data-testid="stMain"]');
  if (main) main.tabIndex = stops ? 0 : -1;
}

// An open box, though unseen, would keep a touch screen from scrolling.
function closeBox() {
  const close = document.querySelector(`${BOX} button[aria-label="Close"]`);
  if (close) close.click();
}
