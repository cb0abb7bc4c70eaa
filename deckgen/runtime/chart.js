/**
 * The canvas in miniature, drawn into a `<canvas>` of any document: every frame at its
 * place, the route, where we have been, where we are, and what the camera sees. It needs
 * geometry.js, beside.js, caption.js and brush.js and nothing of the deck, so that any window can show it.
 *
 * What changes seldom is drawn once and kept; a flight redraws only what moves.
 */

/** The room left round the canvas, in pixels of the miniature. */
const CHART_MARGIN_PX = 10;
/** Titles are so many times smaller than the miniature, within these sizes in pixels. */
const CHART_TEXTS = 48;
/** @type {readonly [number, number]} */
const CHART_TEXT_PX = [10, 20];
/** By how much more than the frames is shown: the camera's own margin, and a little. */
const CHART_ROOM = 1.07;
/** Frames are drawn, and marked ones seen, at least so large. */
const LEAST_FRAME_PX = 1.5;
const LEAST_MARK_PX = 7;
/** A frame drawn smaller than this is hit by a click so far from its middle. */
const FINGER_PX = 8;
class Chart {
  #ratio = 1;
  /** What the kept picture was drawn for. @type {readonly unknown[]} */
  #keptFor = [];
  /** The titles of frames that have room for them. @type {Map<number, Caption>} */
  #captions = new Map();
  /** @type {number | null} */
  #pointed = null;
  /** @type {ChartState | null} */
  #last = null;
  /** @type {View} */
  #view;

  /**
   * @param {ChartScene} scene
   * @param {HTMLCanvasElement} canvas sized by its style sheet
   * @param {ChartColours} colours
   * @param {readonly ChartPicture[]} [pictures] what lies on the canvas beside the frames
   */
  constructor(scene, canvas, colours, pictures = []) {
    const [x, y, width, height] = scene.bounds;
    const { ResizeObserver } = /** @type {Window & typeof globalThis} */ (canvas.ownerDocument.defaultView);
    this.scene = scene;
    this.canvas = canvas;
    this.colours = colours;
    this.pictures = pictures;
    this.kept = canvas.ownerDocument.createElement("canvas");
    this.boxes = scene.frames.map(boxOf);
    const lying = pictures.map(({ box }) => box);
    this.parts = partsBeside(scene.frames, lying);
    this.drawn = drawnBy(scene.frames, lying);
    this.surfaces = surfacesOf(scene.frames, colours);
    this.whole = { x, y, width: CHART_ROOM * width || 1, rotate: scene.whole[3] };
    this.#view = { width: 1, height: 1, aspect: width / height || 1 };
    this.watcher = new ResizeObserver(() => this.measure());
    this.watcher.observe(canvas);
    this.measure();
  }

