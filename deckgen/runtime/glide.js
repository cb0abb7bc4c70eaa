/** The flights of a camera that a hand has let go, as pure functions of time. */

/** How far a thrown canvas goes on: as far as in this time at its first speed. */
const COAST_MS = 260;
/** After so many of these times nothing of the speed is left to see. */
const COAST_TIMES = 5;

/**
 * A zoom about a point of the canvas, fast at first.
 * @param {Camera} from
 * @param {Point} point
 * @param {number} factor
 * @param {{duration: number, keep: (camera: Camera) => Camera}} options
 * @returns {Flight}
 */
function approach(from, point, factor, { duration, keep }) {
  /** @param {number} share */
  const along = (share) => keep(zoomAbout(from, point, factor ** share));
  return glide(from, duration, (t) => along(1 - (1 - t) ** 3));
}

/**
 * The rest of a throw, and of a turn about a point of the canvas.
 * @param {Camera} from
 * @param {Point} speed of the camera, in canvas pixels per millisecond
 * @param {{point: Point, degrees: number}} turn
 * @param {(camera: Camera) => Camera} keep
 * @returns {Flight}
 */
function coast(from, speed, { point, degrees }, keep) {
  const rest = Math.exp(-COAST_TIMES);
  return glide(from, COAST_MS * COAST_TIMES, (t) => {
    const share = (1 - Math.exp(-COAST_TIMES * t)) / (1 - rest);
    const turned = turnAbout(from, point, degrees * share);
    const far = COAST_MS * share;
    return keep({ ...turned, x: turned.x + speed.x * far, y: turned.y + speed.y * far });
  });
}

/**
 * @param {Camera} from
 * @param {number} duration
 * @param {(t: number) => Camera} along
 * @returns {Flight}
 */
function glide(from, duration, along) {
  const to = along(1);
  const at = (/** @type {number} */ t) => (t <= 0 ? from : t >= 1 ? to : along(t));
  return { from, to, duration, length: Math.abs(Math.log(to.width / from.width)), at, veil: () => 1 };
}
