/** How far a hand may take the camera, so that nobody gets lost. All of it is pure. */

/** How much more than the widest view of the talk can be shown. */
const BEYOND = 1.5;
/** The share of the smallest frame that may fill the window. */
const CLOSEST = 0.05;
/** How far, in parts of the window's shorter side, its middle may leave the canvas. */
const ASTRAY = 0.4;

/**
 * @param {Scene} scene
 * @returns {Reach}
 */
function reachOf({ frames, routes, whole, bounds }) {
  const widest = (/** @type {number} */ most, /** @type {SceneStep} */ { camera }) => Math.max(most, camera[2]);
  const most = BEYOND * routes.reduce((width, { steps }) => steps.reduce(widest, width), whole[2]);
  const smallest = frames.reduce((least, { width, scale }) => Math.min(least, width * scale), whole[2]);
  const [x, y, width, height] = bounds;
  return { least: CLOSEST * smallest, most, bounds: { x, y, width, height } };
}

/**
 * As much of a zoom as stays within reach.
 * @param {number} factor
 * @param {number} width of the view that is zoomed
 * @param {Reach} reach
 */
function zoomWithin(factor, width, { least, most }) {
  return Math.min(Math.max(1, width / least), Math.max(Math.min(1, width / most), factor));
}

/**
 * The camera, brought back until something of the canvas is in view.
 * @param {Camera} camera
 * @param {View} view
 * @param {Reach} reach
 * @returns {Camera}
 */
function panWithin(camera, view, { bounds }) {
  const x = clamp(camera.x, bounds.x - bounds.width / 2, bounds.x + bounds.width / 2);
  const y = clamp(camera.y, bounds.y - bounds.height / 2, bounds.y + bounds.height / 2);
  const away = Math.hypot(camera.x - x, camera.y - y);
  const most = (ASTRAY * Math.min(view.width, view.height)) / scaleOf(camera, view);
  if (away <= most) return camera;
  const share = most / away;
  return { ...camera, x: x + (camera.x - x) * share, y: y + (camera.y - y) * share };
}
