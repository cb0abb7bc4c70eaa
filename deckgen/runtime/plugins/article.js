/**
 * The talk read from top to bottom, and back to the same frame: on request, where the
 * address asks for it (`?read`), and on a phone that is held upright, until it is turned or
 * the viewer chose the deck, which is remembered.
 */

const VIEW_KEY = "deckgen-view";
const UPRIGHT_PHONE = "(orientation: portrait) and (max-width: 640px) and (pointer: coarse)";

/** @param {Deck} deck */
function article(deck) {
  const phone = matchMedia(UPRIGHT_PHONE);
  const asked = new URLSearchParams(location.search).has("read");
  /** @type {Undo | null} */
  let shut = null;
  /** Whether the page began as an article, or became one because a phone was turned. */
  let home = false;
  const made = makeArticle(deck, () => {
    if (phone.matches) remember(VIEW_KEY, "deck");
    shut?.();
  });

  const show = () => {
    deck.seek(1e6); // a flight under way has arrived
    deck.play();
    const at = deck.place.frame ?? deck.route.steps[deck.step]?.frame ?? null;
    shut = deck.open({ name: "article", exclusive: true, close: () => leave(at) });
    document.querySelectorAll("video, audio").forEach((clip) => clip instanceof HTMLMediaElement && clip.pause());
    made.show(at ? deck.scene.frames[at].id : null);
  };

  /** @param {number | null} before the frame in front of us when it opened */
  const leave = (before) => {
    const frame = made.section();
    shut = null;
    home = false;
    made.hide();
    markAddress(false);
    deck.measure();
    deck.emit("fonts", {}); // sizes measured in the article are none
    if (deck.frames.length && frame !== (before ?? 0)) deck.visit(frame, { flight: 0 });
    else if (deck.place.frame !== null) deck.frames[deck.place.frame].focus({ preventScroll: true });
  };

  const turned = () => {
    if (asked || recall(VIEW_KEY) === "deck") return;
    if (phone.matches === Boolean(shut)) return;
    home = phone.matches;
    if (shut) shut();
    else show();
  };

  /** Where the page began as an article, Escape does not turn it into something else. @param {KeyboardEvent} event */
  const stay = (event) => {
    if (shut && home && event.key === "Escape") event.stopImmediatePropagation();
  };

  const undo = deck.offer("article", () => {
    if (phone.matches) remember(VIEW_KEY, shut ? "deck" : "article");
    if (shut) return shut();
    show();
    markAddress(true);
  });
  window.addEventListener("keydown", stay, true);
  phone.addEventListener("change", turned);
  queueMicrotask(() => {
    if (!asked) return turned();
    home = true;
    show();
  });
  return () => {
    undo();
    window.removeEventListener("keydown", stay, true);
    phone.removeEventListener("change", turned);
  };
}

/** So that a copy of the address, or a reload, shows what is shown. @param {boolean} read */
function markAddress(read) {
  const address = new URL(location.href);
  if (read) address.searchParams.set("read", "");
  else address.searchParams.delete("read");
  try {
    history.replaceState(history.state, "", address.href.replace(/([?&]read)=(?=[&#]|$)/, "$1"));
  } catch {
    // a page inside a sandboxed frame has no history to write
  }
}
