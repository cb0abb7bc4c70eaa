/** A list of all frames, in the order of the talk, with a search: whatever is chosen is flown to. */

/** @param {Desk} desk */
function jump(desk) {
  const { dialog, show, close } = makeDialog(desk, "jump", desk.word("Go to"));
  const field = document.createElement("input");
  field.type = "search";
  field.setAttribute("aria-labelledby", "deckgen-jump-title");
  const list = document.createElement("ol");
  dialog.append(field, list);
  /** @type {HTMLLIElement[]} */
  let lines = [];

  const fill = () => {
    const { route, record } = desk;
    lines = targetsOf(desk.scene, route).map(({ step, frame }) => {
      const line = document.createElement("li");
      const button = makeButton(desk.titleOf(frame), () => {
        close();
        desk.send(step === null && frame !== null ? { kind: "visit", frame } : { kind: "goto", step: step ?? 0 });
      });
      const number = document.createElement("span");
      number.className = "number";
      number.textContent = step === null ? "–" : String(step + 1);
      button.prepend(number, " ");
      if (step !== null && step === record?.step) button.setAttribute("aria-current", "step");
      line.style.setProperty("--level", String(frame === null ? 1 : desk.scene.frames[frame].level));
      line.dataset.text = plain(`${desk.titleOf(frame)} ${frame === null ? "" : desk.scene.frames[frame].id}`);
      line.dataset.number = number.textContent;
      line.append(button);
      return line;
    });
    list.replaceChildren(...lines);
  };
  const search = () => {
    const wanted = plain(field.value);
    for (const line of lines) {
      line.hidden = !(line.dataset.number === wanted || rank(wanted, line.dataset.text ?? "") < Infinity);
    }
  };
  const shown = () => lines.filter((line) => !line.hidden).map((line) => /** @type {HTMLButtonElement} */ (line.firstChild));
  field.addEventListener("input", search);
  dialog.addEventListener("keydown", (event) => {
    const buttons = shown();
    const at = buttons.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
    if (event.key === "Enter" && document.activeElement === field) buttons[0]?.click();
    else if (event.key === "ArrowDown") buttons[at + 1]?.focus();
    else if (event.key === "ArrowUp") (buttons[at - 1] ?? field).focus();
    else return;
    event.preventDefault();
  });
  desk.on("build", () => {
    if (!dialog.open) return;
    fill();
    search();
    field.focus();
  });
  desk.offer("find", () => {
    field.value = "";
    fill();
    show();
    field.focus();
    list.querySelector("[aria-current]")?.scrollIntoView({ block: "center" });
  });
}

/**
 * The stops of the route in their order; frames that it leaves out stand where they are told.
 * @param {Scene} scene
 * @param {SceneRoute} route
 * @returns {{step: number | null, frame: number | null}[]}
 */
function targetsOf(scene, { steps }) {
  const on = new Set(steps.map(({ frame }) => frame));
  /** Frames off the route, by the frame of the route that they are told after. @type {Map<number, number[]>} */
  const after = new Map();
  let last = -1;
  scene.frames.forEach((_, frame) => {
    if (on.has(frame)) last = frame;
    else after.set(last, [...(after.get(last) ?? []), frame]);
  });
  /** @param {number} frame told before them; each is listed once */
  const aside = (frame) => {
    const frames = after.get(frame) ?? [];
    after.delete(frame);
    return frames.map((each) => ({ step: null, frame: each }));
  };
  return [
    ...aside(-1),
    ...steps.flatMap(({ frame }, step) => [{ step, frame }, ...(frame === null ? [] : aside(frame))]),
  ];
}
