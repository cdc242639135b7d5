import type { Refusal } from './reply.ts';

/** Texts that several operations share. */
export const TEXTS = {
  invalidToken: 'Invalid access token',
  expiredToken: 'The LWA token is expired or invalid.',
  noPermission: "The user doesn't have permission to perform the operation.",
  noAccessItem:
    "Requested action cannot be performed as you don't have access over the specified resource.",
  throttled:
    'Each user has a provisioned TPS at which they can interact with the API, to prevent system brownout.',
  wentWrong: 'Something went wrong',
  internal: 'An internal service error occurred.',
  unavailable: 'The service is currently unavailable to handle the request.',
  badPage: 'Received invalid pagination token. Please check the pagination value passed',
} as const;

export type ItemError = {
  itemId?: unknown;
  status: number;
  errorCode: string;
  errorDescription: string;
};

/** The error code that belongs to a status: batches say INVALID_PARAM even for 404 and 409. */
function codeOf(status: number): string {
  if (status === 403) return 'FORBIDDEN';
  return status >= 500 ? 'INTERNAL_ERROR' : 'INVALID_PARAM';
}

/** An entry of `errors`; without an item id it speaks of the whole request. */
export function itemError(refusal: Refusal, itemId?: unknown): ItemError {
  const error = {
    status: refusal.status,
    errorCode: refusal.code ?? codeOf(refusal.status),
    errorDescription: refusal.text,
  };
  return itemId === undefined ? error : { itemId, ...error };
}

/**
 * The body of a refused request: `{message}` for single operations and for 401, 429 and 503,
 * `{errors: […]}` for everything else that a batch is refused for.
 */
export function errorBody(refusal: Refusal, batch: boolean): unknown {
  const plain = !batch || [401, 429, 503].includes(refusal.status);
  return plain ? { message: refusal.text } : { errors: [itemError(refusal)] };
}
