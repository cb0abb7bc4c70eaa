/** Which far topics are all label, and from where on. All of it is pure. */

/**
 * Below which scale of the view each topic folds: as long as it shows no more than a label,
 * and its own, beside them, or one of those in it, would be too small to be read.
 * @param {readonly SceneFrame[]} frames
 * @param {readonly number[]} far below which scale each shows no more than a label
 * @param {(index: number) => number[]} wordsOf
 * @param {(index: number, whole: boolean) => {width: number, height: number}} roomOf
 * @returns {Map<number, number>}
 */
function foldsOf(frames, far, wordsOf, roomOf) {
  /** @type {Map<number, number>} */
  const folds = new Map();
  frames.forEach(({ topic }, index) => {
    if (topic) folds.set(index, readableFrom(wordsOf(index), roomOf(index, false), far[index]));
  });
  frames.forEach(({ parent }, index) => {
    const below = parent == null ? undefined : folds.get(parent);
    if (parent == null || below === undefined) return;
    const from = readableFrom(wordsOf(index), roomOf(index, true), far[index]);
    folds.set(parent, Math.min(Math.max(below, from), far[parent]));
  });
  foldTogether(folds, (topic) => `${frames[topic].parent} ${far[topic].toPrecision(3)}`);
  frames.forEach((inner) => {
    if (inner.parent != null && !isOver(frames[inner.parent], inner)) folds.delete(inner.parent);
  });
  return folds;
}

/**
 * Topics of one size side by side fold together: half of them folded would look like a fault.
 * @param {Map<number, number>} folds
 * @param {(topic: number) => string} rowOf
 */
function foldTogether(folds, rowOf) {
  /** @type {Map<string, number>} */
  const rows = new Map();
  folds.forEach((below, topic) => rows.set(rowOf(topic), Math.max(below, rows.get(rowOf(topic)) ?? 0)));
  folds.forEach((_, topic) => folds.set(topic, rows.get(rowOf(topic)) ?? 0));
}

/**
 * Whether a frame stands on the one around it, as those do that were not placed by hand.
 * @param {SceneFrame} outer
 * @param {SceneFrame} inner
 */
function isOver(outer, inner) {
  const reach = (outer.scale * Math.hypot(outer.width, outer.height)) / 2;
  return Math.hypot(inner.x - outer.x, inner.y - outer.y) < reach;
}
