/**
 * Where the parts of the canvas are seen. Their boxes are measured once, and from then on only
 * the camera moves: to ask the browser costs a layout at each sheet.
 */

/** @typedef {{left: number, top: number, right: number, bottom: number}} Sides */
/**
 * The sides of an element in pixels of its part (a frame, a drawing), and the matrix of its part.
 * @typedef {{sides: Sides, place: DOMMatrix}} PlacedBox
 */

class Boxes {
  #deck;
  /** By how much the canvas is drawn larger than the talk has it, see placing.js. */
  #unit = 1;
  /** Of the parts, and of what is in the boxes of frames. @type {Map<Element, PlacedBox>} */
  #known = new Map();
  /** From the canvas to the window. */
  #camera = new DOMMatrix();

  /** Measures what is drawn in full. Others are asked for each time, and all of a talk with depth. @param {Deck} deck */
  constructor(deck) {
    this.#deck = deck;
    if (deck.root.matches(".deckgen-deep")) return;
    const world = /** @type {HTMLElement} */ (deck.root.firstElementChild);
    const styles = new CSSStyleSheet();
    styles.replaceSync(".deckgen-on :is(.deckgen-world, .deckgen-world > *):not(#_) { transform: none !important; }");
    document.adoptedStyleSheets.push(styles);
    const { left, top } = world.getBoundingClientRect();
    for (const part of world.children) this.#measure(/** @type {HTMLElement} */ (part), { x: left, y: top });
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== styles);
    const first = deck.frames.findIndex((frame) => this.#known.has(frame));
    const place = this.#known.get(deck.frames[first])?.place;
    if (place) this.#unit = Math.hypot(place.a, place.b) / deck.scene.frames[first].scale;
    else this.#known.clear();
  }

  /** @param {HTMLElement} part @param {Point} origin */
  #measure(part, origin) {
    const { width, height } = part.getBoundingClientRect();
    const isDrawn = width > 0 && height > 0;
    if (!isDrawn && part.matches(".step")) return; // it may be later
    const place = part.style.getPropertyValue("--deckgen-place");
    if (isDrawn && !place) return;
    const matrix = new DOMMatrix(place.replace("-50%, -50%", `${-width / 2}px, ${-height / 2}px`));
    // The words of far frames get their size when they are first seen near.
    const box = part.matches(".deckgen-far") ? null : part.querySelector(":scope > .frame-box");
    for (const each of [part, ...(box?.children ?? [])]) {
      const { left, top, right, bottom } = each.getBoundingClientRect();
      const [x, y] = [origin.x, origin.y];
      const sides = { left: left - x, top: top - y, right: right - x, bottom: bottom - y };
      this.#known.set(each, { sides, place: matrix });
    }
  }

  /** Takes the camera's new place. */
  look() {
    this.#camera = canvasIn(this.#deck).scale(1 / this.#unit);
  }

  /** Where an element is seen, in pixels of the window. @param {Element} element @returns {Sides} */
  of(element) {
    const known = this.#known.get(element);
    if (!known) return element.getBoundingClientRect();
    const { left, top, right, bottom } = known.sides;
    const corners = [[left, top], [right, top], [left, bottom], [right, bottom]];
    const seen = corners.map(([x, y]) => moved(moved({ x, y }, known.place), this.#camera));
    const [across, down] = [seen.map(({ x }) => x), seen.map(({ y }) => y)];
    return { left: Math.min(...across), top: Math.min(...down), right: Math.max(...across), bottom: Math.max(...down) };
  }

  /** @param {Element} element */
  isInSight(element) {
    if (element.matches(".deckgen-off, .deckgen-inside")) return false;
    const { width, height } = this.#deck.view();
    const { left, top, right, bottom } = this.of(element);
    return right > 0 && bottom > 0 && left < width && top < height && left < right;
  }
}

/** @param {Point} point @param {DOMMatrix} by @returns {Point} */
function moved({ x, y }, { a, b, c, d, e, f }) {
  return { x: a * x + c * y + e, y: b * x + d * y + f };
}
