import type { Clock } from './clock.ts';
import type { Counters } from './counters.ts';
import { errorBody, TEXTS } from './envelopes.ts';
import type { Fault, Faults } from './faults.ts';
import type { Move } from './paging.ts';
import type { Random } from './random.ts';
import { refuse, type Refusal, type Reply } from './reply.ts';
import type { Call, Route, World } from './route.ts';
import { readJson, readQuery } from './strict-body.ts';
import type { TokenBucket } from './token-bucket.ts';
import { bearerOf, judgeToken, revokeToken, type TokenStore } from './tokens.ts';

/** A request as it came in; parts of the path are decoded. */
export type Incoming = {
  params: Readonly<Record<string, string>>;
  query: unknown;
  contentType: string | undefined;
  authorization: string | undefined;
  text: string;
};

/** What goes out: an answer, or a broken connection. */
export type Outgoing =
  | {
      kind: 'answer';
      status: number;
      headers: Record<string, string>;
      text: string;
    }
  | { kind: 'reset' };

export type Service = {
  world: World;
  tokens: TokenStore;
  bucket: TokenBucket;
  faults: Faults;
  counters: Counters;
  clock: Clock;
  /** Draws for delays. */
  random: Random;
  latencyMs: number;
};

const JSON_TYPE = { 'content-type': 'application/json' };
const HTML_TEXT =
  '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>Bad Gateway</body>\r\n</html>\r\n';

/** What a gateway says in the service's place. */
export function badGateway(): Outgoing {
  return { kind: 'answer', status: 502, headers: { 'content-type': 'text/html' }, text: HTML_TEXT };
}

/** An answer that breaks off in the middle. */
export function truncated(outgoing: Extract<Outgoing, { kind: 'answer' }>): Outgoing {
  return { ...outgoing, text: outgoing.text.slice(0, Math.floor(outgoing.text.length / 2)) };
}

/** An answer with that body as JSON, or without one. */
export function jsonAnswer(status: number, body: unknown): Extract<Outgoing, { kind: 'answer' }> {
  return body === undefined
    ? { kind: 'answer', status, headers: {}, text: '' }
    : { kind: 'answer', status, headers: { ...JSON_TYPE }, text: JSON.stringify(body) };
}

/** Takes a request through token, throttle, faults and operation; its effect comes before any waiting. */
export async function serve(service: Service, route: Route, incoming: Incoming): Promise<Outgoing> {
  const { counters } = service;
  counters.arrived(route.operation);
  const { outgoing, waitMs } = decide(service, route, incoming);
  const jitter = service.latencyMs * (0.8 + 0.4 * service.random());
  if (waitMs + jitter > 0) await service.clock.sleep(waitMs + jitter);
  counters.answered(outgoing.kind === 'reset' ? 'reset' : outgoing.status);
  return outgoing;
}

type Decision = { outgoing: Outgoing; waitMs: number };
const atOnce = (outgoing: Outgoing): Decision => ({ outgoing, waitMs: 0 });

function decide(service: Service, route: Route, incoming: Incoming): Decision {
  const batch = route.batch ?? false;
  const refused = (refusal: Refusal): Decision =>
    atOnce(jsonAnswer(refusal.status, errorBody(refusal, batch)));

  const denied = checkToken(service, route, incoming.authorization);
  if (denied) return refused(denied);
  if (!service.bucket.take()) {
    service.counters.throttled();
    const decision = refused(refuse(429, TEXTS.throttled));
    if (service.world.switches.retryAfterHeader && decision.outgoing.kind === 'answer') {
      const seconds = Math.ceil(service.bucket.waitMs() / 1000);
      decision.outgoing.headers['retry-after'] = String(seconds);
    }
    return decision;
  }
  const fault = service.faults.strike({ operation: route.operation, batch });
  if (fault && !moveOf(fault)) service.counters.fault(fault.kind);
  switch (fault?.kind) {
    case 'refuse-500':
      return refused(refuse(500, batch ? TEXTS.wentWrong : TEXTS.internal));
    case 'refuse-503':
      return refused(refuse(503, TEXTS.unavailable));
    case '429':
      service.counters.throttled();
      return refused(refuse(429, TEXTS.throttled));
    case 'revoke-token':
      revokeToken(service.tokens, bearerOf(incoming.authorization));
      return refused(refuse(401, TEXTS.invalidToken));
    case 'html-502':
      return atOnce(badGateway());
    case 'reset-before':
      return atOnce({ kind: 'reset' });
    case undefined:
    case 'effect-then-500':
    case 'effect-then-reset':
    case 'slow':
    case 'truncated-json':
    case 'items-500':
    case 'items-missing':
    case 'items-duplicate':
    case 'pages-repeat':
    case 'pages-skip':
      return afterEffect(operate(service, route, incoming, fault), batch, fault);
  }
}

/** The refusal that a token earns, if it does. */
function checkToken(
  service: Service,
  route: Route,
  authorization: string | undefined,
): Refusal | null {
  const { tokens, clock } = service;
  const { switches } = service.world;
  switch (judgeToken(tokens, switches, bearerOf(authorization), route.api, clock.now())) {
    case 'good':
      return null;
    case 'invalid':
      return refuse(401, TEXTS.invalidToken);
    case 'expired':
      return refuse(401, TEXTS.expiredToken);
    case 'no-scope':
      return refuse(switches.missingScopeStatus, TEXTS.noPermission);
  }
}

/** Which way a fault moves a list; only a list of several pages is struck by it. */
function moveOf({ kind }: Fault): Move | null {
  if (kind === 'pages-repeat') return 'repeat';
  return kind === 'pages-skip' ? 'skip' : null;
}

function operate(
  { world: still, counters }: Service,
  route: Route,
  incoming: Incoming,
  fault: Fault | null,
): Reply {
  const move = fault && moveOf(fault);
  const world: World = move
    ? { ...still, pager: still.pager.during(move, () => counters.fault(fault.kind)) }
    : still;
  const query = readQuery(incoming.query, route.query ?? []);
  if (!query.ok) return query.refusal;
  const call: Call = {
    params: incoming.params,
    query: query.value,
    body: undefined,
    fateOfItem: fault?.fateOfItem ?? (() => null),
  };
  if (!route.takesBody) {
    return incoming.text === ''
      ? route.handle(world, call)
      : refuse(400, 'This operation takes no request body');
  }
  const body = readJson(incoming.contentType, incoming.text);
  return body.ok ? route.handle(world, { ...call, body: body.value }) : body.refusal;
}

/** The reply on its way out; by now the effect is there, whatever the caller gets to see. */
function afterEffect(reply: Reply, batch: boolean, fault: Fault | null): Decision {
  if (fault?.kind === 'effect-then-reset') return atOnce({ kind: 'reset' });
  if (fault?.kind === 'effect-then-500') {
    const refusal = refuse(500, batch ? TEXTS.wentWrong : TEXTS.internal);
    return atOnce(jsonAnswer(500, errorBody(refusal, batch)));
  }
  const outgoing =
    reply.kind === 'ok'
      ? jsonAnswer(reply.status, reply.body)
      : jsonAnswer(reply.status, errorBody(reply, batch));
  if (fault?.kind === 'truncated-json') return atOnce(truncated(outgoing));
  return { outgoing, waitMs: fault?.kind === 'slow' ? fault.ms : 0 };
}
