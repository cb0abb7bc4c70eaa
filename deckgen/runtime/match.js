/**
 * Which frame of one version of a talk is which of the next. Pure.
 *
 * Ids come first. A frame whose heading was changed has another; it is known by what it
 * holds, or by standing alone between two that are known.
 */

/**
 * @typedef {{id: string, body: () => string}} Known `body` is what a frame says below its title
 */

/**
 * For each frame of `after`, the number of the same one in `before`.
 * @param {readonly Known[]} before
 * @param {readonly Known[]} after
 * @returns {(number | undefined)[]}
 */
function matchFrames(before, after) {
  const numbers = new Map(before.map(({ id }, number) => [id, number]));
  const found = after.map(({ id }) => numbers.get(id));
  const taken = new Set(found);
  let [low, first] = [-1, 0];
  for (let at = 0; at <= after.length; at++) {
    const high = at < after.length ? found[at] : before.length;
    if (high === undefined) continue;
    const olds = range(low + 1, high).filter((number) => !taken.has(number));
    pair(olds, range(first, at), before, after, found);
    [low, first] = [high, at + 1];
  }
  return found;
}

/**
 * Finds the partners in a gap: by what they say, then those that are left if as many are.
 * @param {number[]} olds
 * @param {number[]} news
 * @param {readonly Known[]} before
 * @param {readonly Known[]} after
 * @param {(number | undefined)[]} found
 */
function pair(olds, news, before, after, found) {
  if (!olds.length || !news.length) return;
  const saying = new Map(olds.map((old) => [before[old].body(), old]));
  for (const each of news) {
    const body = after[each].body();
    const old = body ? saying.get(body) : undefined;
    if (old === undefined) continue;
    found[each] = old;
    saying.delete(body);
  }
  const left = olds.filter((old) => !found.includes(old));
  const lone = news.filter((each) => found[each] === undefined);
  if (left.length === lone.length) lone.forEach((each, index) => (found[each] = left[index]));
}

/** @param {number} from @param {number} to not reached */
function range(from, to) {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
}
