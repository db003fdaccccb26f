import { Unknown } from '../../../domain/refusal.ts';
import type { KnownPersonDeps } from '../../shared/compose.ts';
import { reading } from '../route.ts';

/** What is kept of somebody, for themself. */
export const meRoutes = (deps: KnownPersonDeps) => ({
  'GET /v1/me': reading(deps, 'GET /v1/me', async () => {
    throw new Unknown('application');
  }),
});
