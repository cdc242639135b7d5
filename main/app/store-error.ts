import type { CallError } from '../../shared/contract/errors.ts';
import type { StoreFailure } from '../jobs/job-store.ts';
import { callError } from './call-errors.ts';

/** What the job store refused, as the end of a call. */
export function storeError(failure: StoreFailure): CallError {
  switch (failure.code) {
    case 'no-such-job':
      return callError('no-such-job', failure.message);
    case 'job-open-elsewhere':
      return callError('job-open-elsewhere', failure.message);
    case 'damaged':
    case 'disk':
    case 'newer-version':
      return callError('store', failure.message);
  }
}
