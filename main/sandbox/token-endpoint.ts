import { badGateway, jsonAnswer, truncated, type Outgoing, type Service } from './service.ts';
import { authorize } from './authorization.ts';
import { readQuery } from './strict-body.ts';
import { requestToken, SCOPES, type TokenReply, type TokenRequest } from './tokens.ts';

/** The token endpoint of Login with Amazon; never throttled, and struck only by faults that name `token`. */
export async function serveToken(service: Service, request: TokenRequest): Promise<Outgoing> {
  const { counters, clock, world, tokens } = service;
  counters.arrived('token');
  const fault = service.faults.strike({ operation: 'token', batch: false });
  if (fault) counters.fault(fault.kind);
  if (fault?.kind === 'html-502') {
    counters.answered(502);
    return badGateway();
  }
  const broken = fault ? brokenAnswer(fault.kind) : null;
  const reply = broken ?? requestToken(tokens, world.switches, request, clock.now());
  if (fault?.kind === 'slow') await clock.sleep(fault.ms);
  if (reply === 'reset' || fault?.kind === 'effect-then-reset') {
    counters.answered('reset');
    return { kind: 'reset' };
  }
  counters.answered(reply.status);
  const answer = jsonAnswer(reply.status, reply.body);
  return fault?.kind === 'truncated-json' ? truncated(answer) : answer;
}

const PARAMETERS = [
  'client_id',
  'scope',
  'response_type',
  'redirect_uri',
  'state',
  'code_challenge',
  'code_challenge_method',
];

/** The page where people sign in; never throttled, never struck by a fault. */
export function serveAuthorization(
  { counters, clock, world, tokens }: Service,
  raw: unknown,
): Outgoing {
  counters.arrived('authorize');
  const query = readQuery(raw, PARAMETERS);
  const page = query.ok
    ? authorize(tokens.codes, {
        query: query.value,
        clientId: tokens.credentials.clientId,
        scope: SCOPES.management,
        switches: world.switches,
        now: clock.now(),
      })
    : { kind: 'refused' as const, message: query.refusal.text };
  if (page.kind === 'refused') {
    counters.answered(400);
    return jsonAnswer(400, { message: page.message });
  }
  counters.answered(302);
  return { kind: 'answer', status: 302, headers: { location: page.to }, text: '' };
}

const error = (status: number): TokenReply => ({
  status,
  body: { error: 'server_error', error_description: 'The service cannot answer.' },
});

/** Answers of the faults that keep a token from being given; null where one is given. */
function brokenAnswer(kind: string): TokenReply | 'reset' | null {
  if (kind === 'reset-before') return 'reset';
  if (kind === 'refuse-503') return error(503);
  if (kind === '429') return error(429);
  return kind === 'refuse-500' || kind === 'effect-then-500' ? error(500) : null;
}
