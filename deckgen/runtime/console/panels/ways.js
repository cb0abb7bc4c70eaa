/** The other routes from here, with the time that each still takes: “six minutes left”. */

/** @param {Desk} desk */
function ways(desk) {
  const { panel } = makePanel(desk, "ways", desk.word("Routes from here"));
  const list = document.createElement("ul");
  panel.append(list);
  panel.hidden = desk.scene.routes.length < 2;
  let told = "";
  const tell = () => {
    const { record, route } = desk;
    if (!record) return;
    const own = desk.plan();
    const remains = own && own[own.length - 1] - desk.elapsed() / 1000;
    const about = `${route.name} ${record.step} ${remains && Math.round(remains / 10)}`;
    if (about === told) return;
    told = about;
    const found = waysFrom(desk.scene, route, record.step);
    list.replaceChildren(...found.map((way) => wayLine(desk, way, route.name, remains)));
  };
  desk.on("build", () => {
    told = "";
    panel.hidden = desk.scene.routes.length < 2;
  });
  desk.on("tick", tell);
  desk.on("record", tell);
}

/**
 * @param {Desk} desk
 * @param {Way} way
 * @param {string} current
 * @param {number | null} remains seconds
 */
function wayLine(desk, { name, stops, seconds }, current, remains) {
  const line = document.createElement("li");
  const called = name === "main" ? desk.word("Main route") : name;
  const button = makeButton(called, () => desk.send({ kind: "route", name }));
  if (name === current) button.setAttribute("aria-current", "true");
  const about = document.createElement("span");
  about.className = "about";
  const time = seconds === null ? "" : spanText(seconds, (word) => desk.word(word));
  const fits = seconds !== null && remains !== null && isInTime(seconds, remains);
  const many = stops === 1 ? desk.word("1 stop") : desk.word("{n} stops").replace("{n}", String(stops));
  about.textContent = [many, time].filter(Boolean).join(" · ");
  const verdict = document.createElement("span");
  verdict.className = "fits";
  if (fits) verdict.textContent = `✓ ${desk.word("fits")}`;
  button.append(" ", about, " ", verdict);
  line.append(button);
  return line;
}

/** A little over is still in time. @param {number} seconds @param {number} remains */
function isInTime(seconds, remains) {
  return seconds <= remains + ON_TIME_S;
}

/**
 * Each route, and what is left of it when it is taken from a stop of ours.
 * @param {Scene} scene
 * @param {SceneRoute} route
 * @param {number} step
 * @returns {Way[]}
 */
function waysFrom(scene, route, step) {
  return scene.routes.map((way) => {
    const { step: at, passed } = way === route ? { step, passed: false } : stopOn(route, step, way);
    const from = Math.min(way.steps.length, passed ? at + 1 : at);
    const plan = planOf(scene, way);
    const seconds = plan && plan[plan.length - 1] - plan[from];
    return { name: way.name, stops: way.steps.length - from, seconds };
  });
}

/** @typedef {{name: string, stops: number, seconds: number | null}} Way */
