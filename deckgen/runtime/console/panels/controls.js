/** Buttons for what a hand wants in a hurry, and what is wrong, in words. */

/** @param {Desk} desk */
function controls(desk) {
  const bar = desk.element("controls", "nav");
  bar.setAttribute("aria-label", desk.word("The talk"));
  const ask = (/** @type {string} */ action) => () => desk.ask(action);
  const black = makeButton(desk.word("Black screen"), ask("black"), "B");
  const white = makeButton(desk.word("White screen"), ask("white"), "W");
  const previous = makeButton(desk.word("Previous"), ask("previous"), "←");
  const next = makeButton(desk.word("Next"), ask("next"), "→");
  previous.className = "previous";
  next.className = "onward";
  bar.append(previous, next, black, white, makeButton(desk.word("Go to"), ask("find"), "G"), makeButton(desk.word("Keys"), ask("help"), "?"));
  desk.on("record", (record) => {
    black.disabled = white.disabled = isBlank(record);
  });
}

/** @param {Desk} desk */
function warning(desk) {
  const banner = desk.element("banner", "p");
  banner.setAttribute("role", "alert");
  const tell = () => {
    const { record } = desk;
    const text = !desk.isThere
      ? desk.word(window.opener ? "The talk’s window does not answer" : "Open this window from the talk, with P")
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
