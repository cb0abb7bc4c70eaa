/**
 * The pointer over a miniature (chart.js): the frame under it is named, and a click chooses it. A
 * finger may slide from frame to frame to read their names, and chooses none by that.
 *
 * @param {Chart} chart
 * @param {(frame: number) => void} picked
 */
function aim(chart, picked) {
  const { canvas } = chart;
  const frameUnder = (/** @type {MouseEvent} */ { offsetX, offsetY }) => chart.frameAt(offsetX, offsetY);
  const point = (/** @type {PointerEvent} */ event) => {
    const frame = frameUnder(event);
    canvas.style.cursor = frame === null ? "" : "pointer";
    chart.point(frame);
  };
  canvas.style.touchAction = "pinch-zoom"; // a finger that slides is ours
  const hold = (/** @type {TouchEvent} */ event) => event.touches.length === 1 && event.preventDefault();
  canvas.addEventListener("touchmove", hold, { passive: false }); // or the tap after it would only stop it
  canvas.addEventListener("pointerdown", point);
  canvas.addEventListener("pointermove", point);
  canvas.addEventListener("pointerleave", ({ pointerType }) => {
    if (pointerType === "mouse") chart.point(null); // a name that a finger has found stays
  });
  canvas.addEventListener("click", (event) => {
    const frame = frameUnder(event);
    if (frame !== null) picked(frame);
  });
}
