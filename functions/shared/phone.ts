import { parsePhoneNumberFromString } from 'libphonenumber-js/mobile';
import { InvalidValue } from './invalid-value.ts';

/**
 * The number in E.164, when it is a Kazakhstani mobile number: an SMS can go nowhere else.
 * @throws InvalidValue `invalid-phone`
 */
export const kazakhstaniMobile = (phone: string, path: string): string => {
  const parsed = parsePhoneNumberFromString(phone, 'KZ');
  if (!parsed?.isValid() || parsed.country !== 'KZ')
    throw new InvalidValue('invalid-phone', path, 'is no Kazakhstani mobile number');
  return parsed.number;
};
