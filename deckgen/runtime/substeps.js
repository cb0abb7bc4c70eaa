/** What is revealed within a frame, with the classes and events of impress.js. */

/**
 * Shows the first `count` substeps of a frame and hides the others.
 * @param {HTMLElement} frame
 * @param {number} count
 */
function showSubsteps(frame, count) {
  frame.querySelectorAll(".substep").forEach((substep, index) => {
    substep.classList.toggle("substep-visible", index < count);
    substep.classList.toggle("substep-active", index === count - 1);
  });
}

/**
 * Tells impress.js's listeners which substep was shown or hidden.
 * @param {HTMLElement} frame
 * @param {number} before
 * @param {number} after
 */
function announceSubstep(frame, before, after) {
  const reason = after > before ? "next" : "prev";
  const substep = frame.querySelectorAll(".substep")[Math.max(before, after) - 1];
  if (!substep) return;
  announce(frame, "impress:substep:stepleaveaborted", { reason, substep });
  announce(frame, `impress:substep:${after > before ? "enter" : "leave"}`, { reason, substep });
}
