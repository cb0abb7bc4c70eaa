/** The titles in the miniature of the canvas (chart.js): where each stands, and its letters. */

/** The height of a line, and the part of a topic that has its title. */
const CAPTION_LINE = 1.15;
const CAPTION_BAND = 0.24;
/** The share of a frame that its title may take; a circle has room in its middle only. */
const CAPTION_ROOM = 0.92;
const CAPTION_CIRCLE = 0.76;
/** No title is smaller, in pixels; a finer screen shows smaller letters as well. */
const LEAST_CAPTION_PX = 9;
const LEAST_FINE_PX = 7;
/** A title less large than this is not name enough; names have this size and stand so far off their frame. */
const NAME_PX = 13;
const NAME_GAP_PX = 7;
/** Lines that pass by keep so far off. */
const CAPTION_GAP_PX = 3;

/** @typedef {{box: Box, lines: string[], size: number, width: number, middle: number}} Caption */

/**
 * A frame's title in as many lines as it needs, of that size or smaller; null where it does not fit.
 * @param {CanvasRenderingContext2D} brush
 * @param {Pick<SceneFrame, "title" | "topic" | "shape">} frame
 * @param {Box} box
 * @param {{font: string, size: number, least: number}} face
 * @returns {Caption | null}
 */
function captionOf(brush, { title, topic, shape }, box, { font, size: most, least }) {
  const room = { width: box.width * CAPTION_ROOM, height: box.height * (topic ? CAPTION_BAND : CAPTION_ROOM) };
  if (shape === "circle" && !topic) room.width = room.height = Math.min(box.width, box.height) * CAPTION_CIRCLE;
  if (room.width < 3 * least || room.height < least) return null;
  const middle = topic ? (CAPTION_BAND - 1) * (box.height / 2) : 0;
  for (let size = most; size >= least; size--) {
    brush.font = `${size}px ${font}`;
    const lines = linesWithin(brush, title.split(/[ \t\n]+/), room.width);
    if (!lines || lines.length * size * CAPTION_LINE > room.height + 2) continue;
    const width = Math.max(...lines.map((line) => brush.measureText(line).width));
    return { box, lines, size, width, middle };
  }
  return null;
}

/**
 * @param {CanvasRenderingContext2D} brush
 * @param {Caption} caption
 * @param {{ink: string, halo: string}} surface what is behind it may have any colour
 * @param {string} font
 */
function paintCaption(brush, { box, lines, size, middle }, { ink, halo }, font) {
  within(brush, box, () => {
    brush.font = `${size}px ${font}`;
    brush.textAlign = "center";
    brush.textBaseline = "middle";
    brush.fillStyle = ink;
    brush.strokeStyle = halo;
    brush.lineWidth = 2.5;
    brush.lineJoin = "round";
    lines.forEach((line, index) => {
      const y = middle + (index - (lines.length - 1) / 2) * size * CAPTION_LINE;
      brush.strokeText(line, 0, y);
      brush.fillText(line, 0, y);
    });
  });
}

/**
 * A frame's title on a sign above it, or below where there is no room.
 * @param {CanvasRenderingContext2D} brush
 * @param {string} title
 * @param {Box} box
 * @param {{colours: Pick<ChartColours, "ink" | "paper" | "font">, width: number}} on
 */
function paintName(brush, title, { x, y, height: high }, { colours, width: widest }) {
  const least = 3 * NAME_PX;
  brush.save();
  brush.font = `${NAME_PX}px ${colours.font}`;
  const lines = linesWithin(brush, title.split(/[ \t\n]+/), Math.max(least, Math.min(240, widest - least))) ?? [title];
  const width = Math.min(widest, Math.max(...lines.map((line) => brush.measureText(line).width)) + 1.4 * NAME_PX);
  const height = (lines.length * CAPTION_LINE + 0.7) * NAME_PX;
  const off = high / 2 + NAME_GAP_PX + height / 2;
  const [across, down] = [clamp(x, width / 2, widest - width / 2), y - off < height / 2 ? y + off : y - off];
  brush.translate(across, down);
  brush.beginPath();
  brush.roundRect(-width / 2, -height / 2, width, height, 5);
  Object.assign(brush, { fillStyle: colours.ink, textAlign: "center", textBaseline: "middle" });
  rings(brush, [[3, colours.paper]]);
  brush.fill();
  brush.fillStyle = colours.paper;
  lines.forEach((line, index) => brush.fillText(line, 0, (index - (lines.length - 1) / 2) * NAME_PX * CAPTION_LINE, width));
  brush.restore();
}

/**
 * Keeps what is painted from now on off titles.
 * @param {CanvasRenderingContext2D} brush
 * @param {readonly Caption[]} captions
 * @param {number} width of all that is painted on
 * @param {number} height
 */
function keepOff(brush, captions, width, height) {
  brush.beginPath();
  brush.rect(0, 0, width, height);
  for (const { box, lines, size, width: wide, middle } of captions) {
    const [across, down] = [wide + 2 * CAPTION_GAP_PX, lines.length * size * CAPTION_LINE + CAPTION_GAP_PX];
    within(brush, box, () => brush.rect(-across / 2, middle - down / 2, across, down));
  }
  brush.clip("evenodd");
}

/**
 * Words in lines no wider than that; null where one alone is wider.
 * @param {CanvasRenderingContext2D} brush
 * @param {readonly string[]} words
 * @param {number} width @returns {string[] | null}
 */
function linesWithin(brush, words, width) {
  const lines = [""];
  for (const word of words) {
    if (brush.measureText(word).width > width) return null;
    const last = lines[lines.length - 1];
    const longer = last ? `${last} ${word}` : word;
    if (brush.measureText(longer).width <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
