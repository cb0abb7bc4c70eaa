/** The shapes that the talk's window and the presenter's share. Nothing here reaches the page. */

/** A stop of the route, and how many of its substeps are shown. */
interface Stand {
  readonly step: number;
  readonly substep: number;
}

/** The talk's time: milliseconds until `since`, and since then (the wall clock's). */
interface TalkTimer {
  readonly since: number | null;
  readonly before: number;
}

/** What the talk's window tells others of where it is; plain enough for JSON. */
interface StageRecord extends Place {
  /** The version of the talk that the numbers are of. */
  readonly edition: string;
  readonly next: Stand | null;
  readonly route: string;
  readonly flying: boolean;
  /** What is open on top of the canvas. */
  readonly layer: { readonly name: string; readonly exclusive: boolean } | null;
  readonly view: { readonly width: number; readonly height: number };
  readonly timer: TalkTimer;
  /** When this was told, by the wall clock. */
  readonly now: number;
}

/** What may be asked of the talk's window. */
type StageCommand =
  | { readonly kind: "ask"; readonly action: string; readonly detail?: string }
  | { readonly kind: "key"; readonly name: string }
  | { readonly kind: "goto"; readonly step: number }
  | { readonly kind: "visit"; readonly frame: number }
  | { readonly kind: "route"; readonly name: string }
  | { readonly kind: "laser"; readonly at: Point | null };

/** What two windows send each other (console/wire.js). */
interface WireMessage {
  readonly kind: string;
  readonly challenge?: string;
  readonly proof?: string;
  readonly body?: unknown;
}
