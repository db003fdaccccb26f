import type { Application } from '../../../domain/application/application.ts';
import { inService } from '../../../domain/application/left.ts';
import type { Fact } from '../../../domain/fact.ts';
import type { Organization } from '../../../domain/organization/organization.ts';
import type { Actor } from '../../../domain/vocabulary.ts';
import { someone } from './pick.ts';
import type { Step } from './step.ts';
import type { World } from './world.ts';

export const headOf = ({ organizationId }: Application): Actor => ({
  role: 'organization',
  ...(organizationId && { id: organizationId }),
});

/** Tries something on a stay that it makes sense for, by the head of the organization. */
export const onStay = (
  world: World,
  step: Step,
  fits: (application: Application) => boolean,
  decide: (state: Application, by: Actor, organization: Organization) => Fact[],
): void => {
  const application = someone(world, step, (one) => inService(one) && fits(one));
  // Without a stay there is none to name.
  if (!application?.stay || !application.organizationId) return;
  const house = world.organization(application.organizationId);
  world.change(application.applicationId, (state) => decide(state, headOf(state), house));
};
