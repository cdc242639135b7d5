import { expect, test } from 'vitest';
import type { Unit } from '../../../shared/domain/live.ts';
import { findProperty } from '../../../main/engine/read/find-property.ts';
import { liveState } from '../../support/live-state.ts';
import { serveLive } from '../../support/serve-live.ts';

const signal = new AbortController().signal;
const unit = (id: string, name: string, level = 1): Unit => ({ id, name, level, parentId: 'org' });
const SEASIDE = unit('amzn1.alexa.unit.did.1', 'Seaside');
const HILL = unit('amzn1.alexa.unit.did.2', 'Hill  View');
const TWIN = unit('amzn1.alexa.unit.did.3', 'Twin');
const OTHER_TWIN = unit('amzn1.alexa.unit.did.4', 'Twin');

function find(properties: Unit[], property: string | null, organization: string | null = 'org') {
  const { call } = serveLive(liveState(), properties);
  return findProperty(call, { organization, property }, signal);
}

async function message(...given: Parameters<typeof find>): Promise<string> {
  const found = await find(...given);
  return found.ok ? '' : found.error.message;
}

test('a property is found by id, by name, or by being the only one', async () => {
  const all = [SEASIDE, HILL, TWIN];
  expect(await find(all, SEASIDE.id, null)).toEqual({ ok: true, value: SEASIDE });
  expect(await find(all, 'Hill View')).toEqual({ ok: true, value: HILL });
  expect(await find(all, 'SEASIDE')).toEqual({ ok: true, value: SEASIDE });
  expect(await find([SEASIDE], null)).toEqual({ ok: true, value: SEASIDE });
});

test('where it cannot be told which one is meant, the sentence lists what there is', async () => {
  expect(await message([SEASIDE, HILL, TWIN], 'Lake')).toBe(
    'The organisation has no property "Lake"; it has Hill  View, Seaside, Twin.',
  );
  expect(await message([SEASIDE, HILL], null)).toContain('Hill  View, Seaside');
  expect(await message([TWIN, OTHER_TWIN], 'Twin')).toContain(`${TWIN.id}, ${OTHER_TWIN.id}`);
  expect(await message([], null)).toContain('no property');
  expect(await message([SEASIDE], 'amzn1.alexa.unit.did.9')).toContain('did.9');
  expect(await message([SEASIDE], 'Seaside', null)).toContain('BELLHOP_ORGANIZATION');
  expect(
    await message([unit('amzn1.alexa.unit.did.0', 'Org', 0)], 'amzn1.alexa.unit.did.0'),
  ).toContain('organisation');
});

test('a failure of the service is handed on as it is', async () => {
  const failure = { code: 'unavailable', message: 'The service is down.' } as const;
  const found = await findProperty(
    () => Promise.resolve({ kind: 'outage', failure, maybeSent: false }),
    { organization: 'org', property: 'Seaside' },
    signal,
  );
  expect(found).toEqual({ ok: false, error: failure });
});
