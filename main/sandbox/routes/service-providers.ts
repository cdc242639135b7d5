import { z } from 'zod';
import { findProvider } from '../checks.ts';
import { answer, bad, good, refuse, type Checked } from '../reply.ts';
import type { LocalName, ProviderRecord } from '../calling-state.ts';
import type { Route } from '../route.ts';
import { newId, noteEffect } from '../state.ts';
import { inShape } from '../strict-body.ts';

const ROOT = '/v1/communications/serviceProviders';
const PATH = `${ROOT}/:serviceProviderId`;
const NETWORK = `${PATH}/network`;

const displayName = z.array(z.strictObject({ locale: z.string(), value: z.string() })).optional();
const creation = z.strictObject({ serviceProviderLogicalId: z.string().optional(), displayName });
const renaming = z.strictObject({ displayName });
const network = z.strictObject({
  networkType: z.string().optional(),
  skillConfiguration: z.strictObject({ skillId: z.string().optional() }).optional(),
});

function checkNames(names: LocalName[] | undefined): Checked<LocalName[]> {
  return names?.length && names.every(({ locale, value }) => locale !== '' && value !== '')
    ? good(names)
    : bad(400, 'displayName is mandatory.');
}

function checkNetwork(body: unknown): Checked<string> {
  const shape = inShape(network, body);
  if (!shape.ok) return shape;
  if (shape.value.networkType !== 'SKILL') return bad(400, 'networkType is not valid.');
  const skillId = shape.value.skillConfiguration?.skillId ?? '';
  return /^amzn1\.(ask|alexa)\.skill\.\S+$/.test(skillId)
    ? good(skillId)
    : bad(400, 'skillId is not valid.');
}

const showNetwork = (skillId: string): object => ({
  networkType: 'SKILL',
  skillConfiguration: { skillId },
});

const show = ({ id, logicalId, names }: ProviderRecord): object => ({
  serviceProviderId: id,
  serviceProviderLogicalId: logicalId,
  displayName: names,
});

const NO_NETWORK = 'Network mapping does not exist';

/** Service providers and their network mapping, whose answers are mostly undocumented. */
export const serviceProviderRoutes: Route[] = [
  {
    operation: 'serviceProviders.create',
    method: 'POST',
    paths: [ROOT],
    api: 'serviceProvider',
    takesBody: true,
    handle({ state }, { body }) {
      const shape = inShape(creation, body);
      if (!shape.ok) return shape.refusal;
      const { serviceProviderLogicalId: logicalId = '' } = shape.value;
      if (logicalId === '') return refuse(400, 'serviceProviderLogicalId is mandatory.');
      const names = checkNames(shape.value.displayName);
      if (!names.ok) return names.refusal;
      const { providers } = state.calling;
      if ([...providers.values()].some((known) => known.logicalId === logicalId)) {
        return refuse(409, 'serviceProviderLogicalId is in use.');
      }
      const id = newId(state, 'serviceProvider');
      providers.set(id, { id, logicalId, names: names.value, skillId: null, users: new Map() });
      noteEffect(state, 'serviceProvider created');
      return answer(201, { serviceProviderId: id });
    },
  },
  {
    operation: 'serviceProviders.get',
    method: 'GET',
    paths: [PATH],
    api: 'serviceProvider',
    handle({ state }, { params }) {
      const provider = findProvider(state, params['serviceProviderId'] ?? '');
      return provider.ok ? answer(200, show(provider.value)) : provider.refusal;
    },
  },
  {
    operation: 'serviceProviders.update',
    method: 'PUT',
    paths: [PATH],
    api: 'serviceProvider',
    takesBody: true,
    handle({ state }, { params, body }) {
      const shape = inShape(renaming, body);
      if (!shape.ok) return shape.refusal;
      const names = checkNames(shape.value.displayName);
      if (!names.ok) return names.refusal;
      const provider = findProvider(state, params['serviceProviderId'] ?? '');
      if (!provider.ok) return provider.refusal;
      provider.value.names = names.value;
      noteEffect(state, 'serviceProvider changed');
      return answer(200);
    },
  },
  {
    operation: 'serviceProviders.delete',
    method: 'DELETE',
    paths: [PATH],
    api: 'serviceProvider',
    handle({ state }, { params }) {
      const provider = findProvider(state, params['serviceProviderId'] ?? '');
      if (!provider.ok) return provider.refusal;
      state.calling.providers.delete(provider.value.id);
      noteEffect(state, 'serviceProvider deleted');
      return answer(204);
    },
  },
  {
    operation: 'networkMappings.create',
    method: 'POST',
    paths: [NETWORK],
    api: 'serviceProvider',
    takesBody: true,
    handle({ state }, { params, body }) {
      const skillId = checkNetwork(body);
      if (!skillId.ok) return skillId.refusal;
      const provider = findProvider(state, params['serviceProviderId'] ?? '');
      if (!provider.ok) return provider.refusal;
      if (provider.value.skillId !== null) return refuse(409, 'Network mapping exists');
      provider.value.skillId = skillId.value;
      noteEffect(state, 'networkMapping created');
      return answer(201);
    },
  },
  {
    operation: 'networkMappings.update',
    method: 'PUT',
    paths: [NETWORK],
    api: 'serviceProvider',
    takesBody: true,
    handle({ state }, { params, body }) {
      const skillId = checkNetwork(body);
      if (!skillId.ok) return skillId.refusal;
      const provider = findProvider(state, params['serviceProviderId'] ?? '');
      if (!provider.ok) return provider.refusal;
      if (provider.value.skillId === null) return refuse(404, NO_NETWORK);
      provider.value.skillId = skillId.value;
      noteEffect(state, 'networkMapping changed');
      return answer(200);
    },
  },
  {
    operation: 'networkMappings.get',
    method: 'GET',
    paths: [NETWORK],
    api: 'serviceProvider',
    handle({ state }, { params }) {
      const provider = findProvider(state, params['serviceProviderId'] ?? '');
      if (!provider.ok) return provider.refusal;
      const { skillId } = provider.value;
      return skillId === null ? refuse(404, NO_NETWORK) : answer(200, showNetwork(skillId));
    },
  },
  {
    operation: 'networkMappings.delete',
    method: 'DELETE',
    paths: [NETWORK],
    api: 'serviceProvider',
    handle({ state }, { params }) {
      const provider = findProvider(state, params['serviceProviderId'] ?? '');
      if (!provider.ok) return provider.refusal;
      if (provider.value.skillId === null) return refuse(404, NO_NETWORK);
      provider.value.skillId = null;
      noteEffect(state, 'networkMapping deleted');
      return answer(204);
    },
  },
];
