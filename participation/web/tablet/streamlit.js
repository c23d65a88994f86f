// The page around the tablet: its header, its fading and its English "connection error" box are not for participants.
// The tablet says itself when the network is away.

const STYLE_ID = "yhdessa-calm";

const RULES = `
header[data-testid="stHeader"], [data-testid="stToolbar"], [data-testid="stStatusWidget"],
[data-testid="stDecoration"], [data-testid="stSkeleton"], [data-testid="stSidebar"] { display: none !important; }
[data-stale="true"] { opacity: 1 !important; transition: none !important; }
`;

export function calmStreamlit() {
  if (document.getElementById(STYLE_ID)) return;
  const style = document.createElement("style");
  style.id = STYLE_ID;
  style.textContent = RULES;
  document.head.append(style);
}

export function freeStreamlit() {
  const style = document.getElementById(STYLE_ID);
  if (style) style.remove();
}
