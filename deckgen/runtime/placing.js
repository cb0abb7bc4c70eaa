/**
 * Where the frames, the art and the arrows stand on the canvas, for the style sheet.
 *
 * Owns `--deckgen-place`, `--deckgen-width` and `--deckgen-height`.
 */

/** The browser keeps layout in 1/64 pixel: below this scale, text would be too coarse. */
const SMALLEST_SCALE = 0.05;

/**
 * By how much the whole canvas is drawn larger, so that no frame is too small for layout.
 * @param {readonly SceneFrame[]} frames
 */
function unitOf(frames) {
  const smallest = frames.reduce((least, frame) => Math.min(least, frame.scale), 1);
  return smallest < SMALLEST_SCALE ? SMALLEST_SCALE / smallest : 1;
}

/**
 * Puts an element on the canvas by its centre.
 * @param {HTMLElement} at
 * @param {SceneArt & {depth?: Depth}} where
 * @param {number} unit
 * @param {{width: number, height: number} | null} size
 */
function put(at, where, unit, size) {
  const { x, y, rotate, scale, depth } = where;
  const centre = size ? `${-size.width / 2}px, ${-size.height / 2}px` : "-50%, -50%";
  const tilt = depth
    ? `translate3d(${x * unit}px, ${y * unit}px, ${depth.z * unit}px) rotateX(${depth.rotateX}deg) rotateY(${depth.rotateY}deg) `
    : "";
  const turned = matrix(depth ? { x: 0, y: 0 } : { x: x * unit, y: y * unit }, rotate, scale * unit);
  const place = `${tilt}${turned} translate(${centre})`;
  if (at.style.getPropertyValue("--deckgen-place") !== place) at.style.setProperty("--deckgen-place", place);
  if (!size) return;
  at.style.setProperty("--deckgen-width", `${size.width}px`);
  at.style.setProperty("--deckgen-height", `${size.height}px`);
}

/**
 * A scale, then a turn (degrees clockwise), then a move, in CSS. A matrix has numbers of double
 * precision, where lengths have single, which small frames far from the origin would show.
 * @param {Point} move
 * @param {number} rotate
 * @param {number} scale
 */
function matrix({ x, y }, rotate, scale) {
  const sin = Math.sin(rotate * DEGREE) * scale;
  const cos = Math.cos(rotate * DEGREE) * scale;
  return `matrix(${cos}, ${sin}, ${-sin}, ${cos}, ${x}, ${y})`;
}

/**
 * @param {Scene} scene
 * @param {HTMLElement} world
 * @param {number} unit
 */
function placeArt(scene, world, unit) {
  for (const at of /** @type {NodeListOf<HTMLElement>} */ (world.querySelectorAll("[data-art]"))) {
    const art = scene.art[Number(at.getAttribute("data-art"))];
    if (art) put(at, art, unit, null);
  }
  for (const arrows of /** @type {NodeListOf<SVGElement>} */ (world.querySelectorAll(".deckgen-connectors"))) {
    const box = arrows.getAttribute("viewBox")?.split(/[\s,]+/).map(Number) ?? [];
    const [left = 0, top = 0, wide = 0, high = 0] = box;
    arrows.style.setProperty("--deckgen-place", matrix({ x: left * unit, y: top * unit }, 0, 1));
    arrows.style.setProperty("--deckgen-width", `${wide * unit}px`);
    arrows.style.setProperty("--deckgen-height", `${high * unit}px`);
  }
}

/**
 * The transform of the world that shows what a camera sees.
 * @param {Camera} camera
 * @param {number} scale of the view
 * @param {number} unit
 */
function flatTransform(camera, scale, unit) {
  const sin = Math.sin(camera.rotate * DEGREE) * scale;
  const cos = Math.cos(camera.rotate * DEGREE) * scale;
  const x = -camera.x * cos - camera.y * sin;
  const y = camera.x * sin - camera.y * cos;
  return matrix({ x, y }, -camera.rotate, scale / unit);
}

/**
 * The element of a frame. A page whose script does not fit its frames must not start.
 * @param {HTMLElement} root
 * @param {string} id
 */
function elementOf(root, id) {
  const found = document.getElementById(id);
  if (!found || !root.contains(found)) throw new Error(`the page has no frame "${id}"`);
  return found;
}
