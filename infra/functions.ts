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

export type FunctionName = (typeof functionNames)[number];
