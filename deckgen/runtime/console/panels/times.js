/** The time of day, the talk's time, and whether we are ahead of its plan or behind. */

/** Screen readers hear of the pace no more often than this, and of nothing less than a minute. */
const PACE_SAID_MS = 60000;
/** A press that takes longer than this feels late. */
const SLOW_MS = 250;

/** @param {Desk} desk */
function times(desk) {
  const { panel } = makePanel(desk, "times", desk.word("Time"));
  const [timer, left, pace, clock] = ["timer", "left", "pace", "clock"].map((name) => {
    const part = document.createElement("p");
    part.className = name;
    return part;
  });
  const toggle = makeButton("", () => desk.ask("timer"), "T");
  const reset = makeButton(desk.word("Reset"), () => desk.ask("timer-reset"));
  const buttons = document.createElement("div");
  buttons.className = "timer-buttons";
  buttons.append(toggle, reset);
  panel.append(timer, left, pace, buttons, clock);
  if (isRemote()) panel.append(delay(desk));
  const speak = paceSpeaker(desk);
  const hour = /** @type {const} */ ({ hour: "2-digit", minute: "2-digit" });

  const tell = () => {
    const { record } = desk;
    const elapsed = desk.elapsed();
    const plan = desk.plan();
    const isOn = record?.timer.since != null;
    clock.textContent = new Date(desk.now()).toLocaleTimeString(desk.scene.lang || undefined, hour);
    timer.textContent = clockText(elapsed);
    panel.classList.toggle("paused", !isOn);
    rename(toggle, isOn ? desk.word("Pause") : desk.word(elapsed ? "Go on" : "Start"));
    const remains = plan && 1000 * plan[plan.length - 1] - elapsed;
    left.textContent = remains === null ? "" : leftText(remains, desk);
    left.classList.toggle("over", remains !== null && remains < 0);
    const behind = plan && record && elapsed ? secondsBehind(plan, record.step, elapsed / 1000) : null;
    const told = behind === null ? null : paceText(behind, (english) => desk.word(english));
    pace.textContent = told?.text ?? "";
    pace.dataset.pace = told?.pace ?? "";
    if (isOn && told && (!behind || Math.abs(behind) >= 60)) speak(told.text);
  };
  desk.on("tick", tell);
  desk.on("record", tell);
}

/** How long the last command took, there and back. @param {Desk} desk */
function delay(desk) {
  const told = document.createElement("p");
  told.className = "delay";
  desk.on("took", ({ ms }) => {
    told.textContent = `${Math.round(ms)} ms`;
    told.title = desk.word("From a press here to the talk and back");
    told.toggleAttribute("data-slow", ms > SLOW_MS);
  });
  return told;
}

/**
 * What tells screen readers of the pace when it has changed, now and then.
 * @param {Desk} desk
 */
function paceSpeaker(desk) {
  const spoken = desk.element("spoken");
  spoken.setAttribute("role", "status");
  let last = -Infinity;
  return (/** @type {string} */ text) => {
    if (text === spoken.textContent || performance.now() - last < PACE_SAID_MS) return;
    last = performance.now();
    spoken.textContent = text;
  };
}

/** @param {number} remains in milliseconds @param {Desk} desk */
function leftText(remains, desk) {
  if (remains < 0) return desk.word("{time} over").replace("{time}", clockText(-remains));
  return desk.word("{time} left").replace("{time}", clockText(remains));
}
