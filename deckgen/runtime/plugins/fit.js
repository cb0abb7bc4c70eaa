/**
 * Makes the words of a frame as loud as they fit into it: few are said louder than the
 * theme's own size, and many, as in decks written for other tools, are made smaller.
 * Measured when a frame is first seen, and again once the faces have come.
 *
 * Owns `--loud` and `--fit` on `.frame-box`, by which themes enlarge what is sparse and
 * multiply their text size, and `data-fit-over` where the smallest is still too large.
 */

/** @type {readonly (readonly [loud: number, fit: number])[]} from the loudest to the last that can be read in a room */
const FITS = [
  ...[1, 0.75, 0.5, 0.25].map((loud) => /** @type {const} */ ([loud, 1])),
  ...[1, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6, 0.55, 0.5, 0.45].map(
    (fit) => /** @type {const} */ ([0, fit]),
  ),
];

/** The last of them that enlarges what is sparse. */
const QUIETEST_LOUD = 3;

/** @param {Deck} deck */
function fit(deck) {
  /** @type {Set<number>} */
  let measured = new Set();
  /** @type {Set<number>} */
  let waiting = new Set();

  const measure = () => {
    fitAll([...waiting].filter((frame) => !measured.has(frame)));
    waiting = new Set();
  };
  /** Those of them that are drawn in full; the others wait until they are shown again. @param {number[]} frames */
  const fitAll = (frames) => {
    const drawn = frames.filter((frame) => !deck.frames[frame].matches(".deckgen-off, .deckgen-far"));
    fitBoxes(drawn.flatMap((frame) => [...deck.frames[frame].children].filter(isBox)));
    drawn.forEach((frame) => measured.add(frame));
  };

  const undo = [
    deck.on("show", ({ frame }) => {
      if (measured.has(frame)) return;
      waiting.add(frame);
      // The one that we fly to at once, before it is painted; those on the way on arrival. While
      // the clock stands someone takes pictures, and each of them has to be right.
      if (deck.clock.stopped) queueMicrotask(measure);
      else if (frame === deck.place.frame) queueMicrotask(() => measured.has(frame) || fitAll([frame]));
    }),
    deck.on("arrive", measure),
    deck.on("build", measure),
    deck.on("lay", measure),
    deck.on("fonts", () => {
      measured.forEach((frame) => waiting.add(frame));
      measured = new Set(); // those that are out of sight now, when they are next seen
      measure();
    }),
  ];
  return () => undo.forEach((each) => each());
}

/**
 * All at once: each question asked of the layout then costs one layout for all of them.
 * @param {readonly HTMLElement[]} boxes
 */
function fitBoxes(boxes) {
  boxes.forEach((box) => say(box, FITS[0]));
  const tries = boxes.filter(overflows).map((box) => ({ box, fits: FITS.length - 1, not: 0 }));
  const open = () => tries.filter(({ fits, not }) => fits - not > 1);
  for (let left = open(); left.length; left = open()) {
    left.forEach((each) => say(each.box, FITS[between(each)]));
    const over = new Set(left.filter(({ box }) => overflows(box)));
    for (const each of left) each[over.has(each) ? "not" : "fits"] = between(each);
  }
  tries.forEach(({ box, fits }) => say(box, FITS[fits]));
  const smallest = tries.filter(({ fits }) => fits === FITS.length - 1);
  const over = new Set(smallest.filter(({ box }) => overflows(box)).map(({ box }) => box));
  boxes.forEach((box) => box.toggleAttribute("data-fit-over", over.has(box)));
}

/**
 * What to try between what fits and what does not: the middle, but first whether it is loud at
 * all, as most frames are that do not fit at the loudest.
 * @param {{fits: number, not: number}} each
 */
function between({ fits, not }) {
  return fits - not === FITS.length - 1 ? QUIETEST_LOUD : (fits + not) >> 1;
}

/** @param {Element} part @returns {part is HTMLElement} */
function isBox(part) {
  return part.matches(".frame-box");
}

/** @param {HTMLElement} box @param {readonly [loud: number, fit: number]} how */
function say(box, [loud, fit]) {
  if (box.style.getPropertyValue("--loud") !== String(loud)) box.style.setProperty("--loud", String(loud));
  if (fit < 1) box.style.setProperty("--fit", String(fit));
  else box.style.removeProperty("--fit");
}

/**
 * Whether a title or a body reaches out of the room that its box keeps for it, or code
 * out of its own.
 * @param {HTMLElement} box
 */
function overflows(box) {
  const style = getComputedStyle(box);
  const top = parseFloat(style.paddingTop);
  const bottom = box.clientHeight - parseFloat(style.paddingBottom);
  const right = box.clientWidth - parseFloat(style.paddingRight);
  for (const part of /** @type {HTMLCollectionOf<HTMLElement>} */ (box.children)) {
    if (!part.matches(".frame-head, .frame-body")) continue;
    if (part.offsetTop < top - 1 || part.offsetTop + part.scrollHeight > bottom + 1) return true;
    if (part.scrollWidth > part.clientWidth + 1) return true;
    if (part.offsetLeft + part.offsetWidth > right + 1) return true;
  }
  return [...box.querySelectorAll(".code")].some((code) => code.scrollWidth > code.clientWidth + 1);
}
