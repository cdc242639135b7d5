import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkPhone } from '../../../main/engine/understand/check-phone.ts';

test.each([
  ['+12065550100', null, '+12065550100'],
  ['+1 (206) 555-0100', null, '+12065550100'],
  ['(206) 555-0100', 'US', '+12065550100'],
  ['206.555.0100', 'US', '+12065550100'],
  ['12065550100', 'US', '+12065550100'],
  ['2065550100', 'CA', '+12065550100'],
  ['020 7946 0018', 'UK', '+442079460018'],
  ['020 7946 0018', 'GB', '+442079460018'],
  ['+44 (0)20 7946 0018', 'US', '+442079460018'],
  ['0044 20 7946 0018', 'US', '+442079460018'],
  ['0044 20 7946 0018', null, '+442079460018'],
  ['+1\u00a0206\u00a0555\u00a00100', null, '+12065550100'],
  ['+49 30 901820', 'DE', '+4930901820'],
  ['+1206555010６', null, '+12065550106'],
  ['tel:+12065550103', null, '+12065550103'],
])('%s in %s is %s', (text, country, value) => {
  expect(checkPhone(text, country)).toEqual({ value, finding: null });
});

test.each([
  ['2065550100', null],
  ['555-0100', 'US'],
  ['+1206555010', 'US'],
  ['+120655501000', 'US'],
  ['front desk', 'US'],
  ['+1-800-FLOWERS', 'US'],
  ['+12065550107 ext 5', 'US'],
  ['+12065550100; +12065550101', 'US'],
  ['+12065550100 / +12065550101', 'US'],
  ['206-555-0100 x12', 'US'],
  ['+', 'US'],
  ['+0123456789', 'US'],
  ['00', null],
])('%s in %s cannot be sent', (text, country) => {
  expect(checkPhone(text, country)).toMatchObject({
    value: null,
    finding: { severity: 'error' },
  });
});

test('a short number is told to be an extension', () => {
  expect(checkPhone('7101', 'US').finding).toMatchObject({ code: 'phone.too-short' });
  expect(checkPhone('911', 'US').finding).toMatchObject({ code: 'phone.too-short' });
});

test('a number of a range nobody has is sent with a warning', () => {
  expect(checkPhone('+11112345602', 'US')).toMatchObject({
    value: '+11112345602',
    finding: { severity: 'warning', code: 'phone.unusual' },
  });
});

test('where no country is known the reason says so', () => {
  expect(checkPhone('2065550100', null).finding?.message).toContain('country');
});

test('whatever is written, what is sent is E.164', () => {
  const text = fc.string({
    unit: fc.constantFrom(...Array.from('0123456789+() -./')),
    maxLength: 20,
  });
  fc.assert(
    fc.property(text, fc.constantFrom('US', 'UK', 'DE', 'JP', null), (written, country) => {
      const { value, finding } = checkPhone(written, country);
      if (value !== null) expect(value).toMatch(/^\+[1-9]\d{1,14}$/u);
      else expect(finding?.severity).toBe('error');
    }),
  );
});
