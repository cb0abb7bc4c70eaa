/**
 * The page's elements for another version of the talk: those that are as they were stay,
 * others are changed as little as can be, and all stand in the order of the talk.
 */

/**
 * A part of the page as a server tells of it; no text where this page has it already.
 * @typedef {readonly [key: string, text: string | null]} Part
 */

/**
 * @param {Deck} deck
 * @param {Answer} next
 * @param {Keys} past what is in the page
 * @returns {Renewal}
 */
function patchFrames(deck, { scene, frames: parts, after }, past) {
  const fresh = parts.map(([, text]) => (text === null ? null : parsed(text)));
  const olds = deck.frames.map((at, index) => ({ id: deck.scene.frames[index].id, body: () => bodyText(at) }));
  const news = fresh.map((at, index) => ({ id: scene.frames[index].id, body: () => bodyText(at) }));
  const before = matchFrames(olds, news);
  /** @type {Set<HTMLElement>} */
  const changed = new Set();
  const frames = before.map((old, index) => {
    const made = fresh[index]?.querySelector(".step");
    const kept = old === undefined ? null : deck.frames[old];
    const at = /** @type {HTMLElement} */ (kept ?? made);
    if (made && (old === undefined || past.frames[old] !== parts[index][0])) changed.add(at);
    if (kept && changed.has(kept)) morph(kept, /** @type {Element} */ (made));
    if (!kept) at.classList.add("future");
    setPlace(at, scene.frames[index], index);
    return at;
  });
  const staying = new Set(frames);
  for (const at of deck.frames) if (!staying.has(at)) [at, ...followers(at)].forEach((each) => each.remove());
  arrange(/** @type {Element} */ (deck.root.firstElementChild), frames);
  after.forEach(([key, text], index) => {
    const old = before[index];
    if (text === null || (old !== undefined && past.after[old] === key)) return;
    followers(frames[index]).forEach((each) => each.remove());
    frames[index].after(...parsed(text).children);
  });
  return { frames, before, changed };
}

/** What lies on the canvas before all frames. @param {Deck} deck @param {string} text */
function patchArt(deck, text) {
  const world = /** @type {Element} */ (deck.root.firstElementChild);
  while (world.firstElementChild && !world.firstElementChild.matches(".step")) world.firstElementChild.remove();
  world.prepend(...parsed(text).children);
}

/** @param {string} text */
function parsed(text) {
  const template = document.createElement("template");
  template.innerHTML = text;
  return template.content;
}

/** @param {ParentNode | null} frame */
function bodyText(frame) {
  return frame?.querySelector(".frame-body")?.textContent?.trim() ?? "";
}

/** What lies between a frame and the next, such as the arrows that are drawn over it. @param {Element} frame */
function followers(frame) {
  const found = [];
  for (let next = frame.nextElementSibling; next && !next.matches(".step"); next = next.nextElementSibling) {
    found.push(next);
  }
  return found;
}

/**
 * Puts the frames in their order, each with what follows it, moving as few as possible: what is
 * moved in the document starts its films anew.
 * @param {Element} world
 * @param {readonly HTMLElement[]} frames
 */
function arrange(world, frames) {
  let next = world.querySelector(":scope > .step");
  for (const frame of frames) {
    const group = [frame, ...followers(frame)];
    if (frame === next) next = group[group.length - 1].nextElementSibling;
    else for (const each of group) world.insertBefore(each, next);
  }
}

const PLACE = /** @type {const} */ ({
  x: "x",
  y: "y",
  z: "z",
  scale: "scale",
  rotate: "rotate",
  rotateX: "rotate-x",
  rotateY: "rotate-y",
});

/** Where impress.js reads the place of a step. @param {HTMLElement} at @param {SceneFrame} frame @param {number} index */
function setPlace(at, frame, index) {
  const names = /** @type {(keyof typeof PLACE)[]} */ (Object.keys(PLACE));
  const said = names.map((name) => /** @type {const} */ ([`data-${PLACE[name]}`, frame[name]]));
  for (const [name, value] of [...said, /** @type {const} */ (["data-frame", index])]) {
    if (value === undefined) at.removeAttribute(name);
    else if (at.getAttribute(name) !== String(value)) at.setAttribute(name, String(value));
  }
}
