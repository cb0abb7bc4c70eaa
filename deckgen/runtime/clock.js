/** Time in milliseconds, which an exporter or a test can stop and set by hand. */

/** @returns {Clock} */
function makeClock() {
  /** @type {number | null} */
  let stoppedAt = null;
  let behind = 0;
  return {
    now: () => stoppedAt ?? performance.now() - behind,
    get stopped() {
      return stoppedAt !== null;
    },
    stop(at) {
      stoppedAt = at;
    },
    play() {
      if (stoppedAt !== null) behind = performance.now() - stoppedAt;
      stoppedAt = null;
    },
  };
}
