/**
 * Listeners by the name of what they wait for. Each `on` gives back its undo; a listener
 * that fails is reported and keeps nobody else from hearing.
 */
function makeEvents() {
  /** @type {Map<string, Set<(detail: any) => void>>} */
  const heard = new Map();
  return {
    /**
     * @template {keyof DeckEvents} K
     * @param {K} name
     * @param {(detail: DeckEvents[K]) => void} listener
     * @returns {Undo}
     */
    on(name, listener) {
      const listeners = heard.get(name) ?? new Set();
      heard.set(name, listeners.add(listener));
      return () => void listeners.delete(listener);
    },
    /**
     * @template {keyof DeckEvents} K
     * @param {K} name
     * @param {DeckEvents[K]} detail
     */
    emit(name, detail) {
      for (const listener of [...(heard.get(name) ?? [])]) {
        try {
          listener(detail);
        } catch (fault) {
          reportError(fault);
        }
      }
    },
  };
}
