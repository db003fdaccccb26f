import type { Application } from '../../../domain/application/application.ts';
import type { Organization } from '../../../domain/organization/organization.ts';
import { applicationIdOf, dutyIdOf, waitingIdOf } from '../../../functions/shared/store/keys.ts';
import {
  applicationIn,
  organizationIn,
  type StoredPlaces,
  type StoredRegister,
} from '../../../functions/shared/store/stored.ts';
import { must } from '../../invariants/violation.ts';
import type { Change } from './writing.ts';

/** Reads the states out of the items of a table, write by write. */
export class States {
  readonly #registers = new Map<string, StoredRegister>();

  /** The changes, each with the state that it holds. */
  read(changes: readonly Change[]): Change[] {
    for (const { pk, entity, after } of changes)
      if (entity === 'organization' && after) this.#registers.set(pk, after as unknown as StoredRegister);
    return changes.map((change) => {
      const state = this.#stateIn(change);
      return state ? { ...change, state } : change;
    });
  }

  #stateIn({ pk, sk, entity, after }: Change): Application | Organization | undefined {
    if (!after) return undefined;
    if (entity === 'application') return applicationIn(after.state, applicationIdOf({ pk }));
    if (entity === 'entry') return applicationIn(after.state, waitingIdOf({ sk }));
    return entity === 'places' ? this.#organization(pk, after as unknown as StoredPlaces) : undefined;
  }

  #organization(pk: string, places: StoredPlaces): Organization {
    const register = this.#registers.get(pk);
    const organization = register && organizationIn(places, register);
    must(organization !== undefined, 'ADR 18 · an organization is whole after every write', () => ({
      places,
      register,
    }));
    return organization;
  }
}

/** The case that an item is of, by its key; nothing when it is of an organization, or of a person. */
export const caseOfItem = ({ pk, sk, entity }: Change): string | undefined => {
  if (pk.startsWith('APP#')) return applicationIdOf({ pk });
  if (entity === 'entry') return waitingIdOf({ sk });
  return entity === 'duty' ? dutyIdOf({ sk }).split('.').slice(0, -2).join('.') : undefined;
};
