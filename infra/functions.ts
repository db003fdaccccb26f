/** Every Lambda of the house, by the name of its folder in `functions/`. */
export const functionNames = [
  'api',
  'application-filed',
  'decision-made',
  'bed-vacated',
  'isp-expired',
  'isp-renewed',
  'recipient-died',
  'advance-queue',
  'close-other-cases',
  'keep-journal',
  'send-sms',
  'send-waiting-sms',
  'remind',
  'release-no-shows',
  'expire-programmes',
  'report-overdue',
  'verify-timeline',
  'notice-status',
  'publish-facts',
  'documentation',
] as const;

/** Files of packages that a function reads by their names: the letters a page is printed in. */
export const filesOf: { readonly [name in (typeof functionNames)[number]]?: readonly string[] } = {
  api: ['DejaVuSansCondensed', 'DejaVuSansCondensed-Bold'].map((font) => `dejavu-fonts-ttf/ttf/${font}.ttf`),
};

export type FunctionName = (typeof functionNames)[number];
