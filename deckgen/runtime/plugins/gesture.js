/**
 * Two fingers on the trackpad of a Mac pinch and turn the canvas. Safari tells of them in
 * events of its own, other browsers by the wheel; on a screen, fingers are `touch`'s.
 */

/** @typedef {UIEvent & {scale: number, rotation: number, clientX: number, clientY: number}} GestureEvent */

/** @param {Deck} deck */
function gesture(deck) {
  if (navigator.maxTouchPoints) return () => {};
  const hand = makeHand(deck);
  let last = { scale: 1, rotation: 0 };
  const at = (/** @type {GestureEvent} */ { clientX, clientY }) => ({ x: clientX, y: clientY });

  /** @param {GestureEvent} event */
  const start = (event) => {
    event.preventDefault(); // the browser would zoom the page
    hand.catch();
    last = { scale: event.scale, rotation: event.rotation };
  };

  /** @param {GestureEvent} event */
  const change = (event) => {
    event.preventDefault();
    const { scale, rotation } = event;
    hand.move({ at: at(event), factor: scale / last.scale, degrees: rotation - last.rotation });
    last = { scale, rotation };
  };

  /** @param {GestureEvent} event */
  const end = (event) => {
    event.preventDefault();
    hand.release(undefined, { at: at(event), degrees: hand.upright(at(event)) });
  };

  const heard = /** @type {[string, (event: any) => void][]} */ ([
    ["gesturestart", start],
    ["gesturechange", change],
    ["gestureend", end],
  ]);
  heard.forEach(([name, listener]) => deck.root.addEventListener(name, listener, { passive: false }));
  return () => heard.forEach(([name, listener]) => deck.root.removeEventListener(name, listener));
}
