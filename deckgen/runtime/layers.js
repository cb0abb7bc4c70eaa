/**
 * What is open on top of the canvas, and what can be asked for by name. Plugins meet
 * here and need not know one another.
 * @param {() => void} changed
 */
function makeLayers(changed) {
  /** @type {Layer[]} */
  let open = [];
  /** @type {Map<string, (detail?: string) => void>} */
  const actions = new Map();
  return {
    top: () => open[open.length - 1] ?? null,
    /** @param {string} name */
    isOpen: (name) => open.some((layer) => layer.name === name),
    /** @param {Layer} layer */
    open(layer) {
      open.push(layer);
      changed();
      return () => {
        if (!open.includes(layer)) return;
        open = open.filter((other) => other !== layer);
        layer.close();
        changed();
      };
    },
    /** Closes what is on top; false where nothing is open. */
    close() {
      const layer = open.pop();
      if (!layer) return false;
      layer.close();
      changed();
      return true;
    },
    /** @param {string} action @param {(detail?: string) => void} run */
    offer(action, run) {
      actions.set(action, run);
      return () => void actions.delete(action);
    },
    /** @param {string} action */
    offers: (action) => actions.has(action),
    /** @param {string} action @param {string} [detail] */
    ask: (action, detail) => actions.get(action)?.(detail),
  };
}
