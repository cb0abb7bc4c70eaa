/**
 * The mouse takes the canvas along, from anywhere but words, links and controls; the
 * middle button from words too. Let go in motion, it slides on. Owns `.deckgen-held`.
 */

/** @typedef {{id: number, at: Point, held: boolean, caught: boolean}} Press */

/** @param {Deck} deck */
function drag(deck) {
  const hand = makeHand(deck);
  const speed = makeSpeedometer();
  /** @type {Press | null} */
  let press = null;

  /** @param {PointerEvent} event */
  const down = (event) => {
    if (press || !startsDrag(event)) return;
    const at = { x: event.clientX, y: event.clientY };
    press = { id: event.pointerId, at, held: false, caught: hand.catch() };
    speed.reset();
    speed.mark(at, event.timeStamp);
  };

  /** @param {PointerEvent} event */
  const move = (event) => {
    if (!press || event.pointerId !== press.id) return;
    if (!event.buttons) return up(event); // let go where we could not see it
    const at = { x: event.clientX, y: event.clientY };
    const by = { x: at.x - press.at.x, y: at.y - press.at.y };
    if (!press.held && Math.hypot(by.x, by.y) <= SLIP_PX) return;
    if (!press.held) hold(press);
    press.at = at;
    speed.mark(at, event.timeStamp);
    hand.move({ by });
  };

  /** @param {Press} started */
  const hold = (started) => {
    started.held = true;
    deck.root.setPointerCapture(started.id);
    deck.root.classList.add("deckgen-held");
  };

  /** @param {PointerEvent} event */
  const up = (event) => {
    if (!press || event.pointerId !== press.id) return;
    const { held, caught } = press;
    press = null;
    deck.root.classList.remove("deckgen-held");
    if (!held && !caught) return;
    swallowClick();
    hand.release(held && event.type === "pointerup" ? speed.read(event.timeStamp) : undefined);
  };

  /** The browser would drag a picture, select from afar, or scroll. @param {Event} event */
  const refuse = (event) => {
    if (press && (event.type !== "mousedown" || (event instanceof MouseEvent && event.button === 1))) {
      event.preventDefault();
    }
  };

  /** @type {[EventTarget, string, (event: any) => void][]} */
  const heard = [
    [deck.root, "pointerdown", down],
    [window, "pointermove", move],
    [window, "pointerup", up],
    [window, "pointercancel", up],
    [deck.root, "mousedown", refuse],
    [deck.root, "selectstart", refuse],
    [deck.root, "dragstart", refuse],
  ];
  heard.forEach(([target, name, listener]) => target.addEventListener(name, listener));
  const undo = deck.offer("drag", () => {});
  return () => {
    undo();
    heard.forEach(([target, name, listener]) => target.removeEventListener(name, listener));
  };
}

/** @param {PointerEvent} event */
function startsDrag(event) {
  const { target, button, pointerType, ctrlKey, shiftKey } = event;
  if (pointerType === "touch" || !(target instanceof Element) || target.closest(OWN)) return false;
  if (button === 0 && !ctrlKey && !shiftKey) return !isOnWords(event);
  return button === 1;
}

/**
 * Whether words are under the pointer, which the mouse selects: on them, not beside them.
 * @param {MouseEvent} event
 */
function isOnWords({ clientX, clientY }) {
  const [node, offset] = caretAt(clientX, clientY);
  if (!(node instanceof Text)) return false;
  const words = document.createRange();
  words.setStart(node, Math.max(0, offset - 1));
  words.setEnd(node, Math.min(node.length, offset + 1));
  return [...words.getClientRects()].some(
    ({ left, right, top, bottom }) =>
      clientX >= left && clientX <= right && clientY >= top && clientY <= bottom,
  );
}

/**
 * The text nearest to a point of the window: WebKit has only the older of the two calls.
 * @param {number} x
 * @param {number} y
 * @returns {[Node | null, number]}
 */
function caretAt(x, y) {
  if ("caretPositionFromPoint" in document) {
    const caret = document.caretPositionFromPoint(x, y);
    return [caret?.offsetNode ?? null, caret?.offset ?? 0];
  }
  const range = /** @type {any} */ (document).caretRangeFromPoint?.(x, y);
  return [range?.startContainer ?? null, range?.startOffset ?? 0];
}
