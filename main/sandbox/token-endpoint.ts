import { badGateway, jsonAnswer, truncated, type Outgoing, type Service } from './service.ts';
import { requestToken, type TokenReply, type TokenRequest } from './tokens.ts';

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
