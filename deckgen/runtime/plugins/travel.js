/** Along the route, as keys and buttons ask for it. */

/** @param {Deck} deck */
function travel(deck) {
  deck.offer("next", () => deck.next());
  deck.offer("previous", () => deck.previous());
  deck.offer("next-frame", () => deck.goto(deck.step + 1));
  deck.offer("previous-frame", () => deck.goto(deck.step - 1));
  deck.offer("first", () => {
    deck.restart();
    deck.goto(0);
  });
  deck.offer("last", () => deck.goto(deck.lastStep));
}
