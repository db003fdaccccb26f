import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { bundleFunctions } from './bundle.ts';
import { composeKezek } from './compose.ts';
import { filesOf, functionNames } from './functions.ts';

const root = join(import.meta.dirname, '..');
const bundles = join(root, 'build/functions');

await bundleFunctions({ names: functionNames, files: filesOf, from: join(root, 'functions'), to: bundles });

// The CDK's own command passes the flags of cdk.json; run directly, this file must come to the same assembly.
const { context } = JSON.parse(await readFile(join(root, 'cdk.json'), 'utf8'));
const app = new App({ context, analyticsReporting: false });
composeKezek(app, bundles);
app.synth();
