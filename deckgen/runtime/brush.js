/** What paints the miniature of the canvas (chart.js): one function for each thing on it. */

/** Titles in the miniature: the height of a line, where a topic has its own, and their least size. */
const CHART_LINE = 1.15;
const CHART_BAND = 0.24;
const SMALLEST_TITLE_PX = 10;
/** The way past more stops than this is a finer line. */
const MANY_STOPS = 200;

/**
 * Runs a painter in the middle of a box, turned with it.
 * @param {CanvasRenderingContext2D} brush
 * @param {Box} box
 * @param {() => void} paint
 */
function within(brush, { x, y, rotate }, paint) {
  brush.save();
  brush.translate(x, y);
  brush.rotate(rotate * DEGREE);
  paint();
  brush.restore();
}

/** @param {Box} box @param {number} by @returns {Box} */
function grown(box, by) {
  return { ...box, width: box.width + 2 * by, height: box.height + 2 * by };
}

/** @param {CanvasRenderingContext2D} brush @param {Box} box @param {number} radius */
function outline(brush, { width, height }, radius) {
  brush.beginPath();
  brush.roundRect(-width / 2, -height / 2, width, height, Math.min(radius, width / 2, height / 2));
}

/** @param {CanvasRenderingContext2D} brush @param {HTMLImageElement} image @param {Box} box */
function paintPicture(brush, image, box) {
  if (!image.complete || !image.naturalWidth) return;
  within(brush, box, () => {
    brush.drawImage(image, -box.width / 2, -box.height / 2, box.width, box.height);
  });
}

/**
 * @param {CanvasRenderingContext2D} brush
 * @param {SceneFrame} frame
 * @param {Box} box
 * @param {{paper: string | null}} surface
 * @param {string} line
 */
function paintFrame(brush, { shape, topic }, box, { paper }, line) {
  const least = Math.min(box.width, box.height);
  const round = shape === "circle";
  const size = round && !topic ? { ...box, width: least, height: least } : box;
  within(brush, box, () => {
    outline(brush, size, round ? least / 2 : Math.min(3, least / 8));
    if (paper) {
      brush.fillStyle = paper;
      brush.fill();
    }
    brush.lineWidth = 1;
    brush.strokeStyle = line;
    if (least > 3) brush.stroke();
  });
}

/**
 * Writes a frame's title where it fits, in as many lines as it needs, of that size or smaller.
 * @param {CanvasRenderingContext2D} brush
 * @param {Pick<SceneFrame, "title" | "topic">} frame
 * @param {Box} box
 * @param {{paper: string | null, ink: string}} surface
 * @param {Pick<ChartColours, "font" | "ground">} colours
 * @param {number} size
 * @returns {void}
 */
function paintTitle(brush, { title, topic }, box, { paper, ink }, { font, ground }, size) {
  const room = { width: box.width * 0.92, height: box.height * (topic ? CHART_BAND : 0.92) };
  const step = size * CHART_LINE;
  if (room.width < 3 * SMALLEST_TITLE_PX || room.height < SMALLEST_TITLE_PX) return;
  brush.font = `${size}px ${font}`;
  const lines = linesWithin(brush, title.split(/[ \t\n]+/), room.width);
  const fits = lines && lines.length * step <= room.height + 2;
  const smaller = () => paintTitle(brush, { title, topic }, box, { paper, ink }, { font, ground }, size - 2);
  if (!fits) return size > SMALLEST_TITLE_PX ? smaller() : undefined;
  within(brush, box, () => {
    brush.textAlign = "center";
    brush.textBaseline = "middle";
    brush.fillStyle = ink;
    brush.strokeStyle = paper ?? ground;
    brush.lineWidth = 3;
    brush.lineJoin = "round";
    const middle = topic ? (CHART_BAND - 1) * (box.height / 2) : 0;
    lines.forEach((line, index) => {
      const y = middle + (index - (lines.length - 1) / 2) * step;
      brush.strokeText(line, 0, y); // what is behind it may have any colour
      brush.fillText(line, 0, y);
    });
  });
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

/** The way behind us is a line, the way ahead a dotted one.
 * @param {CanvasRenderingContext2D} brush
 * @param {SceneRoute} route
 * @param {number} step where we are on it
 * @param {(frame: number) => Point} placeOf
 * @param {ChartColours} colours
 */
function paintRoute(brush, { steps }, step, placeOf, { accent, ground }) {
  /** @param {readonly SceneStep[]} stops @param {number[]} dashes */
  const line = (stops, dashes) => {
    brush.beginPath();
    for (const { frame } of stops) {
      if (frame === null) continue;
      const { x, y } = placeOf(frame);
      brush.lineTo(x, y);
    }
    brush.setLineDash(dashes);
    if (steps.length <= MANY_STOPS) rings(brush, [[3.5, ground], [1.75, accent]]);
    else rings(brush, [[0.75, accent]]);
  };
  brush.save();
  Object.assign(brush, { lineJoin: "round", lineCap: "round", globalAlpha: 0.8 });
  line(steps.slice(step), [1, 5]);
  line(steps.slice(0, step + 1), []);
  brush.restore();
}

/** @param {CanvasRenderingContext2D} brush @param {Box} box @param {ChartColours} colours */
function paintMark(brush, box, { mark, markInk }) {
  within(brush, box, () => {
    outline(brush, box, 3);
    brush.fillStyle = mark;
    brush.globalAlpha = 0.35; // the title below it can still be read
    brush.fill();
    brush.globalAlpha = 1;
    rings(brush, [[6, markInk], [3.5, mark]]);
  });
}

/** @param {CanvasRenderingContext2D} brush @param {Box} box @param {ChartColours} colours */
function paintHere(brush, box, { accent, paper }) {
  within(brush, box, () => {
    outline(brush, box, 3);
    brush.fillStyle = accent;
    brush.globalAlpha = 0.2;
    brush.fill();
    brush.globalAlpha = 1;
    brush.beginPath();
    brush.arc(0, 0, 4.5, 0, 7);
    brush.fill();
    rings(brush, [[1.5, paper]]);
  });
}

/** @param {CanvasRenderingContext2D} brush @param {Box} box @param {ChartColours} colours */
function paintRing(brush, box, { groundInk, ground }) {
  within(brush, box, () => {
    outline(brush, box, 4);
    rings(brush, [[5, ground], [2.5, groundInk]]);
  });
}

/** @param {CanvasRenderingContext2D} brush @param {Box} box @param {ChartColours} colours */
function paintCamera(brush, box, { accent, ground }) {
  within(brush, box, () => {
    outline(brush, box, 0);
    rings(brush, [[4.5, ground], [2, accent]]);
  });
}

/**
 * Strokes the path with each of these in turn, so that it is seen on any ground.
 * @param {CanvasRenderingContext2D} brush
 * @param {readonly (readonly [width: number, colour: string])[]} strokes
 */
function rings(brush, strokes) {
  for (const [width, colour] of strokes) {
    brush.lineWidth = width;
    brush.strokeStyle = colour;
    brush.stroke();
  }
}
