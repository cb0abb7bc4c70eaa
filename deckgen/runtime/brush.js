/** What paints the miniature of the canvas (chart.js): one function for each thing on it. */

/** The way past more stops than this is a finer line; so it is in a miniature less wide than this. */
const MANY_STOPS = 200;
const WIDE_CHART_PX = 760;
/** A frame larger than this has the sign of where we are at its corner, off its title. */
const CORNERED_PX = 18;

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
 * The way behind us is a line, the way ahead a dotted one; neither runs through titles.
 * @param {CanvasRenderingContext2D} brush
 * @param {SceneRoute} route
 * @param {number} step where we are on it
 * @param {(frame: number) => Point} placeOf
 * @param {readonly Caption[]} captions
 * @param {{colours: ChartColours, width: number, height: number}} on
 */
function paintRoute(brush, { steps }, step, placeOf, captions, { colours, width, height }) {
  const fine = clamp(Math.min(width, 1.6 * height) / WIDE_CHART_PX, 0.5, 1);
  /** @param {readonly SceneStep[]} stops @param {number[]} dashes */
  const line = (stops, dashes) => {
    brush.beginPath();
    for (const { frame } of stops) {
      if (frame === null) continue;
      const { x, y } = placeOf(frame);
      brush.lineTo(x, y);
    }
    brush.setLineDash(dashes);
    if (steps.length <= MANY_STOPS) rings(brush, [[3.5 * fine, colours.ground], [1.75 * fine, colours.accent]]);
    else rings(brush, [[0.75, colours.accent]]);
  };
  brush.save();
  keepOff(brush, captions, width, height);
  Object.assign(brush, { lineJoin: "round", lineCap: "round", globalAlpha: 0.8 });
  line(steps.slice(step), [0, 6.5 * fine]);
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

/**
 * The frame where we are, and a dot at its corner.
 * @param {CanvasRenderingContext2D} brush
 * @param {SceneFrame} frame
 * @param {Box} box
 * @param {ChartColours} colours
 */
function paintHere(brush, { shape, topic }, box, { here, hereInk }) {
  const least = Math.min(box.width, box.height);
  const round = shape === "circle" && !topic;
  const size = round ? { ...box, width: least, height: least } : box;
  // A circle has its corners nearer.
  const corner = least > CORNERED_PX ? (round ? Math.SQRT1_2 : 1) / 2 : 0;
  within(brush, box, () => {
    outline(brush, size, round ? least / 2 : 3);
    brush.fillStyle = here;
    if (corner) rings(brush, [[4.5, hereInk], [2.5, here]]);
    else brush.fill();
    brush.beginPath();
    brush.arc(-corner * size.width, -corner * size.height, clamp(least / 9, 4, 6), 0, 7);
    brush.fill();
    rings(brush, [[2, hereInk]]);
  });
}

/** @param {CanvasRenderingContext2D} brush @param {Box} box @param {ChartColours} colours */
function paintRing(brush, box, { groundInk, ground }) {
  within(brush, box, () => {
    outline(brush, box, 4);
    rings(brush, [[5, ground], [2.5, groundInk]]);
  });
}

/**
 * What a camera shows in a window.
 * @param {Camera} camera
 * @param {View} view
 * @returns {Box}
 */
function seenBy(camera, view) {
  const scale = scaleOf(camera, view);
  const { x, y, rotate } = camera;
  return { x, y, width: view.width / scale, height: view.height / scale, rotate };
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
