import type { RunControl, RunEnd } from './run-types.ts';

/** Says whether anything new may still be started, and why not. */
export type Brake = {
  /** Why the run ends early; null while it goes on. */
  end(): RunEnd | null;
  stopped(): boolean;
  /** The first reason given is kept. */
  stop(end: RunEnd): void;
  /** A call came back because of a signal: a cut, or a pause before it had its turn. */
  withdrawn(): void;
  /** A journal that cannot be written, or a bug: the run stops and hands the error on. */
  fail(error: unknown): void;
  failure(): { error: unknown } | null;
};

/** Looks at the signals whenever it is asked, so that it needs no listeners to take away again. */
export function createBrake(control: RunControl): Brake {
  let given: RunEnd | null = null;
  let failed: { error: unknown } | null = null;

  function end(): RunEnd | null {
    if (control.abort.aborted) return { kind: 'aborted' };
    if (given) return given;
    return control.pause.aborted ? { kind: 'paused' } : null;
  }
  return {
    end,
    stopped: () => failed !== null || end() !== null,
    stop(reason) {
      given ??= reason;
    },
    withdrawn() {
      if (!control.pause.aborted) given ??= { kind: 'aborted' };
    },
    fail(error) {
      failed ??= { error };
    },
    failure: () => failed,
  };
}
