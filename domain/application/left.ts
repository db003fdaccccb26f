import type { Left } from '../fact.ts';
import type { Application } from './application.ts';

/** What a case leaves in its organization when it ends before the admission. */
export const leftBy = ({ offer, turn, organizationId }: Application): Left => {
  if (!organizationId) return 'nothing';
  if (offer?.basis === 'residence') return 'residence';
  if (offer) return offer.placeHeld ? 'place' : 'head';
  return turn ? 'queue' : 'nothing';
};
