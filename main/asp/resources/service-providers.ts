import type { LocalName, NetworkMapping, ServiceProvider } from '../../../shared/domain/live.ts';
import { PROVIDER_RIGHTS } from '../entry.ts';
import type { Entries, Words } from '../entry.ts';
import { path } from '../http-request.ts';
import { idIn, isObject, objectOf, textIn } from '../json.ts';
import { readDeleted, readId, readNothing, readObjectOrNull } from '../readers.ts';

const words: Words = {
  object: 'the service provider',
  check: 'its id and its names, and that its logical id is not in use',
  access: PROVIDER_RIGHTS,
};
const networkWords: Words = {
  object: 'the network mapping of the service provider',
  check: 'the ids of the service provider and of the skill',
  access: PROVIDER_RIGHTS,
};

/** Service providers. They cannot be listed, so their ids must be kept. */
export const serviceProviders: Pick<
  Entries,
  | 'serviceProviders.create'
  | 'serviceProviders.get'
  | 'serviceProviders.update'
  | 'serviceProviders.delete'
> = {
  'serviceProviders.create': {
    scope: 'provider',
    words,
    request: ({ logicalId, names }) => ({
      method: 'POST',
      path: '/v1/communications/serviceProviders',
      body: { serviceProviderLogicalId: logicalId, displayName: displayName(names) },
    }),
    read: (reply) => readId(reply, 'serviceProviderId', 'id'),
  },
  'serviceProviders.get': {
    scope: 'provider',
    words,
    request: ({ serviceProviderId }) => ({ method: 'GET', path: ofProvider(serviceProviderId) }),
    read: (reply, { serviceProviderId }) =>
      readObjectOrNull(reply, (json) => readProvider(json, serviceProviderId)),
  },
  'serviceProviders.update': {
    scope: 'provider',
    words,
    request: ({ serviceProviderId, names }) => ({
      method: 'PUT',
      path: ofProvider(serviceProviderId),
      body: { displayName: displayName(names) },
    }),
    read: readNothing,
  },
  'serviceProviders.delete': {
    scope: 'provider',
    words,
    request: ({ serviceProviderId }) => ({ method: 'DELETE', path: ofProvider(serviceProviderId) }),
    read: readDeleted,
  },
};

/** Which skill carries the calls of a service provider; one each. */
export const networkMappings: Pick<
  Entries,
  | 'networkMappings.create'
  | 'networkMappings.get'
  | 'networkMappings.update'
  | 'networkMappings.delete'
> = {
  'networkMappings.create': {
    scope: 'provider',
    words: networkWords,
    request: (mapping) => ({
      method: 'POST',
      path: ofNetwork(mapping.serviceProviderId),
      body: skillNetwork(mapping),
    }),
    read: readNothing,
  },
  'networkMappings.get': {
    scope: 'provider',
    words: networkWords,
    request: ({ serviceProviderId }) => ({ method: 'GET', path: ofNetwork(serviceProviderId) }),
    read: (reply, { serviceProviderId }) =>
      readObjectOrNull(reply, (json) => readMapping(json, serviceProviderId)),
  },
  'networkMappings.update': {
    scope: 'provider',
    words: networkWords,
    request: (mapping) => ({
      method: 'PUT',
      path: ofNetwork(mapping.serviceProviderId),
      body: skillNetwork(mapping),
    }),
    read: readNothing,
  },
  'networkMappings.delete': {
    scope: 'provider',
    words: networkWords,
    request: ({ serviceProviderId }) => ({ method: 'DELETE', path: ofNetwork(serviceProviderId) }),
    read: readDeleted,
  },
};

function ofProvider(serviceProviderId: string): string {
  return path`/v1/communications/serviceProviders/${serviceProviderId}`;
}

function ofNetwork(serviceProviderId: string): string {
  return `${ofProvider(serviceProviderId)}/network`;
}

function displayName(names: readonly LocalName[]): object[] {
  return names.map(({ locale, value }) => ({ locale, value }));
}

function skillNetwork({ skillId }: NetworkMapping): object {
  return { networkType: 'SKILL', skillConfiguration: { skillId } };
}

/** The body of this reply is not documented; it is read as what was sent. */
function readProvider(json: unknown, asked: string): ServiceProvider | null {
  const body = objectOf(json);
  const listed: unknown[] = Array.isArray(body.displayName) ? body.displayName : [];
  const names: LocalName[] = [];
  for (const entry of listed.filter(isObject)) {
    const locale = textIn(entry, 'locale');
    const text = textIn(entry, 'value');
    if (locale !== null && text !== null) names.push({ locale, value: text });
  }
  return {
    id: idIn(body, 'serviceProviderId', 'id') ?? asked,
    logicalId: textIn(body, 'serviceProviderLogicalId', 'logicalId'),
    names,
  };
}

function readMapping(json: unknown, serviceProviderId: string): NetworkMapping | null {
  const body = objectOf(json);
  const skillId = textIn(objectOf(body.skillConfiguration), 'skillId') ?? textIn(body, 'skillId');
  return skillId === null ? null : { serviceProviderId, skillId };
}
