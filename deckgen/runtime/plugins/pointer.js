/**
 * A click flies: to the figure or the frame under the pointer (the smallest), along a link
 * inside the talk, or, on empty canvas, out. Other links stay links.
 */

/** A press that moves further than this, in pixels, is no click. */
const SLIP_PX = 6;
/** What a click does something to already. */
const OWN = "a, button, input, textarea, select, label, summary, video, audio, dialog, .deckgen-ui";
const FIGURES = ".figure, .diagram, .frame-body img:not(.background)";
/** The room left round a figure, as a share of the view. */
const FIGURE_MARGIN = 0.04;

/** @param {Deck} deck */
function pointer(deck) {
  /** @type {Point} */
  let pressed = { x: 0, y: 0 };
  /** @param {PointerEvent} event */
  const press = ({ clientX, clientY }) => {
    pressed = { x: clientX, y: clientY };
  };

  /** @param {MouseEvent} event */
  const click = (event) => {
    const { target } = event;
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (event.defaultPrevented || !(target instanceof Element)) return;
    const link = target.closest('a[href^="#"]');
    if (link) {
      event.preventDefault(); // the browser would scroll what must not scroll
      followLink(deck, link.getAttribute("href") ?? "");
    } else if (!target.closest(OWN) && !isDragged(event, pressed)) {
      flyFrom(deck, target, event);
    }
  };

  const undo = deck.offer("pointer", () => {});
  window.addEventListener("pointerdown", press, true);
  window.addEventListener("click", click);
  return () => {
    undo();
    window.removeEventListener("pointerdown", press, true);
    window.removeEventListener("click", click);
  };
}

/** @param {MouseEvent} event @param {Point} pressed */
function isDragged(event, pressed) {
  if (event.detail === 0) return false; // pressed by a key or a script
  const moved = Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) > SLIP_PX;
  return moved || getSelection()?.type === "Range";
}

/**
 * Flies to the frame that a link names, or that holds what it names, such as a footnote.
 * @param {Deck} deck
 * @param {string} href
 */
function followLink(deck, href) {
  const id = readAddress(href)?.id;
  if (id === undefined || deck.goto(id, { cause: "visit" })) return;
  const target = document.getElementById(id);
  const frame = deck.frames.findIndex((each) => target && each.contains(target));
  if (frame >= 0 && frame !== deck.place.frame) deck.visit(frame);
}

/**
 * @param {Deck} deck
 * @param {Element} target
 * @param {MouseEvent} event
 */
function flyFrom(deck, target, event) {
  const { frame, away } = deck.place;
  if (away === "figure") return deck.next();
  const figure = target.closest(FIGURES);
  const here = frame === null ? null : deck.frames[frame];
  if (figure instanceof HTMLElement && here?.contains(figure)) {
    deck.fly(cameraOnFigure(deck, Number(frame), figure), "figure");
    return;
  }
  const hit = frameUnder(deck, { x: event.clientX, y: event.clientY });
  if (hit === null) deck.ask("out");
  else if (hit !== frame || away === "free") deck.visit(hit);
}

/**
 * The camera on an element of a frame. The centre of the box that the window shows is its
 * centre however it is turned; its size is that of its layout.
 * @param {Deck} deck
 * @param {number} index of the frame
 * @param {HTMLElement} figure
 */
function cameraOnFigure(deck, index, figure) {
  const frame = deck.scene.frames[index];
  const seen = figure.getBoundingClientRect();
  const middle = { x: seen.left + seen.width / 2, y: seen.top + seen.height / 2 };
  const { x, y } = toCanvas(middle, deck.camera(), deck.view());
  const width = figure.offsetWidth * frame.scale;
  const height = figure.offsetHeight * frame.scale;
  const box = { x, y, width, height, rotate: frame.rotate };
  return { ...cameraOn(box, deck.view().aspect, FIGURE_MARGIN), ...depthOf(frame) };
}
