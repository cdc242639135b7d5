import { expect, test } from 'vitest';
import { pbxOffered } from '../../../main/app/trunks/pbx-offered.ts';

test('trunks are offered in the US, and elsewhere nothing is asked for', () => {
  expect(pbxOffered({ name: 'A', country: 'us', vertical: null })).toEqual({ ok: true, value: [] });
  expect(pbxOffered({ name: 'A', country: 'NZ', vertical: 'core' }).ok).toBe(false);
  const refused = pbxOffered({ name: 'A', country: 'DE', vertical: 'hospitality' });
  expect(refused).toMatchObject({ ok: false, error: { code: 'usage' } });
  expect(!refused.ok && refused.error.message).toMatch(/A is for DE.*nothing was sent/);
});

test('where nobody said the country it is only told', () => {
  expect(pbxOffered({ name: 'A', country: null, vertical: null })).toMatchObject({
    ok: true,
    value: [{ severity: 'warning', code: 'country-unknown' }],
  });
});
