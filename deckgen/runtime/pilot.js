/**
 * Flies the camera: keeps where it is, and draws it at every animation frame while a
 * flight is under way. Where it is comes from the clock alone, so stopping the clock
 * and setting it shows any moment of a flight.
 */

class Pilot {
  /** @type {{flight: Flight, since: number, arrived: () => void} | null} */
  #current = null;
  #here;
  #waiting = 0;

  /**
   * @param {World} world
   * @param {Clock} clock
   * @param {(camera: Camera, t: number) => void} moved
   * @param {Camera} start
   */
  constructor(world, clock, moved, start) {
    this.world = world;
    this.clock = clock;
    this.moved = moved;
    this.#here = start;
  }

  /** The flight under way, or null. */
  get flight() {
    return this.#current && this.#current.flight;
  }

  get camera() {
    return this.flight?.at(this.#share()) ?? this.#here;
  }

  /**
   * @param {Camera} to
   * @param {FlightOptions} options
   * @param {{departed(flight: Flight): void, arrived(): void}} on
   */
  fly(to, options, { departed, arrived }) {
    const velocity = this.flight ? velocityAt(this.flight, this.#share()) : undefined;
    this.follow(flight(this.camera, to, { ...options, velocity }), { departed, arrived });
  }

  /**
   * Flies a flight that is already made.
   * @param {Flight} flown
   * @param {{departed(flight: Flight): void, arrived(): void}} on
   */
  follow(flown, { departed, arrived }) {
    this.#current = { flight: flown, since: this.clock.now(), arrived };
    departed(flown);
    if (this.flight === flown) this.#tick(); // else a listener has sent us elsewhere
  }

  /** @param {Camera} camera */
  look(camera) {
    this.#current = null;
    this.#rest(camera);
    this.moved(camera, 1);
  }

  /** Shows a view in passing, as a hand moves it. @param {Camera} camera */
  carry(camera) {
    this.#current = null;
    this.#here = camera;
    this.world.veil(1);
    this.world.draw(camera);
    this.moved(camera, 1);
  }

  /** @param {number} ms */
  seek(ms) {
    this.clock.stop((this.#current ? this.#current.since : this.clock.now()) + ms);
    this.#tick();
  }

  play() {
    this.clock.play();
    this.#schedule();
  }

  /** How much of its time the flight has had. */
  #share() {
    if (!this.#current) return 1;
    const { flight: flown, since } = this.#current;
    if (!flown.duration) return 1;
    return Math.min(1, Math.max(0, (this.clock.now() - since) / flown.duration));
  }

  #tick() {
    this.#waiting = 0;
    if (!this.#current) return;
    const { flight: flown, arrived } = this.#current;
    const t = this.#share();
    if (t < 1) {
      this.#here = flown.at(t);
      this.world.veil(flown.veil(t));
      this.world.draw(this.#here);
      this.#schedule();
    } else {
      this.#current = null;
      this.#rest(flown.to);
    }
    this.moved(this.#here, t);
    if (t === 1) arrived();
  }

  /** @param {Camera} camera */
  #rest(camera) {
    this.#here = camera;
    this.world.veil(1);
    this.world.rest(camera);
  }

  #schedule() {
    if (this.#waiting || this.clock.stopped) return;
    this.#waiting = requestAnimationFrame(() => this.#tick());
  }
}
