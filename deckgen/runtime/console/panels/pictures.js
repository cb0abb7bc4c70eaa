/**
 * The frame that the audience sees, and what next will show: two live pictures that change
 * places when next is pressed, so that what was next is there at once. The pointer over the
 * first is a laser on the audience's screen.
 */

/** @param {Desk} desk */
function pictures(desk) {
  const { scene } = desk;
  const now = makePanel(desk, "now", desk.word("Now"));
  const next = makePanel(desk, "next", desk.word("Next"));
  const end = document.createElement("p");
  end.className = "end";
  end.textContent = desk.word("The talk ends here");
  next.panel.append(end);
  let [first, second] = [new Picture(desk.source), new Picture(desk.source)];
  for (const { element } of [first, second]) now.panel.after(element);

  /** @param {StageRecord} record */
  const show = (record) => {
    const shots = shotsOf(scene, desk.route, record);
    if (shots.next && sameShot(first.shot, shots.next)) [first, second] = [second, first];
    else if (sameShot(second.shot, shots.now)) [first, second] = [second, first];
    first.element.className = "picture now-picture";
    second.element.className = "picture next-picture";
    const { step, away } = record;
    const number = `${step + 1} / ${desk.route.steps.length}`;
    label(now.heading, desk.word("Now"), desk.titleOf(record.frame), away ? "" : number);
    const ahead = record.next && (desk.route.steps[record.next.step]?.frame ?? null);
    const more = record.next && !away && record.next.step === step ? desk.word("more of this frame") : "";
    label(next.heading, desk.word("Next"), record.next ? desk.titleOf(ahead) : "", more);
    first.element.setAttribute("aria-label", desk.titleOf(record.frame));
    second.element.setAttribute("aria-label", record.next ? desk.titleOf(ahead) : "");
    end.hidden = record.next !== null;
    second.element.hidden = record.next === null;
    // A picture drawn while the audience's camera flies would make it stumble.
    if (record.flying && first.shot) return;
    const { width, height } = record.view;
    document.documentElement.style.setProperty("--aspect", (width / height).toFixed(4));
    for (const picture of [first, second]) picture.resize(record.view);
    if (!sameShot(first.shot, shots.now)) first.show(shots.now);
    if (shots.next && !sameShot(second.shot, shots.next)) second.show(shots.next);
  };
  const point = (/** @type {PointerEvent} */ event) => {
    const isOver = first.element.contains(/** @type {Node} */ (event.target)) && /move|down/.test(event.type);
    const at = isOver ? first.canvasAt(event) : null;
    desk.send({ kind: "laser", at: at && { x: at.x, y: at.y } });
  };
  for (const { element } of [first, second]) {
    for (const name of /** @type {const} */ (["pointerdown", "pointermove", "pointerout", "pointercancel"])) {
      element.addEventListener(name, (event) => element === first.element && point(event));
    }
  }
  desk.on("build", () => {
    for (const picture of [first, second]) picture.renew(desk.source);
  });
  desk.on("record", show);
}

/** @param {HTMLElement} heading @param {string} what @param {string} title @param {string} more */
function label(heading, what, title, more) {
  const [kind, name, note] = [what, title, more].map((text, index) => {
    const span = document.createElement("span");
    span.className = ["kind", "name", "note"][index];
    span.textContent = text;
    return span;
  });
  heading.replaceChildren(kind, " ", name, " ", note);
}

/**
 * What the audience sees, and what it sees once next is pressed.
 * @param {Scene} scene
 * @param {SceneRoute} route
 * @param {StageRecord} record
 * @returns {{now: Shot, next: Shot | null}}
 */
function shotsOf(scene, route, { frame, substep, away, camera, next }) {
  const shown = away && frame !== null ? scene.frames[frame].substeps : substep;
  const stop = next && route.steps[next.step];
  return {
    now: { camera, frame, substep: shown },
    next: stop && next ? { camera: cameraOfStop(scene, stop), frame: stop.frame, substep: next.substep } : null,
  };
}

/** @param {Shot | null} one @param {Shot | null} other */
function sameShot(one, other) {
  if (!one || !other) return one === other;
  return one.frame === other.frame && one.substep === other.substep && sameView(one.camera, other.camera);
}
