import type { Defect } from '../defect.ts';

/** Mistakes in whose turn it is, and in what an organization counts. */
export const queueDefects: readonly Defect[] = [
  {
    name: 'given-up-place-held-again',
    file: 'domain/queue/turn.ts',
    find: 'if (away && free - yielded > 0)',
    replace: 'if (away && free - yielded >= 0)',
    about:
      'That a free place may be the very one somebody away has given up: it goes back to them, and the next in line never gets it.',
  },
  {
    name: 'newcomer-overtakes',
    file: 'domain/queue/turn.ts',
    find: 'if (free - waiting - claimedByAway <= 0) return undefined;',
    replace: 'if (free - waiting - claimedByAway < 0) return undefined;',
    about:
      'That the last free place belongs to the one who waits for it: a newcomer takes it over the head of the first in line.',
  },
  {
    name: 'classes-swapped',
    file: 'domain/queue/order.ts',
    find: "['out-of-turn', 'first-of-all', 'ordinary']",
    replace: "['first-of-all', 'out-of-turn', 'ordinary']",
    about: 'Which of two rights is the higher: an orphan who goes out of turn waits behind the veterans.',
  },
  {
    name: 'numbers-as-text',
    file: 'domain/queue/order.ts',
    find: "String(registration).padStart(9, '0')",
    replace: 'registration',
    about:
      'That a key is ordered as text: of two who joined at the same moment the tenth comes before the ninth, who was first.',
  },
  {
    name: 'overdue-on-its-last-day',
    file: 'domain/application/application.ts',
    find: 'isp.expired === true || isp.validTo < on;',
    replace: 'isp.expired === true || isp.validTo <= on;',
    about: 'That a programme holds to the end of its last day: a place that falls free on it goes to somebody else.',
  },
  {
    name: 'renewal-joins-anew',
    file: 'domain/application/evolve.ts',
    find: 'turn: { joinedAt: state.turn.joinedAt, registration: state.turn.registration } }),',
    replace: 'turn: { joinedAt: fact.at, registration: state.turn.registration } }),',
    about: 'That a renewed programme keeps the former turn: who has waited for years stands last again.',
  },
  {
    name: 'old-expiry-blocks-the-renewed',
    file: 'domain/application/decide-programme.ts',
    find: 'isp.renewedOn !== undefined && expiredOn < isp.validTo',
    replace: 'isp.renewedOn !== undefined && expiredOn < isp.renewedOn',
    about:
      'That a programme may be renewed before the old one ends: the end of the old one blocks somebody whose new one is in force.',
  },
  {
    name: 'suspended-not-counted',
    file: 'domain/organization/organization.ts',
    find: '...(fact.placeHeld ? { reserved: -1, free: 1, waiting: 1 } : { away: -1, yielded: -1 }),',
    replace: '...(fact.placeHeld ? { reserved: -1, free: 1 } : { away: -1, yielded: -1 }),',
    about:
      'That whose decision is suspended goes back into the queue: its length comes out one short, and below nothing at last.',
  },
  {
    name: 'given-up-forever',
    file: 'domain/organization/organization.ts',
    find: 'Math.min(next.yielded, next.free, next.away)',
    replace: 'Math.min(next.yielded, next.free)',
    about:
      'That a place is given up only while somebody is away: it stays marked, and the next who is away does not get theirs.',
  },
  {
    name: 'leaves-a-place-never-held',
    file: 'domain/application/left.ts',
    find: "if (offer) return offer.placeHeld ? 'place' : 'head';",
    replace: "if (offer) return 'place';",
    about:
      'That somebody away holds no place: when they withdraw, one is freed that was never reserved, and two are sent to one bed.',
  },
];
