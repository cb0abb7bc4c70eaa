/**
 * Flies the camera: keeps where it is, and draws it at every animation frame while a
 * flight is under way. Where it is comes from the clock alone, so stopping the clock
 * and setting it shows any moment of a flight.
 */

/**
 * @param {World} world
 * @param {Clock} clock
 * @param {(camera: Camera, t: number) => void} moved
 * @param {Camera} start
 * @returns {Pilot}
 */
function makePilot(world, clock, moved, start) {
  let here = start;
  /** @type {{flight: Flight, since: number, arrived: () => void} | null} */
  let current = null;
  let waiting = 0;

  /** @param {Flight} flown @param {number} since */
  const share = (flown, since) =>
    flown.duration > 0 ? Math.min(1, Math.max(0, (clock.now() - since) / flown.duration)) : 1;

  const camera = () =>
    current ? current.flight.at(share(current.flight, current.since)) : here;

  function tick() {
    waiting = 0;
    if (!current) return;
    const { flight: flown, since, arrived } = current;
    const t = share(flown, since);
    here = t < 1 ? flown.at(t) : flown.to;
    world.veil(flown.veil(t));
    if (t < 1) {
      world.draw(here);
      schedule();
    } else {
      current = null;
      world.rest(here);
    }
    moved(here, t);
    if (t === 1) arrived();
  }

  function schedule() {
    if (!waiting && !clock.stopped) waiting = requestAnimationFrame(tick);
  }

  return {
    get camera() {
      return camera();
    },
    get flight() {
      return current && current.flight;
    },
    fly(to, options, { departed, arrived }) {
      const velocity = current
        ? velocityAt(current.flight, share(current.flight, current.since))
        : undefined;
      const flown = flight(camera(), to, { ...options, velocity });
      current = { flight: flown, since: clock.now(), arrived };
      departed(flown);
      if (current?.flight !== flown) return; // a listener has sent us elsewhere
      if (flown.duration === 0) tick();
      else {
        world.draw(camera());
        schedule();
      }
    },
    look(to) {
      current = null;
      here = to;
      world.veil(1);
      world.rest(here);
      moved(here, 1);
    },
    seek(ms) {
      clock.stop((current ? current.since : clock.now()) + ms);
      tick();
    },
    play() {
      clock.play();
      schedule();
    },
  };
}
