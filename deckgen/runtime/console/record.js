/**
 * What the talk's window tells whoever shows it elsewhere: one small plain record, which
 * survives being sent as JSON. What comes in is read with care. All of it is pure.
 */

const AWAYS = ["frame", "overview", "figure", "free"];

/**
 * A record that was received, or null where it is none of this talk.
 * @param {unknown} value
 * @param {Scene} scene
 * @returns {StageRecord | null}
 */
function readRecord(value, scene) {
  const given = /** @type {Record<string, any>} */ (Object(value));
  const route = scene.routes.find(({ name }) => name === given.route);
  const camera = readCamera(given.camera);
  const timer = readTimer(given.timer);
  const { edition, step, substep, frame, away, next, view, layer, flying, now } = given;
  if (!camera || !timer || !isNumber(now) || !isCount(step) || !isCount(substep)) return null;
  if (!(frame === null || (isCount(frame) && frame < scene.frames.length))) return null;
  if (!(away === null || AWAYS.includes(away))) return null;
  if (!route && scene.routes.length) return null;
  return {
    ...{ step, substep, frame, away, camera, timer, now, flying: flying === true },
    route: route?.name ?? "",
    edition: typeof edition === "string" ? edition : "",
    view: readView(view),
    next: isCount(next?.step) && isCount(next?.substep) ? { step: next.step, substep: next.substep } : null,
    layer: typeof layer?.name === "string" ? { name: layer.name, exclusive: layer.exclusive === true } : null,
  };
}

/** @param {unknown} value @returns {value is number} */
function isCount(value) {
  return isNumber(value) && value >= 0 && Number.isInteger(value);
}

/** @param {unknown} value @returns {Camera | null} */
function readCamera(value) {
  const { x, y, width, rotate, depth } = /** @type {Record<string, any>} */ (Object(value));
  if (![x, y, width, rotate].every(isNumber) || width <= 0) return null;
  const { z, rotateX, rotateY } = Object(depth);
  const isDeep = [z, rotateX, rotateY].every(isNumber);
  return { x, y, width, rotate, ...(isDeep ? { depth: { z, rotateX, rotateY } } : {}) };
}

/** A size that a window may have. @param {unknown} value */
function readView(value) {
  const { width, height } = /** @type {Record<string, any>} */ (Object(value));
  const size = (/** @type {unknown} */ side, /** @type {number} */ usual) =>
    isNumber(side) ? Math.min(16384, Math.max(64, side)) : usual;
  return { width: size(width, 1280), height: size(height, 720) };
}

/**
 * Whether the screen is black or white, or null.
 * @param {StageRecord} record
 */
function isBlank({ layer }) {
  return layer?.name === "blank";
}
