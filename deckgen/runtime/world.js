/**
 * The canvas as the browser draws it: one flat element that holds every frame, moved by
 * one two-dimensional transform. A frame is displayed once it comes into sight, and no more
 * when the camera rests elsewhere; small ones show only their card and label, specks nothing.
 *
 * Owns `.deckgen-world`, `.deckgen-off`, `.deckgen-far` and `.deckgen-folded`.
 */

/** Frames that read as those less tall than this are a card with a label; a statement's words are larger. */
const FAR_PX = 80;
const FAR_STATEMENT_PX = 48;

/**
 * Below which scale of the view a frame shows no more than a label.
 * @param {HTMLElement} frame
 * @param {Spot} spot
 */
function farBelow(frame, spot) {
  return (frame.matches(".no-body:not(.topic)") ? FAR_STATEMENT_PX : FAR_PX) / spot.reads;
}

/** How much of a frame is drawn. */
const OFF = 0;
const FOLDED = 1; // a far topic that is all label: what is in it is not drawn
const FAR = 2;
const NEAR = 3;

class World {
  /** @type {View} */
  view;
  aspect = 1;
  unit = 1;
  deep = false;
  /** @type {readonly Spot[]} */
  spots = [];
  /** @type {readonly number[]} */
  far = [];
  levels = new Uint8Array(0);
  /** Below which scale of the view each topic folds; the others never do. @type {Float64Array} */
  folds = new Float64Array(0);
  /** Which frames stand where `scene` has them. */
  known = new Uint8Array(0);
  /** Shows what was last shown once more. */
  #again = () => {};

  /**
   * @param {Scene} scene
   * @param {HTMLElement} root
   * @param {readonly HTMLElement[]} frames
   * @param {Record<"placed" | "shown", (frame: number) => void>} on
   */
  constructor(scene, root, frames, on) {
    this.scene = scene;
    this.root = root;
    // impress.js has put all that the root holds into one element, its canvas.
    this.element = /** @type {HTMLElement} */ (root.firstElementChild);
    this.frames = frames;
    this.on = on;
    this.element.classList.add("deckgen-world");
    this.place(scene, []);
    this.view = this.measure();
  }

  /**
   * Puts every frame that is displayed where the scene has it; the others once they are. None
   * is that is not in `levels`, which says how much is drawn so far of those that are as they were.
   * @param {Scene} scene
   * @param {readonly (number | undefined)[]} levels
   */
  place(scene, levels) {
    this.scene = scene;
    this.aspect = scene.viewport[0] / scene.viewport[1];
    this.unit = unitOf(scene.frames);
    this.spots = scene.frames.map(spotOf);
    this.far = this.spots.map((spot, index) => farBelow(this.frames[index], spot));
    this.deep = scene.frames.some((frame) => depthOf(frame).depth);
    this.levels = Uint8Array.from(this.frames, (_, index) => levels[index] ?? OFF);
    this.known = new Uint8Array(this.frames.length);
    this.folds = new Float64Array(this.frames.length);
    this.root.classList.toggle("deckgen-deep", this.deep);
    this.levels.forEach((level, index) => {
      if (level !== OFF) this.#put(index);
      else this.frames[index].classList.add("deckgen-off"); // before anything asks for a layout
    });
    placeArt(scene, this.element, this.unit);
    this.#again = () => {};
  }

  /** Where the frames in sight stand, by their elements. */
  seen() {
    const shown = this.frames.flatMap((at, index) =>
      this.levels[index] === OFF ? [] : [/** @type {const} */ ([at, seenSpot(this.spots[index])])],
    );
    return new Map(shown);
  }

  /** @param {Float64Array} below which scale of the view each topic folds, 0 for never */
  fold(below) {
    this.folds = below;
    this.#again();
  }

  /** Reads the size of the window. */
  measure() {
    const { clientWidth: width, clientHeight: height } = this.root;
    this.view = { width: width || 1, height: height || 1, aspect: this.aspect };
    return this.view;
  }

  /**
   * Shows a view in passing. Frames come into it small when the camera backs off, and so
   * never cost more than they must; those left behind stay, because hiding costs too.
   * @param {Camera} camera
   */
  draw(camera) {
    this.#move(camera);
    this.#showAround(camera, (index, level) => Math.min(level, this.levels[index]));
  }

  /**
   * Shows a view to stay in: what it does not have in sight costs nothing.
   * @param {Camera} camera
   */
  rest(camera) {
    this.#move(camera);
    this.#showAround(camera, () => OFF);
  }

  /** The frames that are drawn in full while the camera rests there. @param {Camera} camera */
  nearFrom(camera) {
    const from = { scale: scaleOf(camera, this.view), eye: eyeOf(camera, this.view) };
    return [...this.frames.keys()].filter((index) => this.#levelFrom(from, index, () => OFF) === NEAR);
  }

  /** Draws frames in full until the next view, wherever they are. @param {readonly number[]} frames */
  lay(frames) {
    for (const index of frames) this.#show(index, NEAR);
  }

  /** @param {number} opacity */
  veil(opacity) {
    this.root.style.opacity = opacity < 1 ? String(opacity) : "";
  }

  /** @param {Camera} camera */
  #move(camera) {
    const scale = scaleOf(camera, this.view);
    const transform = this.deep
      ? deepTransform(camera, scale, this.unit)
      : flatTransform(camera, scale, this.unit);
    this.element.style.transform = transform;
  }

  /**
   * @param {Camera} camera
   * @param {(index: number, level: number) => number} unseen the level of a frame out of sight
   */
  #showAround(camera, unseen) {
    this.#again = () => this.#showAround(camera, unseen);
    const from = { scale: scaleOf(camera, this.view), eye: eyeOf(camera, this.view) };
    for (let index = 0; index < this.spots.length; index++) this.#show(index, this.#levelFrom(from, index, unseen));
  }

  /** @param {{scale: number, eye: ReturnType<typeof eyeOf>}} from @param {number} index @param {(index: number, level: number) => number} unseen */
  #levelFrom({ scale, eye }, index, unseen) {
    const level = this.deep ? NEAR : this.#levelAt(index, scale);
    const isInvisible = this.spots[index].height < eye.speck || isInside(this.scene.frames, this.folds, scale, index);
    if (level !== NEAR && isInvisible) return OFF;
    return this.deep || sees(eye, this.spots[index]) ? level : unseen(index, level);
  }

  /** How much of a frame in sight is drawn. @param {number} index @param {number} scale of the view */
  #levelAt(index, scale) {
    return scale < this.folds[index] ? FOLDED : scale < this.far[index] ? FAR : NEAR;
  }

  /** @param {number} index @param {number} level */
  #show(index, level) {
    if (this.levels[index] === level) return;
    const { classList } = this.frames[index];
    this.levels[index] = level;
    if (!this.known[index]) this.#put(index);
    classList.toggle("deckgen-off", level === OFF);
    classList.toggle("deckgen-far", level === FAR || level === FOLDED);
    classList.toggle("deckgen-folded", level === FOLDED);
    if (level === NEAR) this.on.shown(index);
  }

  /** Puts a frame on the canvas, which those never seen are spared. @param {number} index */
  #put(index) {
    const frame = this.scene.frames[index];
    this.known[index] = 1;
    put(this.frames[index], { ...frame, ...depthOf(frame) }, this.unit, frame);
    this.on.placed(index);
  }
}
