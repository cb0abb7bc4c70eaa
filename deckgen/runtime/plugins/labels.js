/**
 * The labels of far frames: as large as can be read in the window, as far as they fit
 * into their frame. Sized for where a flight ends. Owns `--deckgen-label` and
 * `.deckgen-labelled`.
 */

/** Label sizes in window pixels: no larger, no smaller; a label that needs less is left out. */
const LARGEST_LABEL_PX = 18;
const SMALLEST_LABEL_PX = 9;
/** How large a label is where there is room, as a share of its frame's height. */
const LABEL_SHARE = 0.3;
/** The share of a frame that its label may take; a circle has room in its middle only. */
const LABEL_ROOM = 0.9;
const CIRCLE_ROOM = 0.72;
/** Frames taller than this at the end of a flight show no label there. */
const LABELLED_PX = 2 * FAR_PX;

/** @param {Deck} deck */
function labels(deck) {
  const { frames } = deck.scene;
  const spots = frames.map(spotOf);
  const measure = wordMeter(deck);
  /** @type {Map<number, number[]>} */
  const widths = new Map();
  /** @type {Map<number, string>} */
  const written = new Map();
  let sized = 0;
  const band = parseFloat(getComputedStyle(deck.root).getPropertyValue("--title-band")) || 0.24;

  /** @param {number} index @param {number} scale of the view */
  const write = (index, scale) => {
    const { width, height } = spots[index];
    const room = deck.frames[index].matches(".shape-circle") ? CIRCLE_ROOM : LABEL_ROOM;
    const high = room * height * scale * (frames[index].topic ? band : 1);
    const words = widths.get(index) ?? measure(frames[index].title);
    widths.set(index, words);
    const size = labelSize(words, room * width * scale, high, height * scale * LABEL_SHARE);
    const text = `${(size / (scale * frames[index].scale)).toFixed(2)}px`;
    if (written.get(index) === text) return;
    written.set(index, text);
    deck.frames[index].classList.toggle("deckgen-labelled", size > 0);
    deck.frames[index].style.setProperty("--deckgen-label", text);
  };

  /** @param {Camera} camera */
  const size = (camera) => {
    const eye = eyeOf(camera, deck.view());
    const scale = scaleOf(camera, deck.view());
    sized = camera.width;
    spots.forEach((spot, index) => {
      if (spot.height * scale < LABELLED_PX && sees(eye, spot)) write(index, scale);
    });
  };

  const undo = [
    deck.on("depart", ({ flight: flown }) => size(flown.to)),
    deck.on("move", ({ camera }) => {
      // What a hand brings into view; their sizes follow once it has let go.
      if (deck.place.away === "free" && camera.width === sized) size(camera);
    }),
    deck.on("resize", () => size(deck.camera())),
    deck.on("fonts", () => {
      widths.clear();
      size(deck.camera());
    }),
  ];
  return () => undo.forEach((each) => each());
}

/**
 * The largest size at which words, broken into lines, stay within a width and a height;
 * 0 where even the smallest is too large.
 * @param {readonly number[]} words their widths at a size of 1
 * @param {number} width
 * @param {number} height
 * @param {number} wanted
 */
function labelSize(words, width, height, wanted) {
  const largest = Math.max(SMALLEST_LABEL_PX, Math.min(LARGEST_LABEL_PX, wanted));
  for (let size = largest; size >= SMALLEST_LABEL_PX; size -= 0.5) {
    let lines = 1;
    let line = 0;
    for (const word of words) {
      if (line && (line + SPACE + word) * size > width) {
        lines++;
        line = 0;
      }
      line += (line ? SPACE : 0) + word;
    }
    if (Math.max(0, ...words) * size <= width && lines * size <= height) return size;
  }
  return 0;
}

/** The width of a space at a size of 1, and the size at which words are measured. */
const SPACE = 0.25;
const MEASURED_PX = 100;

/**
 * Measures the words of titles in the face of the labels, which all share one.
 * @param {Deck} deck
 * @returns {(title: string) => number[]}
 */
function wordMeter(deck) {
  const label = deck.frames[0]?.querySelector(".frame-label");
  const paper = document.createElement("canvas").getContext("2d");
  if (!label || !paper) return () => [];
  const style = getComputedStyle(label);
  paper.font = `${style.fontWeight} ${MEASURED_PX}px ${style.fontFamily}`;
  return (title) => title.split(/\s+/).map((word) => paper.measureText(word).width / MEASURED_PX);
}
