import { outcomeNames } from '../../../domain/law/explanations/outcomes.ts';
import { legalDateOf } from '../../../domain/law/time.ts';
import { type Counts, compared, sumOf } from '../../../domain/records/outcomes.ts';
import type { Setting } from '../../../domain/vocabulary.ts';
import { ok } from '../../shared/answer.ts';
import type { PersonDeps } from '../../shared/compose.ts';
import { countsOf } from '../../shared/store/outcomes.ts';
import type { Places } from '../../shared/store/places.ts';
import { assertOwnOrganization, callerAs } from '../authority.ts';
import { idParam } from '../request.ts';
import { type Call, reading } from '../route.ts';

const settings: readonly Setting[] = ['inpatient', 'semi-inpatient', 'home', 'temporary-stay'];

const yearOf = ({ context }: Call, asked: number | undefined): number =>
  asked ?? Number(legalDateOf(context.now).slice(0, 4));

/** So many organizations are asked for at once. */
const atOnce = 1000;

/** STA-1: what stays have led to, from year to year. */
export const outcomeRoutes = ({ store, places, ...deps }: PersonDeps & { places: Places }) => {
  /** Both years of these organizations together. */
  const view = async (ids: readonly string[], setting: Setting, year: number, discreet: boolean) => {
    const [now, before] = await Promise.all([countsOf(store, ids, year), countsOf(store, ids, year - 1)]);
    const { outcomes, ...endings } = compared(setting, sumOf(now), sumOf(before) satisfies Counts, discreet);
    return {
      setting,
      year,
      ...endings,
      outcomes: outcomes.map((one) => ({ ...one, name: outcomeNames[one.outcome] })),
    };
  };

  /** The organizations of a setting in a region, those that have left the register too: a bounded number. */
  const idsIn = async (setting: Setting, region: string): Promise<string[]> => {
    const ids: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await places.organizations({ setting, region }, { limit: atOnce, cursor });
      ids.push(...page.items.map(({ organizationId }) => organizationId));
      cursor = page.next;
    } while (cursor);
    return ids;
  };

  return {
    'GET /v1/organizations/{id}/outcomes': reading(
      { store, ...deps },
      'GET /v1/organizations/{id}/outcomes',
      async (call, query) => {
        const found = await store.organization(idParam(call.request));
        const { organizationId, setting } = assertOwnOrganization(call, call.action, found);
        const year = yearOf(call, query.year);
        return ok({ organizationId, ...(await view([organizationId], setting, year, false)) });
      },
    ),

    'GET /v1/statistics/outcomes': reading({ store, ...deps }, 'GET /v1/statistics/outcomes', async (call, query) => {
      const { regionId } = callerAs(call.caller, 'authority');
      const year = yearOf(call, query.year);
      const wanted = query.setting ? [query.setting] : settings;
      const all = wanted.map(async (setting) => {
        const ids = await idsIn(setting, regionId);
        // Of temporary stay a small number of a small place would tell of a victim.
        return { organizations: ids.length, ...(await view(ids, setting, year, setting === 'temporary-stay')) };
      });
      return ok({ region: regionId, settings: await Promise.all(all) });
    }),
  };
};
