/**
 * The wheel zooms about the pointer, as two fingers that pinch on a trackpad do; two that
 * slide move the canvas. No wheel ever turns a page.
 */

/** A notch of a mouse's wheel, in the pixels that browsers call it, and what it zooms by. */
const NOTCH_PX = 100;
const NOTCH_ZOOM = 1.25;
/** What a notch is at least, and what macOS calls one: it counts slow ones far smaller. */
const LEAST_NOTCH_PX = 20;
const MAC_NOTCH_PX = 4 + 1 / 4096;
/** What a notch is in the older count. */
const OLD_NOTCH = 120;
/** How long, in milliseconds, a notch takes. */
const NOTCH_MS = 180;
/** A pinch on a trackpad comes as small wheel movements; browsers scale it so. */
const PINCH_PER_PX = 0.01;
/** After a pause of so many milliseconds, a turn of the wheel is a new one. */
const PAUSE_MS = 160;
/** Pixels in a line and in a page, where a wheel counts in those. */
const LINE_PX = 33;
const PAGE_PX = 300;

/** @param {Deck} deck */
function wheel(deck) {
  const hand = makeHand(deck);
  /** @type {{slides: boolean, last: number, over: boolean}} */
  let stream = { slides: false, last: -Infinity, over: false };
  let ending = 0;

  const carried = () => {
    window.clearTimeout(ending);
    ending = window.setTimeout(() => hand.release(), PAUSE_MS);
  };

  /** @param {WheelEvent} event */
  const turn = (event) => {
    const at = { x: event.clientX, y: event.clientY };
    event.preventDefault(); // the browser would zoom the page, or go back in its history
    if (event.timeStamp - stream.last > PAUSE_MS) stream = { slides: false, last: 0, over: false };
    stream.last = event.timeStamp;
    stream.slides ||= isSlide(event);
    const [dx, dy] = pixelsOf(event);
    if (stream.over) return;
    if (event.ctrlKey && Math.abs(dy) < NOTCH_PX / 2) {
      hand.move({ at, factor: Math.exp(-dy * PINCH_PER_PX) });
      carried();
    } else if (stream.slides && !event.ctrlKey) {
      hand.move({ by: event.shiftKey && !dx ? { x: -dy, y: 0 } : { x: -dx, y: -dy } });
      carried();
    } else {
      const turned = Math.sign(dy) * Math.max(LEAST_NOTCH_PX, Math.abs(dy));
      hand.approach(at, NOTCH_ZOOM ** (-turned / NOTCH_PX), NOTCH_MS);
    }
  };

  deck.root.addEventListener("wheel", turn, { passive: false });
  const undo = [
    deck.offer("wheel", () => {}),
    deck.on("depart", ({ place }) => {
      window.clearTimeout(ending);
      // What is left of a momentum must not break off the flight that ended it.
      if (place.away !== "free") stream.over = true;
    }),
  ];
  return () => {
    undo.forEach((each) => each());
    window.clearTimeout(ending);
    deck.root.removeEventListener("wheel", turn);
  };
}

/**
 * How far a wheel was turned, in pixels. Firefox counts in lines, and only for those who look
 * at the mode first; how many make a notch is a setting, so the notches count where they are told.
 * @param {WheelEvent & {wheelDeltaY?: number}} event
 */
function pixelsOf({ deltaMode, deltaX, deltaY, wheelDeltaY }) {
  if (deltaMode === 0) return [deltaX, deltaY];
  const unit = deltaMode === 1 ? LINE_PX : PAGE_PX;
  return [deltaX * unit, wheelDeltaY ? (-wheelDeltaY * NOTCH_PX) / OLD_NOTCH : deltaY * unit];
}

/**
 * Whether fingers slide on a trackpad, or a mouse's wheel goes sideways: browsers do not
 * say. A wheel turns in whole notches, in the older count; fingers move by pixels.
 * @param {WheelEvent & {wheelDeltaY?: number}} event
 */
function isSlide({ deltaMode, deltaX, deltaY, shiftKey, wheelDeltaY }) {
  if (deltaX !== 0 || shiftKey) return true;
  if (deltaMode !== 0 || deltaY % MAC_NOTCH_PX === 0) return false;
  if (wheelDeltaY) return wheelDeltaY % OLD_NOTCH !== 0;
  return Math.abs(deltaY) < NOTCH_PX / 4;
}
