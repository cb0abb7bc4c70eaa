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
  journey.renew(routeOf(deck.scene, name), before);
  if (!world.deep && deck.manner !== "cut") {
    for (const [at, from] of seen) seen.set(at, seenFrom(from, camera, deck.camera()));
    shift(seen, world.seen(), world.unit);
  }
  deck.emit("build", { before });
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