  /** Fits into the canvas element as it is now, and draws the same again. */
  measure() {
    const { clientWidth, clientHeight, ownerDocument } = this.canvas;
    this.#ratio = ownerDocument.defaultView?.devicePixelRatio || 1;
    const inner = (/** @type {number} */ size) => Math.max(1, size - 2 * CHART_MARGIN_PX);
    this.#view = { ...this.#view, width: inner(clientWidth), height: inner(clientHeight) };
    for (const each of [this.canvas, this.kept]) {
      each.width = Math.max(1, Math.round(clientWidth * this.#ratio));
      each.height = Math.max(1, Math.round(clientHeight * this.#ratio));
    }
    this.#keptFor = [];
    if (this.#last) this.draw(this.#last);
  }

  /** @param {ChartState} state */
  draw(state) {
    const { frame, marked = [], chosen, camera } = state;
    const { colours } = this;
    this.#last = state;
    this.#keep(state);
    const brush = this.#brushOn(this.canvas);
    const { width, height } = this.canvas;
    brush.drawImage(this.kept, 0, 0, width / this.#ratio, height / this.#ratio);
    const spot = (/** @type {number} */ index) => this.#inChart(this.boxes[index], LEAST_MARK_PX);
    for (const each of marked) paintMark(brush, spot(each), colours);
    const named = this.#pointed ?? chosen;
    for (const each of new Set([chosen, named])) {
      if (each != null && each !== frame) paintRing(brush, grown(spot(each), 3), colours);
    }
    if (camera) {
      const [wide, high] = this.scene.viewport;
      const seen = seenBy(camera, state.view ?? { width: wide, height: high, aspect: wide / high });
      paintCamera(brush, this.#inChart(seen, LEAST_MARK_PX), colours);
    }
    if (frame != null) paintHere(brush, this.scene.frames[frame], spot(frame), colours);
    if (named == null || (this.#captions.get(named)?.size ?? 0) >= NAME_PX) return;
    paintName(brush, this.scene.frames[named].title, spot(named), { colours, width: width / this.#ratio });
  }

  /** Names a frame, or the chosen one again; a title that can be read is name enough. @param {number | null} frame */
  point(frame) {
    if (frame === this.#pointed) return;
    this.#pointed = frame;
    if (this.#last) this.draw(this.#last);
  }

  /**
   * The frame at a point of the canvas element: the smallest, or a tiny one that is near.
   * @param {number} x
   * @param {number} y
   * @returns {number | null}
   */
  frameAt(x, y) {
    let found = null;
    let least = FINGER_PX;
    this.boxes.forEach((box, index) => {
      const at = this.#inChart(box);
      const far = Math.hypot(at.x - x, at.y - y);
      if (Math.max(at.width, at.height) < 2 * FINGER_PX && far < least) [found, least] = [index, far];
    });
    return found ?? frameAt(this.pointAt(x, y), this.scene.frames);
  }

  /** The point of the canvas at a point of the element. @param {number} x @param {number} y */
  pointAt(x, y) {
    return toCanvas({ x: x - CHART_MARGIN_PX, y: y - CHART_MARGIN_PX }, this.whole, this.#view);
  }

  /** Where the middle of a frame is drawn, in pixels of the element. @param {number} frame @returns {Point} */
  spotOf(frame) {
    return this.#inChart(this.boxes[frame]);
  }

  /** Watches the element's size no longer. */
  close() {
    this.watcher.disconnect();
  }

  /** Draws what changes seldom, unless it is still the same. @param {ChartState} state */
  #keep({ visited, route, step = 0 }) {
    const wanted = [visited, visited?.size, route, step];
    if (this.#keptFor.length && wanted.every((each, index) => each === this.#keptFor[index])) return;
    this.#keptFor = wanted;
    const brush = this.#brushOn(this.kept);
    const { frames, dir } = this.scene;
    const { accent, line, font } = this.colours;
    const size = clamp(Math.min(this.#view.width, this.#view.height) / CHART_TEXTS, ...CHART_TEXT_PX);
    const least = this.#ratio >= 2 ? LEAST_FINE_PX : LEAST_CAPTION_PX;
    brush.direction = dir === "rtl" ? "rtl" : "ltr";
    for (const { image, box } of this.pictures) paintPicture(brush, image, this.#inChart(box));
    frames.forEach((frame, index) => {
      const box = this.#inChart(this.boxes[index]);
      if (this.drawn.has(index)) return;
      paintFrame(brush, frame, box, this.surfaces[index], visited?.has(index) ? accent : line);
    });
    this.#captions = new Map();
    frames.forEach((frame, index) => {
      const box = this.#inChart(this.boxes[index]);
      const rooms = (this.parts.get(index) ?? [WHOLE_FRAME]).map((part) => partOf(box, part));
      const fitting = rooms.flatMap((room) => captionOf(brush, frame, room, { font, size, least }) ?? []);
      const [caption] = fitting.sort((one, other) => other.size - one.size);
      if (caption) this.#captions.set(index, caption);
    });
    const on = { colours: this.colours, width: this.canvas.clientWidth, height: this.canvas.clientHeight };
    if (route) paintRoute(brush, route, step, (frame) => this.spotOf(frame), [...this.#captions.values()], on);
    this.#captions.forEach((caption, index) => paintCaption(brush, caption, this.surfaces[index], font));
  }

  /** A clean brush that counts in the element's pixels. @param {HTMLCanvasElement} on */
  #brushOn(on) {
    const brush = /** @type {CanvasRenderingContext2D} */ (on.getContext("2d"));
    brush.setTransform(1, 0, 0, 1, 0, 0);
    brush.clearRect(0, 0, on.width, on.height);
    brush.setTransform(this.#ratio, 0, 0, this.#ratio, 0, 0);
    return brush;
  }

  /**
   * Where a box of the canvas lies in the element, no smaller than that.
   * @param {Box} box
   * @param {number} [least]
   * @returns {Box}
   */
  #inChart(box, least = LEAST_FRAME_PX) {
    const scale = scaleOf(this.whole, this.#view);
    const { x, y } = toWindow(box, this.whole, this.#view);
    return {
      x: x + CHART_MARGIN_PX,
      y: y + CHART_MARGIN_PX,
      width: Math.max(least, box.width * scale),
      height: Math.max(least, box.height * scale),
      rotate: box.rotate - this.whole.rotate,
    };
  }
}
