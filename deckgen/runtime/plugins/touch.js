/**
 * Fingers on the screen: one takes the canvas along, two zoom, turn and move it about
 * the middle between them, and a double tap flies to the frame under it.
 */

/** Two taps so near in time, in milliseconds, and in place, in pixels, are a double one. */
const DOUBLE_MS = 350;
const DOUBLE_PX = 40;

/** @param {Deck} deck */
function touch(deck) {
  const hand = makeHand(deck);
  const speed = makeSpeedometer();
  const tapped = makeTaps(deck, hand);
  /** @type {Map<number, Point>} */
  const fingers = new Map();
  /** Of the gesture from the first finger down to the last one up. */
  let gesture = { moved: false, caught: false, middle: /** @type {Point | null} */ (null) };

  /** @param {PointerEvent} event */
  const down = (event) => {
    const { target, pointerType, pointerId } = event;
    if (pointerType !== "touch" || !(target instanceof Element) || target.closest(FIELDS)) return;
    if (!fingers.size) gesture = { moved: false, caught: hand.catch(), middle: null };
    fingers.set(pointerId, pointOf(event));
    speed.reset();
    speed.mark(pointOf(event), event.timeStamp);
    if (fingers.size > 1) gesture.moved = true;
  };

  /** @param {PointerEvent} event */
  const move = (event) => {
    const last = fingers.get(event.pointerId);
    if (!last) return;
    const at = pointOf(event);
    if (!gesture.moved && Math.hypot(at.x - last.x, at.y - last.y) <= SLIP_PX) return;
    gesture.moved = true;
    const before = gripOf([...fingers.values()]);
    fingers.set(event.pointerId, at);
    const after = gripOf([...fingers.values()]);
    const by = { x: after.x - before.x, y: after.y - before.y };
    const factor = after.apart / before.apart;
    hand.move({ by, at: after, factor, degrees: shortestTurn(before.angle, after.angle) });
    if (fingers.size > 1) gesture.middle = after;
    else speed.mark(at, event.timeStamp);
  };

  /** @param {PointerEvent} event */
  const up = (event) => {
    if (!fingers.delete(event.pointerId)) return;
    if (fingers.size) return speed.reset();
    const { moved, caught, middle } = gesture;
    if (moved || caught) {
      swallowClick();
      const turn = middle ? { at: middle, degrees: hand.upright(middle) } : undefined;
      hand.release(moved && event.type === "pointerup" ? speed.read(event.timeStamp) : undefined, turn);
    } else if (event.type === "pointerup") tapped(pointOf(event), event.timeStamp);
  };

  /** @type {[EventTarget, string, (event: any) => void][]} */
  const heard = [
    [deck.root, "pointerdown", down],
    [window, "pointermove", move],
    [window, "pointerup", up],
    [window, "pointercancel", up],
  ];
  heard.forEach(([target, name, listener]) => target.addEventListener(name, listener));
  const undo = deck.offer("touch", () => {});
  return () => {
    undo();
    heard.forEach(([target, name, listener]) => target.removeEventListener(name, listener));
  };
}

/**
 * What a double tap does: to the frame that the first tap was on, whatever that one did.
 * @param {Deck} deck
 * @param {ReturnType<typeof makeHand>} hand
 */
function makeTaps(deck, hand) {
  let first = { at: { x: 0, y: 0 }, time: -Infinity, frame: /** @type {number | null} */ (null) };
  return (/** @type {Point} */ at, /** @type {number} */ time) => {
    const near = Math.hypot(at.x - first.at.x, at.y - first.at.y) <= DOUBLE_PX;
    if (!near || time - first.time > DOUBLE_MS) {
      first = { at, time, frame: frameUnder(deck, at) };
      return;
    }
    swallowClick();
    first.time = -Infinity;
    const { frame, away } = deck.place;
    const onWay = frame === first.frame && away !== "free" && away !== "figure";
    if (first.frame !== null && !onWay) deck.visit(first.frame);
  };
}

/**
 * The middle between the first two fingers, how far they are apart, and at which angle.
 * @param {readonly Point[]} fingers
 */
function gripOf([one, other = one]) {
  const [dx, dy] = [other.x - one.x, other.y - one.y];
  const apart = Math.max(1, Math.hypot(dx, dy));
  const angle = Math.atan2(dy, dx) / DEGREE;
  return { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2, apart, angle };
}

/** @param {PointerEvent} event @returns {Point} */
function pointOf({ clientX, clientY }) {
  return { x: clientX, y: clientY };
}
