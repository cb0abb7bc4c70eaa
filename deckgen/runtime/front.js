/**
 * What stands before a person, and what its parts meet in: the deck, and the desk of the presenter
 * window. What is open on top, who can be asked for what, the interface's words.
 */

class Front {
  /** What is open here, and what is offered here. */
  layers;
  /** Which version of the talk this is, where a server tells; what is told of it names it too. */
  edition = document.querySelector('meta[name="deckgen-live"]')?.getAttribute("content") ?? "";

  /** @param {Scene} scene */
  constructor(scene) {
    const { on, emit } = makeEvents();
    this.on = on;
    this.emit = emit;
    this.scene = scene;
    this.layers = makeLayers(() => emit("layer", { top: this.layer?.name ?? null }));
  }

  /** What is open on top, or null. @returns {Layer | null} */
  get layer() {
    return this.layers.top();
  }
  /** Puts something on top, which Escape closes; gives back what closes it. @param {Layer} layer */
  open(layer) {
    return this.layers.open(layer);
  }
  /** Closes what is on top; false where nothing is open. @returns {boolean} */
  close() {
    return this.layers.close();
  }
  /** Lets keys and plugins ask for something. @param {string} action @param {(detail?: string) => void} run */
  offer(action, run) {
    return this.layers.offer(action, run);
  }
  /** @param {string} action */
  offers(action) {
    return this.layers.offers(action);
  }
  /** @param {string} action @param {string} [detail] */
  ask(action, detail) {
    this.layers.ask(action, detail);
  }
  /** The interface's word in the talk's language. @param {string} english */
  word(english) {
    const { words } = this.scene;
    return words && Object.hasOwn(words, english) ? words[english] : english;
  }
}
