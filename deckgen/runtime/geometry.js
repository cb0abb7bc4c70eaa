/**
 * Cameras and the window: how much, where, and what is in sight. All of it is pure.
 */

const DEGREE = Math.PI / 180;

/** @param {readonly [number, number, number, number]} numbers */
function cameraFrom([x, y, width, rotate]) {
  return { x, y, width, rotate };
}

/**
 * Window pixels that one canvas pixel takes. A window of other proportions than the
 * camera's shows more, never less.
 * @param {Camera} camera
 * @param {View} view
 */
function scaleOf(camera, view) {
  return Math.min(view.width, view.height * view.aspect) / camera.width;
}

/**
 * Where a point of the window lies on the canvas.
 * @param {Point} point
 * @param {Camera} camera
 * @param {View} view
 * @returns {Point}
 */
function toCanvas(point, camera, view) {
  const scale = scaleOf(camera, view);
  const dx = (point.x - view.width / 2) / scale;
  const dy = (point.y - view.height / 2) / scale;
  const sin = Math.sin(camera.rotate * DEGREE);
  const cos = Math.cos(camera.rotate * DEGREE);
  return { x: camera.x + dx * cos - dy * sin, y: camera.y + dx * sin + dy * cos };
}

/**
 * Where a point of the canvas lies in the window.
 * @param {Point} point
 * @param {Camera} camera
 * @param {View} view
 * @returns {Point}
 */
function toWindow(point, camera, view) {
  const scale = scaleOf(camera, view);
  const dx = (point.x - camera.x) * scale;
  const dy = (point.y - camera.y) * scale;
  const sin = Math.sin(camera.rotate * DEGREE);
  const cos = Math.cos(camera.rotate * DEGREE);
  return {
    x: view.width / 2 + dx * cos + dy * sin,
    y: view.height / 2 - dx * sin + dy * cos,
  };
}

/**
 * The nearest camera that shows a box whole, turned as the box is turned.
 * @param {{x: number, y: number, width: number, height: number, rotate: number}} box
 * @param {number} aspect
 * @param {number} margin the share of the view left free on each side
 * @returns {Camera}
 */
function cameraOn(box, aspect, margin) {
  const width = Math.max(box.width, box.height * aspect) / (1 - 2 * margin);
  return { x: box.x, y: box.y, width, rotate: box.rotate };
}

/**
 * The box that a frame takes on the canvas, before it is turned.
 * @param {SceneFrame} frame
 */
function boxOf(frame) {
  const { x, y, rotate } = frame;
  return { x, y, rotate, width: frame.width * frame.scale, height: frame.height * frame.scale };
}

/**
 * The smallest frame that holds a point of the canvas, or null.
 * @param {Point} point
 * @param {readonly SceneFrame[]} frames
 * @param {(frame: number) => boolean} [counts] whether a frame that holds it is one of them
 * @returns {number | null}
 */
function frameAt(point, frames, counts = () => true) {
  let found = null;
  let area = Infinity;
  frames.forEach((frame, index) => {
    const size = frame.width * frame.height * frame.scale ** 2;
    if (size <= area && holds(frame, point) && counts(index)) {
      found = index;
      area = size;
    }
  });
  return found;
}

/**
 * Whether a point lies on what is drawn of a frame: a circle's corners are empty.
 * @param {SceneFrame} frame
 * @param {Point} point
 */
function holds(frame, point) {
  const { shape, topic, rotate } = frame;
  const box = boxOf(frame);
  const sin = Math.sin(rotate * DEGREE);
  const cos = Math.cos(rotate * DEGREE);
  const dx = point.x - box.x;
  const dy = point.y - box.y;
  const across = Math.abs(dx * cos + dy * sin);
  const down = Math.abs(dy * cos - dx * sin);
  if (shape !== "circle") return across * 2 <= box.width && down * 2 <= box.height;
  // A topic's circle is drawn out to a long box with round ends (shape.css).
  const radius = Math.min(box.width, box.height) / 2;
  const straight = (/** @type {number} */ side) => (topic ? side / 2 - radius : 0);
  const [past, below] = [across - straight(box.width), down - straight(box.height)];
  return Math.hypot(Math.max(0, past), Math.max(0, below)) <= radius;
}

/**
 * Whether two cameras show the same.
 * @param {Camera} one
 * @param {Camera} other
 */
function sameView(one, other) {
  const near = 1e-9 * Math.max(one.width, other.width);
  return (
    Math.abs(one.x - other.x) <= near &&
    Math.abs(one.y - other.y) <= near &&
    Math.abs(one.width - other.width) <= near &&
    Math.abs(shortestTurn(one.rotate, other.rotate)) <= 1e-9 &&
    one.depth?.z === other.depth?.z &&
    one.depth?.rotateX === other.depth?.rotateX &&
    one.depth?.rotateY === other.depth?.rotateY
  );
}

/**
 * The smaller of the two turns from one angle to another, from -180 to 180.
 * @param {number} from
 * @param {number} to
 */
function shortestTurn(from, to) {
  const turn = (((to - from) % 360) + 540) % 360;
  return turn - 180;
}

/**
 * The camera that comes nearer by a factor while a point of the canvas stays where the
 * window shows it.
 * @param {Camera} camera
 * @param {Point} point
 * @param {number} factor
 * @returns {Camera}
 */
function zoomAbout(camera, point, factor) {
  const x = point.x + (camera.x - point.x) / factor;
  const y = point.y + (camera.y - point.y) / factor;
  return { ...camera, x, y, width: camera.width / factor };
}

/**
 * The camera under which the canvas has moved by so many window pixels.
 * @param {Camera} camera
 * @param {Point} by
 * @param {View} view
 * @returns {Camera}
 */
function panBy(camera, by, view) {
  const { x, y } = toCanvas({ x: view.width / 2 - by.x, y: view.height / 2 - by.y }, camera, view);
  return { ...camera, x, y };
}

/**
 * The camera under which the canvas has turned in the window, clockwise, about a point of it.
 * @param {Camera} camera
 * @param {Point} point
 * @param {number} degrees
 * @returns {Camera}
 */
function turnAbout(camera, point, degrees) {
  const sin = Math.sin(-degrees * DEGREE);
  const cos = Math.cos(-degrees * DEGREE);
  const dx = camera.x - point.x;
  const dy = camera.y - point.y;
  const x = point.x + dx * cos - dy * sin;
  const y = point.y + dx * sin + dy * cos;
  return { ...camera, x, y, rotate: camera.rotate - degrees };
}

/** @param {number} value @param {number} least @param {number} most */
function clamp(value, least, most) {
  return Math.min(most, Math.max(least, value));
}
