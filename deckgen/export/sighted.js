/** Where on a picture frames are seen: what links over them cover. */

/** In window pixels. @typedef {{left: number, top: number, width: number, height: number}} SeenBox */

/**
 * The smallest upright box around what is seen of a frame, null where nothing is. The upright box
 * of a whole turned frame would not do: it may fill a window that the frame is far away from.
 * @param {Deck} deck @param {number} index of the frame @returns {SeenBox | null}
 */
function seenBox(deck, index) {
  const frame = deck.frames[index];
  if (frame.matches(".deckgen-off, .deckgen-inside")) return null;
  const { width, height } = deck.view();
  let points = deck.root.matches(".deckgen-deep") ? cornersOf(frame) : cornersIn(deck, index);
  points = within(points, ({ x }) => x);
  points = within(points, ({ x }) => width - x);
  points = within(points, ({ y }) => y);
  points = within(points, ({ y }) => height - y);
  const [left, top] = [Math.min(...points.map(({ x }) => x)), Math.min(...points.map(({ y }) => y))];
  const [right, bottom] = [Math.max(...points.map(({ x }) => x)), Math.max(...points.map(({ y }) => y))];
  return right - left >= 1 && bottom - top >= 1 ? { left, top, width: right - left, height: bottom - top } : null;
}

/** Whether a frame is another or around it. @param {Scene} scene @param {number} outer @param {number | null} inner */
function isAround(scene, outer, inner) {
  for (let at = inner; at != null; at = scene.frames[at].parent ?? null) if (at === outer) return true;
  return false;
}

/** The corners of a frame under the flat camera, one after the other. @param {Deck} deck @param {number} index */
function cornersIn(deck, index) {
  const { width, height, scale, rotate, x: across, y: down } = deck.scene.frames[index];
  const flat = canvasIn(deck).translate(across, down).rotate(rotate).scale(scale);
  return [[-1, -1], [1, -1], [1, 1], [-1, 1]].map(([x, y]) =>
    flat.transformPoint({ x: (x * width) / 2, y: (y * height) / 2 }),
  );
}

/** From the canvas to the window, under the flat camera. @param {Deck} deck */
function canvasIn(deck) {
  const { camera, view } = { camera: deck.camera(), view: deck.view() };
  const zoom = Math.min(view.width, view.height * view.aspect) / camera.width;
  const middle = new DOMMatrix().translate(view.width / 2, view.height / 2);
  return middle.rotate(-camera.rotate).scale(zoom).translate(-camera.x, -camera.y);
}

/** The same of the upright box around it, where the camera has depth. @param {Element} frame @returns {{x: number, y: number}[]} */
function cornersOf(frame) {
  const { left, top, right, bottom } = frame.getBoundingClientRect();
  return [{ x: left, y: top }, { x: right, y: top }, { x: right, y: bottom }, { x: left, y: bottom }];
}

/**
 * The part of a polygon on one side of a line (Sutherland and Hodgman, 1974).
 * @param {{x: number, y: number}[]} points @param {(point: {x: number, y: number}) => number} inside how far a point is on that side
 */
function within(points, inside) {
  return points.flatMap((point, index) => {
    const before = points.at(index - 1) ?? point;
    const [here, there] = [inside(point), inside(before)];
    const t = there / (there - here);
    const crossing = { x: before.x + (point.x - before.x) * t, y: before.y + (point.y - before.y) * t };
    return [...(here < 0 !== there < 0 ? [crossing] : []), ...(here < 0 ? [] : [{ x: point.x, y: point.y }])];
  });
}
