/**
 * The talk's timer, as a record that can be kept and sent: `before` milliseconds, and those
 * since `since`, by the wall clock, so that a laptop's sleep and a reload count. All of it is pure.
 */

/** @type {TalkTimer} */
const TIMER_ZERO = Object.freeze({ since: null, before: 0 });

/** @param {TalkTimer} timer @param {number} now */
function elapsedMs({ since, before }, now) {
  return before + (since === null ? 0 : Math.max(0, now - since));
}

/** @param {TalkTimer} timer @param {number} now @returns {TalkTimer} */
function started(timer, now) {
  return timer.since === null ? { since: now, before: timer.before } : timer;
}

/** @param {TalkTimer} timer @param {number} now @returns {TalkTimer} */
function paused(timer, now) {
  return { since: null, before: elapsedMs(timer, now) };
}

/** @param {unknown} value @returns {TalkTimer | null} */
function readTimer(value) {
  const { since, before } = /** @type {Record<string, unknown>} */ (Object(value));
  const timed = since === null || (isNumber(since) && since > 0);
  if (!timed || !isNumber(before) || before < 0) return null;
  return { since: /** @type {number | null} */ (since), before };
}

/** @param {unknown} value @returns {value is number} */
function isNumber(value) {
  return typeof value === "number" && Number.isFinite(value);
}

/** Hours only where there are any. @param {number} ms */
function clockText(ms) {
  const seconds = Math.floor(Math.abs(ms) / 1000);
  const parts = [Math.floor(seconds / 60) % 60, seconds % 60].map((part) => String(part).padStart(2, "0"));
  const hours = Math.floor(seconds / 3600);
  const text = hours ? `${hours}:${parts.join(":")}` : parts.join(":").replace(/^0(?=\d)/, "");
  return ms <= -1000 ? `−${text}` : text;
}
