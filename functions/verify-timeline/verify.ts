import type { StoredTimeline, Timelines } from '../shared/store/timelines.ts';
import { type Finding, findingsOf } from './findings.ts';

/** How much was looked at. */
export type Looked = { subjects: number; entries: number };

/** How often a timeline is read again before it is called broken: each time it may be written to in the midst of it. */
const readings = 3;

/** A timeline as it was read, or, when it seems broken, as it is now. */
const settled = async (timelines: Timelines, timeline: StoredTimeline): Promise<StoredTimeline> => {
  let read = timeline;
  for (let left = readings; left > 0 && findingsOf(read).length > 0; left -= 1) read = await timelines.again(timeline);
  return read;
};

/** Looks at every timeline there is, and tells of each thing that is wrong in one. */
export const verifyTimelines = async (timelines: Timelines, tell: (finding: Finding) => void): Promise<Looked> => {
  const looked: Looked = { subjects: 0, entries: 0 };
  const verify = async (segment: AsyncIterable<StoredTimeline>) => {
    for await (const read of segment) {
      const timeline = await settled(timelines, read);
      for (const finding of findingsOf(timeline)) tell(finding);
      looked.subjects += 1;
      looked.entries += timeline.entries.length;
    }
  };
  await Promise.all(timelines.all().map(verify));
  return looked;
};
