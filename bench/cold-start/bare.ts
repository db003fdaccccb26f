import { join } from 'node:path';
import { build } from 'esbuild';
import { bundleFunctions, options } from '../../infra/bundle.ts';
import type { FunctionName } from '../../infra/functions.ts';

/** The handlers that make clients of the SDK and do nothing: one for each set of them, and one with our three libraries besides. */
export const clientSets = ['none', 'table', 'documents', 'documents-kms', 'documents-sns', 'libraries'] as const;

export type Clients = (typeof clientSets)[number];

/** What `functions/shared/compose.ts` makes for each function. */
export const clientsOf: Readonly<Record<FunctionName, Clients>> = {
  api: 'documents-kms',
  'application-filed': 'documents-kms',
  'decision-made': 'documents-kms',
  'bed-vacated': 'documents',
  'isp-expired': 'documents-kms',
  'isp-renewed': 'documents-kms',
  'recipient-died': 'documents-kms',
  'advance-queue': 'documents',
  'close-other-cases': 'documents',
  'keep-journal': 'documents',
  'send-sms': 'documents-sns',
  'send-waiting-sms': 'documents-sns',
  remind: 'documents',
  'release-no-shows': 'documents',
  'expire-programmes': 'documents',
  'report-overdue': 'documents',
  'verify-timeline': 'table',
  'notice-status': 'documents',
  'publish-facts': 'none',
  documentation: 'none',
};

/**
 * Bundles the bare handlers each into one file, as esbuild does when nobody asks it to split them: what they start with where
 * nothing is done about it. Gives the files.
 */
export const bundleWhole = async (to: string): Promise<ReadonlyMap<Clients, string>> => {
  const entryPoints = clientSets.map((clients) => ({
    in: join(import.meta.dirname, 'bare', clients, 'index.ts'),
    out: clients,
  }));
  await build({ ...options, splitting: false, entryPoints, outdir: to });
  return new Map(clientSets.map((clients) => [clients, join(to, `${clients}.mjs`)]));
};

/** Bundles the bare handlers exactly as the functions are bundled. Gives the files. */
export const bundleBare = async (to: string): Promise<ReadonlyMap<Clients, string>> => {
  await bundleFunctions({ names: clientSets, from: join(import.meta.dirname, 'bare'), to });
  return new Map(clientSets.map((clients) => [clients, join(to, clients, 'index.mjs')]));
};
