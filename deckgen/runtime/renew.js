/**
 * Another version of the talk in the place of the one that is shown, from where we are:
 * frames that were here before keep their elements, and what was seen of them.
 */

/**
 * What is the new version's, beside its scene.
 * @typedef Renewal
 * @property {readonly HTMLElement[]} frames the element of each frame
 * @property {readonly (number | undefined)[]} before the number of each frame until now
 * @property {ReadonlySet<HTMLElement>} changed those that must be looked at anew
 */

/**
 * The scene and the list of elements stay the objects that they were: who keeps them has
 * the newest. Who keeps what was computed from them hears `replace`.
 * @param {Deck} deck
 * @param {World} world
 * @param {Journey} journey
 * @param {Scene} scene
 * @param {Renewal} renewal
 */
function renew(deck, world, journey, scene, { frames, before, changed }) {
  const { name } = deck.route;
  const [camera, seen] = [deck.camera(), world.seen()];
  const levels = before.map((old, index) =>
    old === undefined || changed.has(frames[index]) ? undefined : world.levels[old],
  );
  fill(deck.frames, frames);
  const kept = fill(deck.scene.frames, scene.frames);
  Object.assign(deck.scene, { duration: undefined }, scene, { frames: kept });
  world.place(deck.scene, levels);
  deck.emit("replace", {});
  keepPlace(journey, routeOf(deck.scene, name), before);
  if (!world.deep && deck.manner !== "cut") {
    for (const [at, from] of seen) seen.set(at, seenFrom(from, camera, deck.camera()));
    shift(seen, world.seen(), world.unit);
  }
  deck.emit("build", { before });
}

/** What stands for a frame that the next version of the talk no longer has. */
const GONE = -1;

/**
 * Goes on from the same place where the new version has that. Nothing flies: what we see stays,
 * and the world moves round it.
 * @param {Journey} journey
 * @param {SceneRoute} route
 * @param {readonly (number | undefined)[]} before the number of each frame until now
 */
function keepPlace(journey, route, before) {
  const { place, scene } = journey;
  /** @type {Map<number | null, number | null>} */
  const now = new Map([[null, null]]);
  before.forEach((old, frame) => old !== undefined && now.set(old, frame));
  const known = (/** @type {number | null} */ frame) => now.get(frame) ?? (frame === null ? null : GONE);
  const seen = [...journey.visited].map((frame) => now.get(frame) ?? GONE);
  const past = { ...journey.route, steps: journey.route.steps.map((stop) => ({ ...stop, frame: known(stop.frame) })) };
  const { step, same } = stopOn(past, place.step, route);
  journey.route = route;
  journey.known = indexRoute(scene, route);
  journey.visited = new Set(seen.filter((frame) => frame !== GONE));
  const gone = known(place.frame) === GONE;
  const away = gone ? null : (place.away ?? (same ? null : "frame"));
  const frame = gone ? (route.steps[step]?.frame ?? null) : known(place.frame);
  const substep = Math.min(gone ? 0 : place.substep, journey.known.substepsAt(step));
  const there = { step, substep, frame, away, camera: place.camera };
  journey.place = { ...there, camera: cameraOfPlace(scene, route, there) };
  journey.engine.activate(frame);
  journey.showSubsteps();
  journey.pilot.look(journey.place.camera);
}

/**
 * The camera that shows a place, as the scene is now.
 * @param {Scene} scene
 * @param {SceneRoute} route
 * @param {Place} place
 */
function cameraOfPlace(scene, route, { step, frame, away, camera }) {
  const stop = route.steps[step];
  if (away === "overview" || (!away && !stop)) return cameraFrom(scene.whole);
  if (!away) return cameraOfStop(scene, stop);
  return away === "frame" && frame !== null ? cameraAt(scene, frame) : camera;
}

/**
 * @template T
 * @param {readonly T[]} list
 * @param {readonly T[]} values
 */
function fill(list, values) {
  const writable = /** @type {T[]} */ (list);
  writable.length = 0;
  for (const value of values) writable.push(value);
  return writable;
}
