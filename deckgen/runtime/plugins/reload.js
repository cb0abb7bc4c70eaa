/**
 * Keeps a served page as new as the talk: hears each version and shows it. A page that was
 * built into a file is told of no server, and then this does nothing.
 */

/** @param {Deck} deck */
function reload(deck) {
  const served = document.querySelector('meta[name="deckgen-live"]')?.getAttribute("content");
  if (!served) return;
  takeKey();
  let version = "";
  /** @param {string} latest */
  const follow = async (latest) => {
    if (latest === version) return;
    version = latest;
    const answer = await fetch("/_deckgen/state");
    if (!answer.ok) return;
    /** @type {{deck: string, faults: string[]}} */
    const { deck: newest, faults } = await answer.json();
    if (newest !== served) location.reload();
    else deck.emit("faults", { faults });
  };
  return hear("/_deckgen/versions", (latest) => {
    follow(latest).catch(() => (version = "")); // gone again: the next heartbeat tells
  });
}

/** The speaker's key comes with the address, and must not stay where others read it. */
function takeKey() {
  const address = new URL(location.href);
  const key = address.searchParams.get("key");
  if (!key) return;
  sessionStorage.setItem("deckgen-key", key);
  address.searchParams.delete("key");
  history.replaceState(history.state, "", address);
}
