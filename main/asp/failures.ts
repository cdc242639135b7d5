import type { Failure, FailureCode } from '../../shared/domain/failure.ts';
import type { Words } from './entry.ts';

/** 403 means "no" as well as "full"; only the words tell (they vary, so never the whole text). */
const LIMIT = /reached|maximum|limit exceeded/i;

/**
 * The failure for a status of the service.
 *
 * @param status null where an item of a batch failed without saying how
 * @param serviceText the service's own words; they only tell a limit from missing rights
 */
export function statusFailure(
  status: number | null,
  serviceText: string,
  words: Words,
): { code: FailureCode; message: string } {
  const { object, check, access, inUse } = words;
  if (status === null || status >= 500) return serverFailure(status);
  switch (status) {
    case 401:
      return {
        code: 'no-access',
        message: `The service gives this account no access to ${object}, even with a new token; ${access}.`,
      };
    case 403:
      return LIMIT.test(serviceText)
        ? {
            code: 'limit-reached',
            message: `A limit of the service is reached for ${object}; remove what is no longer needed, or ask Amazon to raise the limit.`,
          }
        : {
            code: 'no-access',
            message: `The service gives this account no access to ${object}; ${access}.`,
          };
    case 404:
      return {
        code: 'not-found',
        message: `The service does not know ${object}; it may have been removed meanwhile, so read the live state again.`,
      };
    case 408:
      return {
        code: 'timeout',
        message: 'The service gave up waiting for the request; check the network connection.',
      };
    case 409:
      if (inUse !== undefined) {
        return {
          code: 'in-use',
          message: `The service keeps ${object}, because it is still in use; ${inUse}.`,
        };
      }
      return {
        code: 'exists',
        message: `The service says that ${object} is there already or in use; read the live state again.`,
      };
    case 429:
      return {
        code: 'throttled',
        message:
          'The service was asked more often than it allows; the request is sent again more slowly.',
      };
    default:
      if (status >= 400) {
        return {
          code: 'bad-request',
          message: `The service did not accept ${object} (HTTP ${status}); check ${check}.`,
        };
      }
      return {
        code: 'unreadable-reply',
        message: `The service answered with HTTP ${status}, which it never does; check that the API address leads to it.`,
      };
  }
}

function serverFailure(status: number | null): { code: FailureCode; message: string } {
  if (status === 502 || status === 503 || status === 504) {
    return {
      code: 'unavailable',
      message: `The service is down or overloaded at the moment (HTTP ${status}); try again later.`,
    };
  }
  return {
    code: 'service-error',
    message: `The service had an error of its own${status === null ? '' : ` (HTTP ${status})`}; try again later.`,
  };
}

/** A failure with what is known of the reply that it came from. */
export function failureOf(
  base: { code: FailureCode; message: string },
  from: { status?: number | null; requestId?: string | null; detail?: string },
): Failure {
  return {
    ...base,
    ...(typeof from.status === 'number' && { status: from.status }),
    ...(from.requestId && { requestId: from.requestId }),
    ...(from.detail && { detail: from.detail }),
  };
}
