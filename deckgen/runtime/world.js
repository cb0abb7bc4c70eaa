/**
 * The canvas as the browser draws it: one flat element that holds every frame, moved by
 * one two-dimensional transform. Frames that a flight never passes are not displayed,
 * nor are specks; small ones show only their card and label.
 *
 * Owns `.deckgen-world`, `.deckgen-off`, `.deckgen-far` and `--deckgen-label`.
 */

/** Frames less tall than this are a card with a label. */
const FAR_PX = 64;
/** The size at which a label can be read, and the share of its frame that it may take. */
const LABEL_PX = 13;
const LABEL_SHARE = 0.3;

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
  /** @type {readonly Camera[]} */
  let cameras = [];
  /** @type {number[]} */
  let passed = [];
  let turned = NaN;

  element.classList.add("deckgen-world");
  scene.frames.forEach((frame, index) => {
    const at = frames[index];
    if (at) put(at, frame, unit, frame);
  });
  placeArt(scene, element, unit);

  /** @param {number} index @param {number} level */
  function show(index, level) {
    const classes = frames[index]?.classList;
    if (!classes || levels[index] === level) return;
    levels[index] = level;
    classes.toggle("deckgen-off", level === OFF);
    classes.toggle("deckgen-far", level === FAR);
    if (level === NEAR) shown(index);
  }

  /** Labels are as large as they must be to be read where the flight ends. */
  function sizeLabels() {
    const last = cameras[cameras.length - 1];
    if (!last) return;
    const scale = scaleOf(last, view);
    for (const index of passed) {
      const spot = spots[index];
      const tall = spot.height * scale;
      if (tall >= FAR_PX * 2) continue;
      const size = Math.max(LABEL_PX, tall * 0.16);
      const share = size <= tall * LABEL_SHARE * 2 ? size / (scale * spot.scale) : 0;
      frames[index]?.style.setProperty("--deckgen-label", `${share.toFixed(3)}px`);
    }
  }

  return {
    element,
    view: () => view,
    measure() {
      view = { width: root.clientWidth || 1, height: root.clientHeight || 1, aspect };
      this.prepare(cameras);
      return view;
    },
    prepare(along) {
      cameras = along;
      passed = [];
      const eyes = along.map((camera) => eyeOf(camera, view));
      spots.forEach((spot, index) => {
        if (eyes.some((eye) => sees(eye, spot))) passed.push(index);
        else show(index, OFF);
      });
      sizeLabels();
    },
    draw(camera) {
      const scale = scaleOf(camera, view);
      const sin = Math.sin(camera.rotate * DEGREE) * scale;
      const cos = Math.cos(camera.rotate * DEGREE) * scale;
      const x = -camera.x * cos - camera.y * sin;
      const y = camera.x * sin - camera.y * cos;
      element.style.translate = `${x}px ${y}px`;
      element.style.scale = String(scale / unit);
      if (camera.rotate !== turned) element.style.rotate = `${-camera.rotate}deg`;
      turned = camera.rotate;
      for (const index of passed) {
        const tall = spots[index].height * scale;
        show(index, tall < SPECK_PX ? OFF : tall < FAR_PX ? FAR : NEAR);
      }
    },
    veil(opacity) {
      root.style.opacity = opacity < 1 ? String(opacity) : "";
    },
  };
}
