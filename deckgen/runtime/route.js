/** Questions about a route, answered from the scene alone. */

/** The room left round a frame that no route stops at, as a share of the view. */
const VISIT_MARGIN = 0.03;

/**
 * The route of that name, else the one that the talk was built for, else the first.
 * @param {Scene} scene
 * @param {string | null} name
 * @returns {SceneRoute}
 */
function routeOf(scene, name) {
  /** @param {string | null} wanted */
  const named = (wanted) => scene.routes.find((route) => route.name === wanted);
  return named(name) ?? named(scene.route) ?? scene.routes[0] ?? { name: "main", steps: [] };
}

/**
 * The first stop at each frame, and by each stop's id.
 * @param {Scene} scene
 * @param {SceneRoute} route
 */
function indexRoute(scene, route) {
  /** @type {Map<number, number>} */
  const stops = new Map();
  /** @type {Map<string, number>} */
  const ids = new Map();
  route.steps.forEach(({ id, frame }, index) => {
    if (frame !== null && !stops.has(frame)) stops.set(frame, index);
    if (!ids.has(id)) ids.set(id, index);
  });
  const frames = new Map(scene.frames.map((frame, index) => [frame.id, index]));
  return {
    /** @param {number} frame */
    stopAt: (frame) => stops.get(frame),
    /** @param {string} id */
    stopNamed: (id) => ids.get(id),
    /** @param {string} id */
    frameNamed: (id) => frames.get(id),
    /**
     * How many substeps a stop goes through. When a route comes back to a frame it has
     * none left to reveal.
     * @param {number} step
     */
    substepsAt(step) {
      const frame = route.steps[step]?.frame ?? null;
      if (frame === null || stops.get(frame) !== step) return 0;
      return scene.frames[frame].substeps;
    },
  };
}

/**
 * Where a stop of one route is on another: at the same frame, when it is visited as often;
 * else the nearest stop before it that both have is `passed`, if there is one.
 * @param {SceneRoute} from
 * @param {number} step
 * @param {SceneRoute} to
 * @returns {{step: number, same: boolean, passed: boolean}}
 */
function stopOn(from, step, to) {
  const frame = from.steps[step]?.frame;
  let before = step;
  let found = frame == null ? undefined : sameStop(from, step, to);
  if (found !== undefined) return { step: found, same: true, passed: false };
  while (found === undefined && before > 0) found = sameStop(from, --before, to);
  // An overview is the same where it comes after the same stop.
  const next = found === undefined ? 0 : found + 1;
  if (frame === null && to.steps[next]?.frame === null) return { step: next, same: true, passed: false };
  return { step: found ?? 0, same: false, passed: found !== undefined };
}

/** @param {SceneRoute} from @param {number} step @param {SceneRoute} to */
function sameStop(from, step, to) {
  const { frame } = from.steps[step];
  const stops = to.steps.flatMap((stop, index) => (frame !== null && stop.frame === frame ? [index] : []));
  const earlier = from.steps.slice(0, step).filter((stop) => stop.frame === frame).length;
  return stops[Math.min(earlier, stops.length - 1)];
}

/**
 * @param {Scene} scene
 * @param {SceneStep} step
 * @returns {Camera}
 */
function cameraOfStop(scene, { camera, frame }) {
  return { ...cameraFrom(camera), ...(frame === null ? {} : depthOf(scene.frames[frame])) };
}

/**
 * The camera that shows a frame: that of a route which stops there, else one that fits.
 * @param {Scene} scene
 * @param {number} frame
 * @returns {Camera}
 */
function cameraAt(scene, frame) {
  for (const route of scene.routes) {
    const step = route.steps.find((stop) => stop.frame === frame);
    if (step) return cameraOfStop(scene, step);
  }
  const aspect = scene.viewport[0] / scene.viewport[1];
  const camera = cameraOn(boxOf(scene.frames[frame]), aspect, VISIT_MARGIN);
  return { ...camera, ...depthOf(scene.frames[frame]) };
}

/**
 * Whether `outer` is the frame itself or one that it stands in.
 * @param {Scene} scene
 * @param {number | null} frame
 * @param {number} outer
 */
function isWithin(scene, frame, outer) {
  for (let at = frame; at !== null; at = scene.frames[at].parent ?? null) {
    if (at === outer) return true;
  }
  return false;
}

/**
 * How the camera flies to a stop: the person's choice comes before the author's.
 * @param {Manner} chosen
 * @param {Manner | number | undefined} asked
 * @returns {FlightOptions}
 */
function mannerOf(chosen, asked) {
  if (asked === 0) return { duration: 0 };
  if (chosen === "cut" || asked === "cut") return { manner: "cut" };
  const manner = asked === "calm" ? "calm" : chosen;
  return typeof asked === "number" ? { manner, duration: asked } : { manner };
}
