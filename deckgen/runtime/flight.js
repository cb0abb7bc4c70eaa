/**
 * The camera's flights, as pure functions of time: no clock, no page, no state.
 *
 * The path is that of J. van Wijk and W. Nuij, "Smooth and efficient zooming and
 * panning" (InfoVis 2003): it looks shortest to the eye. Time along it starts and ends
 * gently, and `at(1)` is exactly the target.
 */

/** How much a flight zooms out to cover ground; the paper found √2, a room likes less. */
const RHO = { normal: 1, calm: 0.6, cut: 1 };
/** Calm flights also take their time. */
const SLOWER = { normal: 1, calm: 1.4, cut: 1 };
/** A cut is a short fade: this long, in milliseconds. */
const CUT_MS = 240;
/** The share of a flight that it takes to gain speed, and again to lose it. */
const RAMP = 0.42;
/** How long, in milliseconds, the movement of an interrupted flight still shows. */
const DRIFT_MS = 320;

/**
 * The flight from one camera to another.
 * @param {Camera} from
 * @param {Camera} to
 * @param {FlightOptions} [options]
 * @returns {Flight}
 */
function flight(from, to, options = {}) {
  const manner = options.manner ?? "normal";
  if (sameView(from, to) && !options.velocity) return stillness(from, to);
  if (manner === "cut") return cut(from, to);
  const path = zoomPath(from, to, options.rho ?? RHO[manner]);
  const turn = shortestTurn(from.rotate, to.rotate);
  const length = Math.hypot(path.length, turn * DEGREE);
  const duration = options.duration ?? durationOf(length) * SLOWER[manner];
  const drift = driftOf(options.velocity, from.width);
  return {
    from,
    to,
    duration,
    length,
    veil: () => 1,
    at(t) {
      if (t <= 0) return from;
      if (t >= 1) return to;
      const share = ease(t);
      const rotate = from.rotate + turn * share;
      const on = { ...path.at(share), rotate, ...mixDepth(from, to, share) };
      return drift(on, t * duration);
    },
  };
}

/** @param {number} length */
function durationOf(length) {
  return Math.min(2600, Math.max(600, 700 + 450 * Math.log1p(length)));
}

/**
 * Nothing to cover: over as soon as it begins.
 * @param {Camera} from
 * @param {Camera} to
 * @returns {Flight}
 */
function stillness(from, to) {
  return { from, to, duration: 0, length: 0, at: () => to, veil: () => 1 };
}

/**
 * No movement at all: the picture fades out and in again elsewhere.
 * @param {Camera} from
 * @param {Camera} to
 * @returns {Flight}
 */
function cut(from, to) {
  return {
    from,
    to,
    duration: CUT_MS,
    length: 0,
    at: (t) => (t < 0.5 ? from : to),
    veil: (t) => Math.min(1, Math.abs(1 - 2 * t)),
  };
}

/**
 * The path itself, by the share of its length that is covered; the paper's u and w.
 * @param {Camera} from
 * @param {Camera} to
 * @param {number} rho
 */
function zoomPath(from, to, rho) {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const distance = Math.hypot(dx, dy);
  if (distance < 1e-6 * Math.min(from.width, to.width)) return straightZoom(from, to, rho);
  // Equation 9, with the sinh of the start taken out: u(s) = w0/rho² · sinh(rho·s)/cosh(rho·s + r0)
  // is the same curve and loses no digits when the widths differ by a great deal.
  const rho2 = rho * rho;
  const gap = (to.width - from.width) * (to.width + from.width);
  const reach = rho2 * distance;
  const r0 = -Math.asinh((gap + reach * reach) / (2 * from.width * reach));
  const r1 = -Math.asinh((gap - reach * reach) / (2 * to.width * reach));
  const length = (r1 - r0) / rho;
  return {
    length,
    /** @param {number} share */
    at(share) {
      const s = rho * length * share;
      const below = Math.cosh(s + r0);
      const along = (from.width * Math.sinh(s)) / (reach * below);
      const width = (from.width * Math.cosh(r0)) / below;
      return { x: from.x + dx * along, y: from.y + dy * along, width };
    },
  };
}

/**
 * The degenerate case, straight in or out: no ground to cover.
 * @param {Camera} from
 * @param {Camera} to
 * @param {number} rho
 */
function straightZoom(from, to, rho) {
  const zoom = Math.log(to.width / from.width);
  return {
    length: Math.abs(zoom) / rho,
    /** @param {number} share */
    at: (share) => ({
      x: from.x + (to.x - from.x) * share,
      y: from.y + (to.y - from.y) * share,
      width: from.width * Math.exp(zoom * share),
    }),
  };
}

/**
 * The share of the path covered at a share of the time: the speed rises and falls as a
 * smooth step, so that neither it nor its change jumps, and is steady between.
 * @param {number} t
 */
function ease(t) {
  const top = 1 / (1 - RAMP);
  /** @param {number} x */
  const ramp = (x) => top * RAMP * x * x * x * (1 - x / 2);
  if (t < RAMP) return ramp(t / RAMP);
  if (t > 1 - RAMP) return 1 - ramp((1 - t) / RAMP);
  return top * (t - RAMP / 2);
}

/**
 * What is left of the movement before this flight: it fades out instead of stopping dead.
 * @param {Velocity | undefined} velocity
 * @param {number} width of the view where the old flight was broken off
 * @returns {(camera: Camera, ms: number) => Camera}
 */
function driftOf(velocity, width) {
  if (!velocity) return (camera) => camera;
  return (camera, ms) => {
    if (ms >= DRIFT_MS) return camera;
    const left = ms * (1 - ms / DRIFT_MS) ** 2;
    const wide = camera.width * Math.exp(velocity.zoom * left);
    return {
      ...camera,
      x: camera.x + (velocity.x * left * wide) / width,
      y: camera.y + (velocity.y * left * wide) / width,
      width: wide,
      rotate: camera.rotate + velocity.rotate * left,
    };
  };
}

/**
 * How fast a flight moves at a share of its time.
 * @param {Flight} flown
 * @param {number} t
 * @returns {Velocity | undefined}
 */
function velocityAt(flown, t) {
  const step = 2 / flown.duration; // two milliseconds
  if (flown.veil(t) < 1 || t <= step || t >= 1) return undefined;
  const before = flown.at(t - step);
  const now = flown.at(t);
  return {
    x: (now.x - before.x) / 2,
    y: (now.y - before.y) / 2,
    zoom: Math.log(now.width / before.width) / 2,
    rotate: (now.rotate - before.rotate) / 2,
  };
}
