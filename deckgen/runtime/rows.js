/** The rows of the outline, and what is searched in them. */

/** @typedef {{title: string, text: string}} SearchText both plain */

/** @param {Deck} deck */
function makeTree(deck) {
  const tree = document.createElement("ul");
  tree.id = "deckgen-outline";
  tree.className = "deckgen-outline";
  tree.tabIndex = 0;
  tree.setAttribute("role", "tree");
  tree.setAttribute("aria-label", deck.word("Outline"));
  return tree;
}

/** @param {Deck} deck @param {string} tree the id of what it searches */
function makeField(deck, tree) {
  const field = document.createElement("input");
  field.enterKeyHint = "go";
  field.placeholder = deck.word("Search in titles and text");
  const about = {
    role: "combobox",
    "aria-label": field.placeholder,
    "aria-haspopup": "tree",
    "aria-controls": tree,
    "aria-expanded": "true",
    "aria-autocomplete": "list",
    autocomplete: "off",
    spellcheck: "false",
  };
  Object.entries(about).forEach(([name, value]) => field.setAttribute(name, value));
  return field;
}

/** @param {number | null} frame */
function rowAt(frame) {
  return document.getElementById(`deckgen-row-${frame}`);
}

/**
 * A frame where it stands in the outline.
 * @param {Deck} deck
 * @param {number} frame
 * @param {boolean} isUnfolded
 */
function outlineRow(deck, frame, isUnfolded) {
  const { frames } = deck.scene;
  const row = makeRow(deck, frame);
  const level = outsideOf(frames, frame).length + 1;
  row.setAttribute("aria-level", String(level));
  row.style.setProperty("--level", String(level));
  // Frames stand in the order of the outline, so a first child comes right after its parent.
  if (frames[frame + 1]?.parent === frame) row.setAttribute("aria-expanded", String(isUnfolded));
  const twist = document.createElement("span");
  twist.className = "deckgen-twist";
  twist.setAttribute("aria-hidden", "true");
  row.prepend(twist);
  return row;
}

/**
 * A frame that was found, and in what it stands.
 * @param {Deck} deck
 * @param {number} frame
 */
function matchRow(deck, frame) {
  const row = makeRow(deck, frame);
  const { frames } = deck.scene;
  row.setAttribute("aria-level", "1");
  const around = document.createElement("span");
  around.className = "deckgen-around";
  around.textContent = outsideOf(frames, frame).map((outer) => frames[outer].title).join(" › ");
  row.append(around);
  return row;
}

/** @param {Deck} deck @param {number} frame */
function makeRow(deck, frame) {
  const row = document.createElement("li");
  const { id, title } = deck.scene.frames[frame];
  row.id = `deckgen-row-${frame}`;
  row.dataset.frame = String(frame);
  row.setAttribute("role", "treeitem");
  row.setAttribute("aria-selected", "false");
  if (frame === deck.place.frame) row.setAttribute("aria-current", "location");
  const name = document.createElement("span");
  name.textContent = title || id;
  row.append(name);
  return row;
}

/**
 * The frames that a frame stands in, the outermost first.
 * @param {readonly SceneFrame[]} frames
 * @param {number} frame
 */
function outsideOf(frames, frame) {
  /** @type {number[]} */
  const outer = [];
  for (let at = frames[frame].parent; at != null; at = frames[at].parent) outer.unshift(at);
  return outer;
}

/**
 * The frames whose parents are all unfolded.
 * @param {readonly SceneFrame[]} frames
 * @param {ReadonlySet<number>} unfolded
 */
function unfoldedRows(frames, unfolded) {
  /** @type {boolean[]} parents come first */
  const shown = [];
  return [...frames.keys()].filter((index) => {
    const { parent } = frames[index];
    return (shown[index] = parent == null || (shown[parent] && unfolded.has(parent)));
  });
}

/**
 * What can be searched of a frame; the speaker's notes are not for the room.
 * @param {SceneFrame} frame
 * @param {HTMLElement} element
 * @returns {SearchText}
 */
function textOf({ title }, element) {
  const body = element.querySelector(".frame-body");
  return { title: plain(title), text: plain(body?.textContent ?? "") };
}

/**
 * The frames that fit, the best first.
 * @param {readonly SearchText[]} texts
 * @param {string} wanted
 */
function searchTexts(texts, wanted) {
  return texts
    .map(({ title, text }, frame) => ({ frame, score: rank(wanted, title, text) }))
    .filter(({ score }) => score < Infinity)
    .sort((one, other) => one.score - other.score || one.frame - other.frame)
    .map(({ frame }) => frame);
}
