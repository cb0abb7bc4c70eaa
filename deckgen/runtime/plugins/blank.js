/** A black or white screen, until any key or click. Owns `.deckgen-blank`. */

/** @param {Deck} deck */
function blank(deck) {
  const sheet = deck.element("deckgen-blank");
  sheet.hidden = true;
  /** @type {Undo | null} */
  let shut = null;
  /** @param {"black" | "white"} colour */
  const show = (colour) => {
    sheet.dataset.blank = colour;
    sheet.hidden = false;
    shut = deck.open({ name: "blank", exclusive: true, close: () => (sheet.hidden = true) });
    deck.tell(deck.word(colour === "black" ? "Black screen" : "White screen"));
  };
  sheet.addEventListener("click", () => shut?.());
  const undo = [
    deck.offer("black", () => show("black")),
    deck.offer("white", () => show("white")),
    deck.on("depart", () => shut?.()),
  ];
  return () => {
    undo.forEach((each) => each());
    sheet.remove();
  };
}
