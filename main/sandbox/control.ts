import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { colleague, colleagueChange } from './colleague.ts';
import { faultRule } from './faults.ts';
import type { Service } from './service.ts';
import { refusedAtSideDoor } from './side-door.ts';
import { viewState } from './state-view.ts';
import { ripenTrunks } from './state.ts';

/** Requests a second, 0 for as many as come; as many at once unless told. */
const throttle = z.strictObject({
  tps: z.number().nonnegative(),
  burst: z.number().nonnegative().optional(),
});

function readBody<T>(schema: z.ZodType<T>, body: unknown): T | { problem: string } {
  try {
    const parsed = schema.safeParse(JSON.parse(typeof body === 'string' ? body : ''));
    return parsed.success ? parsed.data : { problem: z.prettifyError(parsed.error) };
  } catch {
    return { problem: 'The body is not JSON.' };
  }
}

/**
 * The side door for tests and trainers under `/_sandbox/`: no token, no throttle, no faults, not
 * counted, and not for web pages.
 */
export function addControl(app: FastifyInstance, service: Service): void {
  void app.register((door, _options, ready) => {
    door.addHook('onRequest', (request, reply, next) => {
      const refused = refusedAtSideDoor(request.headers);
      if (refused === null) next();
      else void reply.code(403).send({ message: refused });
    });
    addRoutes(door, service);
    ready();
  });
}

function addRoutes(app: FastifyInstance, service: Service): void {
  const { counters, faults, world } = service;
  app.get('/_sandbox/state', () => {
    ripenTrunks(world.state, world.now());
    return viewState(world.state);
  });
  app.get('/_sandbox/requests', () => counters.view(world.state.effects));
  app.post('/_sandbox/requests/reset', (_request, reply) => {
    counters.reset();
    world.state.effects.clear();
    return reply.code(204).send();
  });
  app.post('/_sandbox/faults', (request, reply) => {
    const rules = readBody(z.array(faultRule), request.body);
    if ('problem' in rules) return reply.code(400).send({ message: rules.problem });
    faults.replace(rules);
    return reply.code(204).send();
  });
  app.post('/_sandbox/throttle', (request, reply) => {
    const wanted = readBody(throttle, request.body);
    if ('problem' in wanted) return reply.code(400).send({ message: wanted.problem });
    service.bucket.change(wanted.tps, wanted.burst ?? wanted.tps);
    return reply.code(204).send();
  });
  app.post('/_sandbox/colleague', (request, reply) => {
    const change = readBody(colleagueChange, request.body);
    if ('problem' in change) return reply.code(400).send({ message: change.problem });
    const result = colleague(world.state, change);
    return result.ok
      ? reply.send({ id: result.id })
      : reply.code(404).send({ message: result.message });
  });
}
