/**
 * List prices in US dollars, as they were published: the region us-east-1, on demand, without the free tier. A price of another day or
 * region is put here.
 * https://aws.amazon.com/dynamodb/pricing/on-demand/ (throughput halved on 1 November 2024)
 */
export const prices = {
  asOf: '2024-11-01',
  region: 'us-east-1',
  writeUnit: 0.625e-6,
  readUnit: 0.125e-6,
  gigabyteMonth: 0.25,
} as const;

/** Of every item DynamoDB stores a hundred bytes besides. */
export const itemOverhead = 100;
