/**
 * The labels of far frames: as large as can be read in the window, as far as they fit
 * into their frame. Sized for where a flight ends. A far topic folds while the labels in it
 * could not be read: then its own takes the whole card. Owns `--deckgen-label` and
 * `.deckgen-labelled`.
 */

/** Labels are written for frames up to so many times as large as those that show them. */
const LABELLED = 2;
/** So many labels take their new size in one picture while a hand zooms. */
const WRITTEN_AT_ONCE = 24;

/** @param {Deck} deck */
function labels(deck) {
  const { frames } = deck.scene;
  const spots = frames.map(spotOf);
  const far = spots.map((spot, index) => farBelow(deck.frames[index], spot));
  const rooms = spots.map((spot, index) => roomFor(spot, frames[index]));
  const band = parseFloat(getComputedStyle(deck.root).getPropertyValue("--title-band")) || 0.24;
  const least = frames.length > FEW_FRAMES ? SMALLEST_LABEL_PX : LEAST_LABEL_PX;
  const deep = frames.some((frame) => depthOf(frame).depth);
  /** @type {Map<number, string>} */
  const written = new Map();
  let sized = 0;
  /** Where the next of these pictures goes on. */
  let next = 0;
  /** Below which scale of the view each topic folds. */
  const folds = new Float64Array(frames.length);
  let wordsOf = wordMeter(deck);
  /** Where labels stand that do not have their whole frame. @type {Map<number, Area>} */
  let parts = new Map();
  /** Those labels. @type {HTMLElement[]} */
  let moved = [];

  /** What a label may take of its frame. @param {number} index @param {boolean} whole @param {Area} [part] */
  const roomOf = (index, whole, part = parts.get(index) ?? WHOLE_FRAME) => ({
    width: rooms[index].width * part.width,
    height: rooms[index].height * (whole || !frames[index].topic ? part.height : band),
  });

  /** @param {number} index @param {number} scale of the view */
  const write = (index, scale) => {
    const room = roomOf(index, scale < folds[index]);
    const wanted = spots[index].height * scale * LABEL_SHARE;
    const size = labelSize(wordsOf(index), room.width * scale, room.height * scale, { wanted, least });
    const text = `${(size / (scale * frames[index].scale)).toFixed(2)}px`;
    if (written.get(index) === text) return;
    written.set(index, text);
    deck.frames[index].classList.toggle("deckgen-labelled", size > 0);
    deck.frames[index].style.setProperty("--deckgen-label", text);
  };

  /** @param {number} index @param {ReturnType<typeof eyeOf>} eye @param {number} scale of the view */
  const isLabelled = (index, eye, scale) =>
    scale < LABELLED * far[index] && sees(eye, spots[index]) && !isInside(frames, folds, scale, index);

  /** @param {Camera} camera */
  const size = (camera) => {
    const eye = eyeOf(camera, deck.view());
    const scale = scaleOf(camera, deck.view());
    sized = camera.width;
    spots.forEach((_, index) => {
      if (isLabelled(index, eye, scale)) write(index, scale);
    });
  };

  /** As a hand zooms, a few at a time: all of 3,000 at once would be seen. @param {Camera} camera */
  const sizeSome = (camera) => {
    const eye = eyeOf(camera, deck.view());
    const scale = scaleOf(camera, deck.view());
    let left = WRITTEN_AT_ONCE;
    sized = 0;
    for (let looked = 0; looked < spots.length && left > 0; looked++) {
      const index = next++ % spots.length;
      if (!isLabelled(index, eye, scale)) continue;
      write(index, scale);
      left--;
    }
  };

  const putBack = () => {
    moved.forEach((label) => (label.style.inset = ""));
    moved = [];
  };

  /** Of the parts beside pictures, those in which the labels can be read from farthest. */
  const settle = () => {
    const from = (/** @type {number} */ index, /** @type {Area} */ part) =>
      readableFrom(wordsOf(index), roomOf(index, false, part), far[index]);
    parts = new Map();
    putBack();
    partsBeside(frames, picturesOn(deck.root, deck.scene.art)).forEach((each, index) => {
      const best = each.reduce((one, other) => (from(index, other) < from(index, one) ? other : one));
      parts.set(index, best);
      const label = /** @type {HTMLElement | null} */ (deck.frames[index].querySelector(".frame-label"));
      if (!label) return;
      label.style.inset = insetOf(best);
      moved.push(label);
    });
  };

  const letter = () => {
    settle();
    if (!deep) foldsOf(frames, far, wordsOf, roomOf).forEach((below, index) => (folds[index] = below));
    deck.fold(folds);
    size(deck.camera());
  };

  letter();
  const undo = [
    deck.on("depart", ({ flight: flown }) => size(flown.to)),
    deck.on("move", ({ camera }) => {
      const isFree = deck.place.away === "free";
      if (isFree && camera.width === sized) size(camera); // what a hand brings into view
      else if (isFree && !deck.flying) sizeSome(camera);
    }),
    deck.on("resize", letter),
    deck.on("fonts", () => {
      wordsOf = wordMeter(deck);
      letter();
    }),
  ];
  return () => {
    undo.forEach((each) => each());
    putBack();
  };
}

/** The size at which words are measured: large, for some browsers count letters in whole pixels. */
const MEASURED_PX = 1000;

/**
 * Measures the words of titles, once each, in the face of the labels, which all share one.
 * @param {Deck} deck
 * @returns {(frame: number) => number[]} their widths at a size of 1
 */
function wordMeter(deck) {
  const label = deck.frames[0]?.querySelector(".frame-label");
  const paper = deck.root.ownerDocument.createElement("canvas").getContext("2d");
  if (!label || !paper) return () => [];
  const style = getComputedStyle(label);
  paper.font = `${style.fontWeight} ${MEASURED_PX}px ${style.fontFamily}`;
  /** @type {Map<string, number>} */
  const known = new Map();
  /** @param {string} word */
  const widthOf = (word) => {
    const width = known.get(word) ?? paper.measureText(word).width / MEASURED_PX;
    known.set(word, width);
    return width;
  };
  // At spaces only: what a no-break space joins stays together.
  return (frame) => deck.scene.frames[frame].title.split(/[ \t\n]+/).map(widthOf);
}
