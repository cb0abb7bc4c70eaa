/** Which of several points the arrow keys go to. All of it is pure. */

/** @type {Readonly<Record<string, Point>>} */
const DIRECTIONS = {
  ArrowRight: { x: 1, y: 0 },
  ArrowLeft: { x: -1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** Where a topic's title stands, from its middle, as a share of its height. */
const TITLE_AT = -0.38;

/**
 * The nearest point in a direction, or null. What lies more ahead than aside counts first,
 * by the sum of both: such a step to Q on the way to P never leads further from P (in u =
 * x + y and v = x - y both are in one quadrant, and the larger of u and v is no larger for
 * Q), so that arrows reach every point from every other.
 * @param {readonly (Point | null)[]} points null for those that do not count
 * @param {number} from
 * @param {Point} direction
 * @returns {number | null}
 */
function nextToward(points, from, direction) {
  const here = points[from];
  let best = null;
  let least = { aslant: true, far: Infinity, aside: Infinity };
  points.forEach((there, index) => {
    if (!there || !here || index === from) return;
    const [dx, dy] = [there.x - here.x, there.y - here.y];
    const ahead = dx * direction.x + dy * direction.y;
    const aside = Math.abs(dx * direction.y - dy * direction.x);
    const found = { aslant: aside > ahead, far: ahead + aside, aside };
    if (ahead > 1e-6 && isNearer(found, least)) [best, least] = [index, found];
  });
  return best;
}

/** @typedef {{aslant: boolean, far: number, aside: number}} Bearing */

/** @param {Bearing} one @param {Bearing} other */
function isNearer(one, other) {
  if (one.aslant !== other.aslant) return other.aslant;
  const apart = one.far - other.far;
  return Math.abs(apart) > 1e-6 ? apart < 0 : one.aside < other.aside;
}

/**
 * The point of a frame by which arrows find it: a topic's title, since its middle may be
 * that of a frame in it.
 * @param {SceneFrame} frame
 * @returns {Point}
 */
function bearingOf({ x, y, height, scale, rotate, topic }) {
  const down = topic ? TITLE_AT * height * scale : 0;
  return { x: x - Math.sin(rotate * DEGREE) * down, y: y + Math.cos(rotate * DEGREE) * down };
}
