import fc from 'fast-check';
import metadata from 'libphonenumber-js/metadata.mobile.json' with { type: 'json' };
import { parsePhoneNumberFromString } from 'libphonenumber-js/mobile';
import { expect, test } from 'vitest';
import { kazakhstaniMobile } from '../../functions/shared/phone.ts';
import seven from '../../functions/shared/phone-numbers.json' with { type: 'json' };

test('what is known of the numbers of +7 is what the library knows of them', () => {
  const { version, country_calling_codes, countries } = metadata;
  expect(seven).toStrictEqual({
    version,
    country_calling_codes: { '7': country_calling_codes['7'] },
    countries: { RU: countries.RU, KZ: countries.KZ },
    nonGeographic: {},
  });
});

/** What the library says with the numbers of the whole world. */
const byTheWorld = (phone: string): string | undefined => {
  const parsed = parsePhoneNumberFromString(phone, 'KZ');
  return parsed?.isValid() && parsed.country === 'KZ' ? parsed.number : undefined;
};

const byUs = (phone: string): string | undefined => {
  try {
    return kazakhstaniMobile(phone, 'phone');
  } catch {
    return undefined;
  }
};

test('a number is a Kazakhstani mobile number just when it is one among the numbers of the world', () => {
  const written = fc.record({
    before: fc.constantFrom('', '+', '+7', '8', '7', '810', '00', '+1', '+44', '+998', '+870', 'tel:+7', '8~10 7'),
    digits: fc.stringMatching(/^7?[0-9 ()-]{3,12}$/),
  });
  fc.assert(
    fc.property(written, ({ before, digits }) => {
      expect(byUs(before + digits)).toStrictEqual(byTheWorld(before + digits));
    }),
  );
  expect(['+77011234567', '87011234567', '8 (701) 123-45-67', '7011234567'].map(byUs)).toStrictEqual(
    Array.from({ length: 4 }, () => '+77011234567'),
  );
  expect(['+79161234567', '+14155552671', '+77172123456', 'number'].map(byUs)).toStrictEqual(
    Array.from({ length: 4 }, () => undefined),
  );
});
