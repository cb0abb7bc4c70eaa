/**
 * A canvas that changes under the camera: what stood somewhere glides to where it stands
 * now. The stop in front of us stays where we see it, and the world moves round it.
 */

/** How long frames glide to their new places, in milliseconds. */
const SHIFT_MS = 350;
/** More frames than these at once are a new picture, and would only stutter. */
const MOST_SHIFTED = 80;
const BEATS = 12;

/**
 * Where a frame is seen: canvas pixels of the camera that sees it, degrees.
 * @typedef {{x: number, y: number, scale: number, rotate: number}} Seen
 */

/** @param {Spot} spot @returns {Seen} */
function seenSpot({ x, y, scale, sin, cos }) {
  return { x, y, scale, rotate: Math.atan2(sin, cos) / DEGREE };
}

/**
 * Where a frame has to stand under one camera to be seen as it was under another.
 * @param {Seen} frame
 * @param {Camera} before
 * @param {Camera} after
 * @returns {Seen}
 */
function seenFrom(frame, before, after) {
  const scale = after.width / before.width;
  const turn = after.rotate - before.rotate;
  const [dx, dy] = [frame.x - before.x, frame.y - before.y];
  const [sin, cos] = [Math.sin(turn * DEGREE) * scale, Math.cos(turn * DEGREE) * scale];
  return {
    x: after.x + dx * cos - dy * sin,
    y: after.y + dx * sin + dy * cos,
    scale: frame.scale * scale,
    rotate: frame.rotate + turn,
  };
}

/** @param {Seen} one @param {Seen} other */
function sameSpot(one, other) {
  const near = 1e-6 * (Math.abs(one.x) + Math.abs(one.y) + one.scale * 1000);
  return (
    Math.hypot(one.x - other.x, one.y - other.y) <= near &&
    Math.abs(one.scale - other.scale) <= 1e-6 * one.scale &&
    Math.abs(shortestTurn(one.rotate, other.rotate)) <= 1e-6
  );
}

/**
 * The keyframes that bring an element from one spot to the other, where it stands. They
 * are laid over its place (`translate`, `rotate`, `scale` come before `transform`).
 * @param {Seen} from
 * @param {Seen} to
 * @param {number} unit
 * @returns {Keyframe[]}
 */
function shiftFrames(from, to, unit) {
  const turn = shortestTurn(to.rotate, from.rotate);
  const zoom = Math.log(from.scale / to.scale);
  return range(0, BEATS + 1).map((beat) => {
    const left = 1 - beat / BEATS;
    const [scale, rotate] = [Math.exp(zoom * left), turn * left];
    const [sin, cos] = [Math.sin(rotate * DEGREE) * scale, Math.cos(rotate * DEGREE) * scale];
    const x = to.x + (from.x - to.x) * left - (to.x * cos - to.y * sin);
    const y = to.y + (from.y - to.y) * left - (to.x * sin + to.y * cos);
    return { translate: `${x * unit}px ${y * unit}px`, rotate: `${rotate}deg`, scale: String(scale) };
  });
}

/**
 * @param {Map<HTMLElement, Seen>} before where those in sight stood, for the camera of now
 * @param {Map<HTMLElement, Seen>} after
 * @param {number} unit
 */
function shift(before, after, unit) {
  const moved = [...after].filter(([frame, to]) => {
    const from = before.get(frame);
    return !from || !sameSpot(from, to);
  });
  if (moved.length > MOST_SHIFTED) return;
  for (const [frame, to] of moved) {
    const from = before.get(frame);
    const keyframes = from ? shiftFrames(from, to, unit) : [{ opacity: 0 }, { opacity: 1 }];
    frame.animate(keyframes, { duration: SHIFT_MS, easing: "ease-in-out" });
  }
}
