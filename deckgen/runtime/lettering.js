/** How large the label of a far frame is, and from where on it can be read. All of it is pure. */

/**
 * Label sizes in window pixels: no larger; smaller ones are hard to read; words are broken to stay
 * as large as this; smaller still only say that there is something to read, and then nothing does.
 */
const LARGEST_LABEL_PX = 20;
const READABLE_LABEL_PX = 9;
const SMALLEST_LABEL_PX = 7.5;
const LEAST_LABEL_PX = 4.5;
/** Of so many frames none has one of those that cannot be read: thousands of them would slow a zoom down. */
const FEW_FRAMES = 300;
/** How large a label is where there is room, as a share of its frame's height. */
const LABEL_SHARE = 0.3;
/** The share of a frame that its label may take; what is round has room in its middle only. */
const LABEL_ROOM = 0.9;
const CIRCLE_ROOM = 0.72;
/** The width of a space at a size of 1. */
const SPACE = 0.25;

/**
 * The largest size at which words stay within a width and a height, in window pixels. A word
 * is broken only where it would be smaller than can be read; 0 where it would be smaller than the least.
 * @param {readonly number[]} words their widths at a size of 1
 * @param {number} width
 * @param {number} height
 * @param {{wanted: number, least: number}} sizes
 */
function labelSize(words, width, height, { wanted, least }) {
  const largest = Math.max(READABLE_LABEL_PX, Math.min(LARGEST_LABEL_PX, wanted));
  for (let size = largest; size >= SMALLEST_LABEL_PX; size -= 0.5) {
    if (isWhole(words, size, width) && linesOf(words, size, width) * size <= height) return size;
  }
  if (linesOf(words, SMALLEST_LABEL_PX, width) * SMALLEST_LABEL_PX <= height) return SMALLEST_LABEL_PX;
  for (let size = SMALLEST_LABEL_PX - 0.5; size >= least; size -= 0.5) {
    if (isWhole(words, size, width) && linesOf(words, size, width) * size <= height) return size;
  }
  return 0;
}

/**
 * What a label may take of its frame, in canvas pixels. A circle is as wide as it is high; a topic's is drawn out.
 * @param {{width: number, height: number}} box
 * @param {Pick<SceneFrame, "shape" | "topic">} frame
 */
function roomFor({ width, height }, { shape, topic }) {
  if (shape !== "circle") return { width: LABEL_ROOM * width, height: LABEL_ROOM * height };
  const widest = topic ? width : Math.min(width, height);
  const highest = topic ? height : widest;
  return { width: CIRCLE_ROOM * widest, height: CIRCLE_ROOM * highest };
}

/**
 * The scale of the view from which on words can be read in a box of the canvas, none broken.
 * @param {readonly number[]} words
 * @param {{width: number, height: number}} box
 * @param {number} most where the box shows more than a label, and need not be searched
 */
function readableFrom(words, { width, height }, most) {
  let [unread, read] = [0, most];
  while (read - unread > most / 64) {
    const scale = (unread + read) / 2;
    const lines = linesOf(words, READABLE_LABEL_PX, width * scale);
    const fits = lines * READABLE_LABEL_PX <= height * scale;
    if (fits && isWhole(words, READABLE_LABEL_PX, width * scale)) read = scale;
    else unread = scale;
  }
  return read;
}

/** @param {readonly number[]} words @param {number} size @param {number} width */
function isWhole(words, size, width) {
  return words.every((word) => word * size <= width);
}

/**
 * How many lines words take; one that is wider than a line is broken.
 * @param {readonly number[]} words
 * @param {number} size
 * @param {number} width
 */
function linesOf(words, size, width) {
  let lines = 1;
  let line = 0;
  for (const word of words) {
    if (line && line + (SPACE + word) * size > width) {
      lines++;
      line = 0;
    }
    line += ((line ? SPACE : 0) + word) * size;
    for (; line > width; line -= width) lines++;
  }
  return lines;
}
