import fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import { uuid } from './ids.ts';
import { addressBookRoutes } from './routes/address-books.ts';
import { associationRoutes } from './routes/associations.ts';
import { callingRuleRoutes } from './routes/calling-rules.ts';
import { contactRoutes } from './routes/contacts.ts';
import { extensionRoutes } from './routes/extensions.ts';
import { externalUserRoutes } from './routes/external-users.ts';
import { inboundCallingRoutes } from './routes/inbound-calling.ts';
import { profileRoutes } from './routes/profiles.ts';
import { serviceProviderRoutes } from './routes/service-providers.ts';
import { trunkRoutes } from './routes/trunks.ts';
import { unitRoutes } from './routes/units.ts';
import type { Route } from './route.ts';
import { jsonAnswer, serve, type Outgoing, type Service } from './service.ts';
import { serveAuthorization, serveToken } from './token-endpoint.ts';

/** Every operation, in the order of the reference. */
export const ROUTES: readonly Route[] = [
  ...unitRoutes,
  ...profileRoutes,
  ...addressBookRoutes,
  ...contactRoutes,
  ...associationRoutes,
  ...inboundCallingRoutes,
  ...callingRuleRoutes,
  ...trunkRoutes,
  ...extensionRoutes,
  ...serviceProviderRoutes,
  ...externalUserRoutes,
];

/** The HTTP side of the service: paths in, envelopes out, nothing of the framework's own to be seen. */
export function createServer(service: Service): FastifyInstance {
  let answers = 0;
  const nextRequestId = (): string => {
    answers += 1;
    return uuid(`${service.world.state.seed}/request/${answers}`);
  };
  const notServed = (status: number, message: string, reply: FastifyReply): FastifyReply => {
    service.counters.arrived('unknown');
    service.counters.answered(status);
    return send(reply, jsonAnswer(status, { message }), nextRequestId());
  };
  const app = fastify({
    forceCloseConnections: true,
    exposeHeadRoutes: false,
    bodyLimit: 4 * 1024 * 1024,
    // Ids go up to 1000 characters, and longer ones deserve the service's answer.
    routerOptions: { maxParamLength: 8192 },
    clientErrorHandler: (_error, socket) => {
      if (socket.writable) socket.end(notHttp(nextRequestId()));
    },
    frameworkErrors: (_error, _request, reply) => {
      void notServed(400, 'Malformed path', reply);
    },
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  app.setNotFoundHandler((_request, reply) => notServed(404, 'Not found', reply));
  app.setErrorHandler<Error & { statusCode?: number }>((error, _request, reply) => {
    const status = error.statusCode ?? 500;
    return notServed(status, status < 500 ? 'Malformed request' : error.message, reply);
  });
  for (const route of ROUTES) {
    for (const url of route.paths) {
      app.route<{ Params: Record<string, string> }>({
        method: route.method,
        url,
        handler: async (request, reply) => {
          const outgoing = await serve(service, route, {
            params: request.params,
            query: request.query,
            contentType: request.headers['content-type'],
            authorization: request.headers.authorization,
            text: typeof request.body === 'string' ? request.body : '',
          });
          return send(reply, outgoing, nextRequestId());
        },
      });
    }
  }
  // Documents write the path in both ways.
  for (const url of ['/auth/o2/token', '/auth/O2/token']) {
    app.post(url, async (request, reply) => {
      const outgoing = await serveToken(service, {
        contentType: request.headers['content-type'],
        authorization: request.headers.authorization,
        body: typeof request.body === 'string' ? request.body : '',
      });
      return send(reply, outgoing, nextRequestId());
    });
  }
  app.get('/ap/oa', (request, reply) =>
    send(reply, serveAuthorization(service, request.query), nextRequestId()),
  );
  return app;
}

/** The answer to what is no HTTP request; no operation is counted, since none was named. */
function notHttp(requestId: string): string {
  const { status, headers, text } = jsonAnswer(400, { message: 'Malformed request' });
  const lines = Object.entries({
    ...headers,
    'X-Amzn-RequestId': requestId,
    'Content-Length': String(text.length),
    Connection: 'close',
  }).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${status} Bad Request`, ...lines, '', text].join('\r\n');
}

/** Sends an answer, or breaks the connection as a crash would. */
function send(reply: FastifyReply, outgoing: Outgoing, requestId: string): FastifyReply {
  if (outgoing.kind === 'reset') {
    reply.hijack();
    reply.raw.socket?.resetAndDestroy();
    return reply;
  }
  void reply.code(outgoing.status).headers({ ...outgoing.headers, 'X-Amzn-RequestId': requestId });
  return outgoing.text === '' ? reply.send() : reply.send(outgoing.text);
}
