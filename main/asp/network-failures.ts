import type { Failure } from '../../shared/domain/failure.ts';
import type { NetworkCause } from './exchange.ts';

/** Whom the request was for, as sentences name it. */
export type Host = { name: string; viaProxy: boolean };

const CERTIFICATE =
  /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER|UND_ERR_PRX_TLS|ERR_TLS/;
const TLS = /EPROTO|ERR_SSL/;

/** No connection came about: what stood in the way, and what to do. */
export function notSent(cause: NetworkCause, host: Host): Failure {
  return { ...sentence(cause, host), detail: `${cause.code}: ${cause.detail}` };
}

/** Sent, and no whole reply. */
export function noReply(cause: NetworkCause, host: Host): Failure {
  const detail = `${cause.code}: ${cause.detail}`;
  if (cause.code === 'TIMEOUT') {
    return {
      code: 'timeout',
      message: `${host.name} did not answer in time, so it is not known whether the request took effect; check the network connection.`,
      detail,
    };
  }
  if (cause.code === 'TOO_LARGE') {
    return {
      code: 'unreadable-reply',
      message: `${host.name} sent far more than a reply can hold; check that the address leads to the service.`,
      detail,
    };
  }
  return {
    code: 'connection-lost',
    message: `The connection to ${host.name} broke before the whole reply was here, so it is not known whether the request took effect; check the network connection.`,
    detail,
  };
}

function unreachable(message: string): Failure {
  return { code: 'unreachable', message };
}

/** Why the certificate will not do. Behind a proxy that looks into TLS it is the proxy's. */
function untrusted(code: string, { name, viaProxy }: Host): string {
  const whose = code === 'UND_ERR_PRX_TLS' ? 'the proxy named in HTTPS_PROXY' : name;
  const way = viaProxy ? 'proxy' : 'network';
  if (code === 'CERT_HAS_EXPIRED') {
    return `The certificate of ${whose} has expired; check that the clock of this computer is right, and if it is, have whoever runs that host or the ${way} on the way renew it.`;
  }
  if (code === 'CERT_NOT_YET_VALID') {
    return `The certificate of ${whose} is not valid yet; check that the clock of this computer is right.`;
  }
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID' || code === 'UND_ERR_PRX_TLS') {
    return `The certificate shown for ${whose} is made out to another name, so something else may answer in its place; check the address and the ${way} on the way.`;
  }
  return `The certificate of ${whose} comes from an issuer that this computer does not trust; if your ${way} inspects traffic, give the file with its root certificate in NODE_EXTRA_CA_CERTS.`;
}

function sentence({ code, detail }: NetworkCause, host: Host): Failure {
  // Before certificates: a proxy that turns a tunnel down comes as an aborted request.
  if (host.viaProxy && (code === 'UND_ERR_ABORTED' || code === 'PROXY_HUNG_UP')) {
    const status = /\((\d{3})\)/.exec(detail)?.[1];
    return unreachable(
      status === '407'
        ? `The proxy wants a user name and password before it leads to ${host.name}; put them into HTTPS_PROXY.`
        : `The proxy did not lead to ${host.name}${status ? ` (it answered ${status})` : ''}; check HTTPS_PROXY, or name the host in NO_PROXY.`,
    );
  }
  if (host.viaProxy && (code === 'ERR_INVALID_URL' || code === 'UND_ERR_INVALID_ARG')) {
    return unreachable(
      'HTTPS_PROXY is not the address of a proxy; write it in full, such as http://proxy.example:8080.',
    );
  }
  if (CERTIFICATE.test(code)) return unreachable(untrusted(code, host));
  if (TLS.test(code)) {
    return unreachable(
      `No protected connection to ${host.name} came about; check that its address begins with the right https or http.`,
    );
  }
  const goal = host.viaProxy ? 'The proxy named in HTTPS_PROXY' : host.name;
  const check = host.viaProxy ? 'check HTTPS_PROXY' : 'check the address';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return unreachable(
      `${goal} was not found by its name; ${check}, the network connection and the name server.`,
    );
  }
  if (code === 'ECONNREFUSED') {
    return unreachable(
      `${goal} refused the connection; ${check} and that something listens there.`,
    );
  }
  if (code === 'TIMEOUT' || code === 'UND_ERR_CONNECT_TIMEOUT' || code === 'ETIMEDOUT') {
    return unreachable(
      `No connection to ${host.name} came about in time; check ${host.viaProxy ? 'the proxy named in HTTPS_PROXY, ' : ''}the network connection and the firewall.`,
    );
  }
  return unreachable(
    `No connection to ${host.name} came about; check the network connection, and the firewall or proxy if there is one.`,
  );
}
