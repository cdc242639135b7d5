import type { CallError } from '../../shared/contract/errors.ts';

/** Nothing is written before someone said so. */
export function needYes(): CallError {
  return {
    code: 'consent-missing',
    message: 'Nothing was sent: look at the plan first (bellhop plan), then apply it with --yes.',
    names: ['--yes'],
  };
}
