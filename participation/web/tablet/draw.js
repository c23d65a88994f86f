// Turns descriptions (elements.js) into elements, and changes only what differs, so that the focused element, the text
// being written and its caret stay as they are.

const SVG = "http://www.w3.org/2000/svg";

/** Draws the descriptions as the content of `parent`. */
export function draw(parent, descriptions) {
  const root = parent.getRootNode();
  const active = root.activeElement;
  drawChildren(parent, descriptions);
  const moved = active && active !== root.activeElement && parent.contains(active);
  if (moved) active.focus({ preventScroll: true });
}

function drawChildren(parent, descriptions) {
  const spare = new Map();
  for (const node of [...parent.childNodes]) {
    const name = nameOf(node.described);
    spare.set(name, [...(spare.get(name) || []), node]);
  }
  const nodes = descriptions.map((described) => {
    const node = (spare.get(nameOf(described)) || []).shift();
    return node ? update(node, described) : create(described, parent);
  });
  spare.forEach((left) => left.forEach((node) => node.remove()));
  let next = parent.firstChild;
  for (const node of nodes) {
    if (node === next) next = next.nextSibling;
    else parent.insertBefore(node, next);
  }
}

function nameOf(described) {
  if (!described) return "foreign";
  if (described.tag === undefined) return "#text";
  return `${described.tag} ${described.properties.key === undefined ? "" : described.properties.key}`;
}

function create(described, parent) {
  if (described.tag === undefined) {
    const text = document.createTextNode(described);
    text.described = described;
    return text;
  }
  const svg = described.tag === "svg" || parent.namespaceURI === SVG;
  const node = svg ? document.createElementNS(SVG, described.tag) : document.createElement(described.tag);
  node.described = { properties: {} };
  return update(node, described);
}

function update(node, described) {
  const before = node.described;
  if (before === described) return node;
  node.described = described;
  if (described.tag === undefined) {
    if (before !== described) node.textContent = described;
    return node;
  }
  const names = new Set([...Object.keys(before.properties), ...Object.keys(described.properties)]);
  names.forEach((name) => setProperty(node, name, before.properties[name], described.properties[name]));
  drawChildren(node, described.children);
  return node;
}

function setProperty(node, name, before, after) {
  if (name === "key") return;
  if (name === "value" || name === "checked") {
    if (node[name] !== after) node[name] = after === undefined ? "" : after;
  } else if (name.startsWith("on")) {
    node[name] = after || null;
  } else if (before !== after) {
    if (after === undefined || after === null || after === false) node.removeAttribute(name);
    else node.setAttribute(name, after === true ? "" : after);
  }
}
