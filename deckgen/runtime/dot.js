/** The laser's dot: it stays at its point of the canvas while the camera moves. Owns `.deckgen-laser`. */

/**
 * @param {Deck} deck
 * @param {{glide?: number}} [how] how long the dot takes to a point that it is given, in milliseconds
 */
function makeDot(deck, { glide = 0 } = {}) {
  const dot = deck.element("deckgen-laser");
  dot.setAttribute("aria-hidden", "true");
  dot.hidden = true;
  /** @type {Point | null} of the canvas */
  let at = null;
  const draw = (ms = 0) => {
    dot.hidden = !at;
    if (!at) return;
    const { x, y } = toWindow(at, deck.camera(), deck.view());
    dot.style.transition = ms ? `translate ${ms}ms linear` : "none";
    dot.style.translate = `${x}px ${y}px`;
  };
  const undo = [deck.on("move", () => draw()), deck.on("resize", () => draw())];
  return {
    /** @param {Point | null} next */
    point(next) {
      at = next;
      draw(deck.flying ? 0 : glide);
    },
    remove() {
      undo.forEach((each) => each());
      dot.remove();
    },
  };
}
