import type { CallErrorCode } from '../../../shared/contract/errors.ts';
import type { RunSummary } from '../../../shared/domain/job.ts';

/** What a scheduler sees; the table in the guide says the same. */
export const EXIT = {
  done: 0,
  usage: 1,
  service: 2,
  invalidRows: 3,
  failures: 4,
  unknown: 5,
  refused: 6,
  stopped: 130,
} as const;

export function exitOfError(code: CallErrorCode): number {
  switch (code) {
    case 'credentials':
    case 'service':
    case 'no-account':
      return EXIT.service;
    case 'invalid-rows':
      return EXIT.invalidRows;
    case 'stale-plan':
    case 'consent-missing':
      return EXIT.refused;
    case 'stopped':
      return EXIT.stopped;
    case 'unknown-call':
    case 'bad-input':
    case 'usage':
    case 'unreadable-file':
    case 'unwritable-file':
    case 'refused-host':
    case 'wrong-account':
    case 'no-such-property':
    case 'no-such-job':
    case 'job-open-elsewhere':
    case 'store':
    case 'internal':
      return EXIT.usage;
  }
}

/** A service lost midway is 5, but 2 where nothing was written by then. */
export function exitOfRun(summary: Pick<RunSummary, 'outcome' | 'steps'>): number {
  switch (summary.outcome) {
    case 'done':
    case 'pilot':
      return EXIT.done;
    case 'failures':
      return EXIT.failures;
    case 'unknown':
      return EXIT.unknown;
    case 'lost':
      return summary.steps.done + summary.steps.failed + summary.steps.unknown > 0
        ? EXIT.unknown
        : EXIT.service;
    case 'stopped':
      return EXIT.stopped;
  }
}
