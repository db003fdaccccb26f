/** A number as SNS is given it, whichever way people of Kazakhstan write it; undefined when it is no number. */
export function parsePhone(text: string): string | undefined {
  const digits = text.replaceAll(/[\s()-]/g, '');
  const national = /^8(\d{10})$/.exec(digits)?.[1];
  const phone = national ? `+7${national}` : digits;
  return /^\+[1-9]\d{6,14}$/.test(phone) ? phone : undefined;
}
