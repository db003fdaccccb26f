import { id } from '../primitives.ts';
import { fact } from './fact.ts';

/** The term to choose ended; the decision stays valid. */
export const choiceTermPassed = fact('ChoiceTermPassed', 'The term to choose ended; the decision stays valid.', {
  applicationId: id,
});
