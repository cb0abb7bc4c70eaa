/** Where we are on the canvas. A click flies to the frame there. */

/** @type {ChartColours} */
const MAP_COLOURS = {
  ...{ paper: "#2b3038", ink: "#e9e7e2", accent: "#ffb454", line: "#59616d", ground: "#14171c", groundInk: "#e9e7e2" },
  ...{ here: "#ffb454", hereInk: "#14171c", mark: "#ffb454", markInk: "#14171c", font: "system-ui, sans-serif" },
  levels: [
    { paper: "#1e2229", ink: "#e9e7e2" },
    { paper: "#252a32", ink: "#e9e7e2" },
  ],
};

/** @param {Desk} desk */
function mapPanel(desk) {
  const { panel } = makePanel(desk, "map", desk.word("Map"));
  const canvas = document.createElement("canvas");
  canvas.setAttribute("aria-hidden", "true"); // the list of frames says the same
  panel.append(canvas);
  const makeChart = () => new Chart(desk.scene, canvas, MAP_COLOURS);
  let chart = makeChart();
  desk.on("build", () => {
    chart.close();
    chart = makeChart();
  });
  desk.on("record", (record) => {
    if (record.flying) return;
    const { step, frame, camera, view } = record;
    const aspect = desk.scene.viewport[0] / desk.scene.viewport[1];
    chart.draw({ step, frame, camera, route: desk.route, view: { ...view, aspect } });
  });
  aim(chart, (frame) => desk.send({ kind: "visit", frame }));
}
