import type { Application } from '../../../domain/application/application.ts';
import type { Organization } from '../../../domain/organization/organization.ts';
import type { Step } from './step.ts';
import type { World } from './world.ts';

/** Somebody whom the act makes sense for, if there is anybody such; in a wild step anybody. */
export const someone = (
  world: World,
  { whom, wild }: Step,
  fits: (application: Application) => boolean,
): Application | undefined => {
  const all = world.everybody;
  const among = wild ? all : all.filter(fits);
  return among[whom % among.length];
};

/** An organization that the act makes sense for; any in a wild step, and when there is none such. */
export const somewhere = (
  world: World,
  { whom, wild }: Step,
  fits: (organization: Organization) => boolean,
): Organization => {
  const all = world.houses;
  const fitting = wild ? [] : all.filter(fits);
  const among = fitting.length > 0 ? fitting : all;
  const found = among[whom % among.length];
  if (!found) throw new Error('There is no organization');
  return found;
};
