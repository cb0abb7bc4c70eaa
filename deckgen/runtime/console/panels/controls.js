/** Buttons for what a hand wants in a hurry, and what is wrong, in words. */

/** @param {Desk} desk */
function controlsPanel(desk) {
  const bar = desk.element("controls", "nav");
  bar.setAttribute("aria-label", desk.word("The talk"));
  const ask = (/** @type {string} */ action) => () => desk.ask(action);
  const black = makeButton(desk.word("Black screen"), ask("black"), "B");
  const white = makeButton(desk.word("White screen"), ask("white"), "W");
  const previous = makeButton(desk.word("Previous"), ask("previous"), "←");
  const next = makeButton(desk.word("Next"), ask("next"), "→");
  previous.className = "previous";
  next.className = "onward";
  bar.append(previous, next, black, white, makeButton(desk.word("Go to"), ask("find"), "G"), makeButton(desk.word("Keys"), ask("help"), "?"), mapToggle(desk));
  desk.on("record", (record) => {
    black.disabled = white.disabled = isBlank(record);
  });
}

/** A narrow window has no room for the map beside the notes: it shows one or the other. @param {Desk} desk */
function mapToggle(desk) {
  const toggle = makeButton(desk.word("Map"), () => {
    const isShown = document.body.classList.toggle("shows-map");
    toggle.setAttribute("aria-pressed", String(isShown));
  });
  toggle.setAttribute("aria-pressed", "false");
  toggle.className = "map-toggle";
  return toggle;
}

/** Why there is nothing to show. @param {Desk} desk */
function absence(desk) {
  if (isRemote()) return desk.word("The talk is open in no window of the speaker’s computer");
  return desk.word(window.opener ? "The talk’s window does not answer" : "Open this window from the talk, with P");
}

/** @param {Desk} desk */
function warning(desk) {
  const banner = desk.element("banner", "p");
  banner.setAttribute("role", "alert");
  const tell = () => {
    const { record } = desk;
    const text = !desk.isThere
      ? absence(desk)
      : record && isBlank(record)
        ? desk.word("The screen is blank. Any key comes back")
        : "";
    if (banner.textContent !== text) banner.textContent = text;
    banner.hidden = !text;
    banner.classList.toggle("lost", !desk.isThere);
  };
  desk.on("record", tell);
  desk.on("link", tell);
}
