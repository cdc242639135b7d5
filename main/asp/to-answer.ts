import type { IncomingHttpHeaders } from 'node:http';
import type { Answer, Failure } from '../../shared/domain/failure.ts';
import type { InputOf, OperationName, OutputOf } from '../../shared/domain/operations.ts';
import { errorText } from './batch.ts';
import type { Entry, Explain, Reply } from './entry.ts';
import type { Exchange } from './exchange.ts';
import { failureOf, statusFailure } from './failures.ts';
import { isObject, objectOf, parseJson, textIn } from './json.ts';
import { noReply, notSent } from './network-failures.ts';
import type { Host } from './network-failures.ts';

/** The ends of a request other than success, which need not know what was asked. */
export type NotOk = Exclude<Answer<never>, { kind: 'ok' }>;

export type AnswerContext = {
  /** Wall clock, milliseconds; for retry dates. */
  now: number;
  /** Takes secrets out of the service's words. */
  clean: (text: string) => string;
};

/** What the reply means for this operation. */
export function replyAnswer<K extends OperationName>(
  entry: Entry<K>,
  input: InputOf<K>,
  exchange: Extract<Exchange, { kind: 'reply' }>,
  context: AnswerContext,
): Answer<OutputOf<K>> {
  const reply = replyOf(exchange);
  const { requestId } = reply;
  const explain: Explain = (status, serviceText) =>
    failureOf(statusFailure(status, serviceText, entry.words), {
      status,
      requestId,
      detail: context.clean(serviceText),
    });
  if (isBrokenOff(reply)) return { kind: 'lost', failure: unreadableReply(reply, 'broken off') };
  const reading = entry.read(reply, input, explain);
  switch (reading.kind) {
    case 'value':
      return { kind: 'ok', value: reading.value, ...(requestId && { requestId }) };
    case 'unreadable':
      return { kind: 'lost', failure: unreadableReply(reply, reading.why) };
    case 'as-status':
      if (reply.success && reading.status === undefined) {
        return { kind: 'lost', failure: unreadableReply(reply, 'not understood') };
      }
      return statusAnswer(
        reading.status ?? reply.status,
        explain(reading.status ?? reply.status, reading.text ?? serviceText(reply)),
        retryAfterMs(exchange.headers, context.now),
      );
  }
}

/** The end of an exchange without a reply. */
export function noAnswer(exchange: Exclude<Exchange, { kind: 'reply' }>, host: Host): NotOk {
  switch (exchange.kind) {
    case 'aborted':
      return { kind: 'aborted' };
    case 'not-sent':
      return { kind: 'unreachable', failure: notSent(exchange.cause, host) };
    case 'no-reply':
      return { kind: 'lost', failure: noReply(exchange.cause, host) };
  }
}

/** The service's request id, for logs; null where it is none that can be logged as it stands. */
export function requestIdOf(headers: IncomingHttpHeaders): string | null {
  const id = headers['x-amzn-requestid'];
  return typeof id === 'string' && /^[\w-]{1,128}$/.test(id) ? id : null;
}

/** How long the service asks to wait: seconds or a date; undefined where it does not say. */
export function retryAfterMs(headers: IncomingHttpHeaders, now: number): number | undefined {
  const text = headers['retry-after']?.trim();
  if (!text) return undefined;
  if (/^\d+(\.\d+)?$/.test(text)) return Math.ceil(Number(text) * 1000);
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

function replyOf({ status, headers, text }: Extract<Exchange, { kind: 'reply' }>): Reply {
  const success = status >= 200 && status < 300;
  return { status, success, json: parseJson(text), text, requestId: requestIdOf(headers) };
}

/**
 * The service's own body, cut on its way. What it was about to say cannot be told from the status
 * alone: "no profile" is an error too, and a batch lists under any status what was done.
 */
function isBrokenOff({ status, json, text }: Reply): boolean {
  return status < 500 && status !== 429 && json === undefined && /^[\uFEFF\s]*[{[]/.test(text);
}

function statusAnswer(status: number, failure: Failure, waitMs: number | undefined): NotOk {
  const wait = waitMs !== undefined && { retryAfterMs: waitMs };
  if (status === 429) return { kind: 'throttled', failure, ...wait };
  // 408: the service gave up on the request, and does not say how far it came.
  if (status >= 500 || status === 408) return { kind: 'unavailable', failure, ...wait };
  return { kind: 'refused', failure };
}

function unreadableReply({ status, requestId, text }: Reply, why: string): Failure {
  return failureOf(
    {
      code: 'unreadable-reply',
      message:
        'The service answered in a way that cannot be read, so it is not known what took effect; check that the API address leads to it.',
    },
    // The body of a success holds people's names and numbers: only its size is told.
    { status, requestId, detail: `${why}, ${text.length} characters` },
  );
}

/** The service's own words, from any of its error envelopes. */
function serviceText(reply: Reply): string {
  const body = objectOf(reply.json);
  const errors = Array.isArray(body.errors) ? body.errors.filter(isObject) : [];
  const texts = errors.map(errorText).filter((text) => text !== '');
  if (texts.length > 0) return texts.join('; ');
  return textIn(body, 'message', 'Message', 'errorDescription') ?? reply.text;
}
