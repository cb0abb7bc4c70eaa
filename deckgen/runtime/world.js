/**
 * The canvas as the browser draws it: one flat element that holds every frame, moved by
 * one two-dimensional transform. Frames that a flight never passes are not displayed,
 * nor are specks; small ones show only their card and label.
 *
 * Owns `.deckgen-world`, `.deckgen-off`, `.deckgen-far` and the custom properties
 * `--deckgen-place`, `--deckgen-width`, `--deckgen-height` and `--deckgen-label`.
 */

/** Frames less tall than this on the screen, in window pixels, are not displayed. */
const SPECK_PX = 4;
/** Frames less tall than this are a card with a label. */
const FAR_PX = 64;
/** The size at which a label can be read, and the share of its frame that it may take. */
const LABEL_PX = 13;
const LABEL_SHARE = 0.3;
/** The browser keeps layout in 1/64 pixel: below this scale, text would be too coarse. */
const SMALLEST_SCALE = 0.05;
/** Frames this far outside the view, as a share of it, are still displayed. */
const ROOM = 0.25;

const OFF = 0;
const FAR = 1;
const NEAR = 2;

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
  const levels = new Uint8Array(spots.length).fill(NEAR);
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
 * @param {SceneArt} where
 * @param {number} unit
 * @param {{width: number, height: number} | null} size
 */
function put(at, where, unit, size) {
  const { x, y, rotate, scale } = where;
  const centre = size ? `${-size.width / 2}px, ${-size.height / 2}px` : "-50%, -50%";
  const move = `translate(${x * unit}px, ${y * unit}px)`;
  const place = `${move} rotate(${rotate}deg) scale(${scale * unit}) translate(${centre})`;
  at.style.setProperty("--deckgen-place", place);
  if (!size) return;
  at.style.setProperty("--deckgen-width", `${size.width}px`);
  at.style.setProperty("--deckgen-height", `${size.height}px`);
}

/**
 * @param {Scene} scene
 * @param {HTMLElement} world
 * @param {number} unit
 */
function placeArt(scene, world, unit) {
  for (const at of world.querySelectorAll("[data-art]")) {
    const art = scene.art[Number(at.getAttribute("data-art"))];
    if (art && at instanceof HTMLElement) put(at, art, unit, null);
  }
  const [x, y, width, height] = scene.bounds;
  const arrows = world.querySelector(".deckgen-connectors");
  if (!(arrows instanceof SVGElement)) return;
  if (!arrows.hasAttribute("viewBox")) {
    arrows.setAttribute("viewBox", [x - width / 2, y - height / 2, width, height].join(" "));
  }
  const box = arrows.getAttribute("viewBox")?.split(/[\s,]+/).map(Number) ?? [];
  const [left = 0, top = 0, wide = 0, high = 0] = box;
  const place = `translate(${left * unit}px, ${top * unit}px)`;
  arrows.style.setProperty("--deckgen-place", place);
  arrows.style.setProperty("--deckgen-width", `${wide * unit}px`);
  arrows.style.setProperty("--deckgen-height", `${high * unit}px`);
}

/**
 * What has to be known of a frame to tell whether a view has it in sight.
 * @param {SceneFrame} frame
 */
function spotOf(frame) {
  const { x, y, rotate, scale } = frame;
  const [width, height] = [frame.width * scale, frame.height * scale];
  return { x, y, width, height, scale, radius: Math.hypot(width, height) / 2, rotate };
}

/**
 * @param {Camera} camera
 * @param {View} view
 */
function eyeOf(camera, view) {
  const scale = scaleOf(camera, view);
  return {
    ...camera,
    speck: SPECK_PX / scale,
    sin: Math.sin(camera.rotate * DEGREE),
    cos: Math.cos(camera.rotate * DEGREE),
    right: ((0.5 + ROOM) * view.width) / scale,
    below: ((0.5 + ROOM) * view.height) / scale,
  };
}

/**
 * @param {ReturnType<typeof eyeOf>} eye
 * @param {ReturnType<typeof spotOf>} spot
 */
function sees(eye, spot) {
  if (spot.height < eye.speck) return false;
  const dx = spot.x - eye.x;
  const dy = spot.y - eye.y;
  const across = Math.abs(dx * eye.cos + dy * eye.sin);
  const down = Math.abs(dy * eye.cos - dx * eye.sin);
  return across <= eye.right + spot.radius && down <= eye.below + spot.radius;
}
