/**
 * How long each stop should take, and how far ahead or behind we are. All of it is pure.
 *
 * A stop takes its `dwell`. The others share what is left of the talk's time by the words of
 * their notes, or equally where there are none.
 */

/** How fast people speak before others. */
const WORDS_A_SECOND = 2.2;
/** What arriving and showing take, counted as words, so that a stop without notes has a share too. */
const WORDS_OF_A_STOP = 15;
/** Nearer to the plan than this is on time. */
const ON_TIME_S = 20;

/**
 * When each stop begins, in seconds from the start, and at the end of the list the route's end;
 * null where nothing says how long the talk may take.
 * @param {Scene} scene
 * @param {SceneRoute} route
 * @returns {number[] | null}
 */
function planOf(scene, route) {
  const known = new Set();
  const words = route.steps.map(({ frame }) => {
    if (frame === null || known.has(frame)) return 0; // its notes were said the first time
    known.add(frame);
    return wordsIn(scene.frames[frame].notes ?? "");
  });
  const total = route.duration ?? (route === scene.routes[0] ? scene.duration : undefined);
  const isTold = words.some(Boolean) || route.steps.some(({ dwell }) => dwell !== undefined);
  if (!route.steps.length || (total === undefined && !isTold)) return null;
  const times = timesOf(route.steps, words, total);
  const starts = [0];
  times.forEach((time, index) => starts.push(starts[index] + time));
  return starts;
}

/**
 * @param {readonly SceneStep[]} steps
 * @param {readonly number[]} words
 * @param {number | undefined} total
 */
function timesOf(steps, words, total) {
  const shares = steps.map(({ dwell }, index) => (dwell === undefined ? words[index] + WORDS_OF_A_STOP : 0));
  const shared = sum(shares);
  const dwells = sum(steps.map(({ dwell = 0 }) => dwell));
  const room = total === undefined ? shared / WORDS_A_SECOND : Math.max(0, total - dwells);
  const times = steps.map(({ dwell }, index) => dwell ?? (room * shares[index]) / shared);
  // What the stops ask for may not be what the talk has.
  const fit = total === undefined ? 1 : total / (sum(times) || 1);
  return times.map((time) => time * fit);
}

/** @param {readonly number[]} numbers */
function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}

/** The words that a text of HTML says. @param {string} html */
function wordsIn(html) {
  return html.replace(/<[^>]*>/g, " ").match(/[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
}

/**
 * Seconds behind the plan, negative where ahead of it, 0 while the stop has its time.
 * @param {readonly number[]} plan
 * @param {number} step
 * @param {number} elapsed in seconds
 */
function secondsBehind(plan, step, elapsed) {
  const [from, to] = [plan[step] ?? 0, plan[step + 1] ?? plan[plan.length - 1]];
  const off = elapsed > to ? elapsed - to : Math.min(0, elapsed - from);
  return Math.abs(off) < ON_TIME_S ? 0 : off;
}

/**
 * A stretch of time as people say it.
 * @param {number} seconds
 * @param {(english: string) => string} word
 */
function spanText(seconds, word) {
  const whole = Math.abs(seconds);
  if (whole < 55) return word("{n} s").replace("{n}", String(Math.max(10, 10 * Math.round(whole / 10))));
  return word("{n} min").replace("{n}", String(Math.round(whole / 60)));
}

/**
 * @param {number} behind as `secondsBehind` has it
 * @param {(english: string) => string} word
 * @returns {{pace: "late" | "early" | "even", text: string}}
 */
function paceText(behind, word) {
  if (!behind) return { pace: "even", text: word("On time") };
  const span = spanText(behind, word);
  if (behind > 0) return { pace: "late", text: word("{time} behind").replace("{time}", span) };
  return { pace: "early", text: word("{time} ahead").replace("{time}", span) };
}
