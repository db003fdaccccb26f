import { log } from '../shared/log.ts';
import type { Timelines } from '../shared/store/timelines.ts';
import { type Looked, verifyTimelines } from './verify.ts';

/**
 * By schedule: whether every timeline is as it was written. What is not is logged, and the run fails at its end, so that
 * somebody is told.
 */
export const createHandler = (timelines: Timelines) => async (): Promise<Looked & { findings: number }> => {
  let findings = 0;
  const looked = await verifyTimelines(timelines, (finding) => {
    findings += 1;
    log('timeline-broken', finding);
  });
  if (findings > 0) throw new Error(`The timelines have ${findings} findings`);
  return { ...looked, findings };
};
