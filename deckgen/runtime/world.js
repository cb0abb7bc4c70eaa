/**
 * The canvas as the browser draws it: one flat element that holds every frame, moved by
 * one two-dimensional transform. A frame is displayed once it comes into sight, and no more
 * when the camera rests elsewhere; small ones show only their card and label, specks nothing.
 *
 * Owns `.deckgen-world`, `.deckgen-off` and `.deckgen-far`.
 */

/** Frames less tall than this are a card with a label. */
const FAR_PX = 64;

const OFF = 0;
const FAR = 1;
const NEAR = 2;
const UNKNOWN = 255;

/**
 * @param {Scene} scene
 * @param {HTMLElement} root
 * @param {HTMLElement} element
 * @param {readonly HTMLElement[]} frames
 * @param {(frame: number) => void} shown
 * @returns {World}
 */
function makeWorld(scene, root, element, frames, shown) {
  const unit = unitOf(scene.frames);
  const aspect = scene.viewport[0] / scene.viewport[1];
  const spots = scene.frames.map(spotOf);
  const levels = new Uint8Array(spots.length).fill(UNKNOWN);
  let view = { width: 1, height: 1, aspect };
  let turned = NaN;

  const deep = scene.frames.some((frame) => depthOf(frame).depth);

  element.classList.add("deckgen-world");
  root.classList.toggle("deckgen-deep", deep);
  scene.frames.forEach((frame, index) => {
    const at = frames[index];
    if (at) put(at, { ...frame, ...depthOf(frame) }, unit, frame);
  });
  placeArt(scene, element, unit);
  spots.forEach((_, index) => show(index, OFF)); // before anything asks for a layout

  /** @param {number} index @param {number} level */
  function show(index, level) {
    const classes = frames[index]?.classList;
    if (!classes || levels[index] === level) return;
    levels[index] = level;
    classes.toggle("deckgen-off", level === OFF);
    classes.toggle("deckgen-far", level === FAR);
    if (level === NEAR) shown(index);
  }

  /**
   * Frames come into view small when the camera backs off, and so never cost more than they
   * must; those that it leaves behind in flight stay, because hiding costs too, but gain nothing.
   * @param {Camera} camera
   * @param {boolean} resting
   */
  function showAround(camera, resting) {
    if (deep) return spots.forEach((_, index) => show(index, NEAR));
    const scale = scaleOf(camera, view);
    const eye = eyeOf(camera, view);
    spots.forEach((spot, index) => {
      const tall = spot.height * scale;
      const level = tall < SPECK_PX ? OFF : tall < FAR_PX ? FAR : NEAR;
      if (sees(eye, spot)) show(index, level);
      else show(index, resting ? OFF : Math.min(level, levels[index]));
    });
  }

  /** @param {Camera} camera */
  function move(camera) {
    const scale = scaleOf(camera, view);
    if (deep) {
      return element.style.setProperty("--deckgen-camera", deepTransform(camera, scale, unit));
    }
    const sin = Math.sin(camera.rotate * DEGREE) * scale;
    const cos = Math.cos(camera.rotate * DEGREE) * scale;
    const x = -camera.x * cos - camera.y * sin;
    const y = camera.x * sin - camera.y * cos;
    element.style.translate = `${x}px ${y}px`;
    element.style.scale = String(scale / unit);
    if (camera.rotate !== turned) element.style.rotate = `${-camera.rotate}deg`;
    turned = camera.rotate;
  }

  return {
    element,
    view: () => view,
    measure() {
      view = { width: root.clientWidth || 1, height: root.clientHeight || 1, aspect };
      return view;
    },
    draw(camera) {
      move(camera);
      showAround(camera, false);
    },
    rest(camera) {
      move(camera);
      showAround(camera, true);
    },
    veil(opacity) {
      root.style.opacity = opacity < 1 ? String(opacity) : "";
    },
  };
}
