import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { StartError } from '../start-error.ts';

const Template = z.looseObject({
  Parameters: z
    .record(
      z.string(),
      z.looseObject({
        Default: z.union([z.string(), z.number()]).optional(),
        AllowedValues: z.array(z.string()).optional(),
        AllowedPattern: z.string().optional(),
        MaxLength: z.number().optional(),
      }),
    )
    .default({}),
  Resources: z.record(
    z.string(),
    z.looseObject({
      Type: z.string(),
      Properties: z.record(z.string(), z.unknown()).default({}),
      Condition: z.string().optional(),
    }),
  ),
  Outputs: z
    .record(z.string(), z.looseObject({ Value: z.unknown(), Export: z.object({ Name: z.unknown() }).optional() }))
    .default({}),
});

const Manifest = z.looseObject({
  artifacts: z.record(
    z.string(),
    z.looseObject({
      type: z.string(),
      environment: z.string().optional(),
      properties: z
        .looseObject({
          templateFile: z.string().optional(),
          stackName: z.string().optional(),
          file: z.string().optional(),
          directoryName: z.string().optional(),
        })
        .default({}),
    }),
  ),
});

const AssetManifest = z.looseObject({
  files: z
    .record(
      z.string(),
      z.looseObject({
        source: z.looseObject({ path: z.string().optional() }),
        destinations: z.record(z.string(), z.looseObject({ objectKey: z.string() })),
      }),
    )
    .default({}),
});

/** One stack of the assembly: its template as synthesized, nothing resolved yet. */
export interface Stack {
  readonly name: string;
  readonly account: string;
  readonly region: string;
  readonly template: z.infer<typeof Template>;
}

/** What `cdk synth` wrote: stacks, and where the code of the functions lies by its S3 key. */
export interface Assembly {
  readonly stacks: readonly Stack[];
  readonly assets: ReadonlyMap<string, string>;
}

/** Account and region of a stack that names none. */
const ANY_ACCOUNT = '000000000000';
export const ANY_REGION = 'eu-central-1';

/** Reads a cloud assembly folder, stages within it too. */
export function readAssembly(dir: string): Assembly {
  const stacks: Stack[] = [];
  const assets = new Map<string, string>();
  collect(dir, stacks, assets);
  if (stacks.length === 0) throw new StartError(`There is no stack in the cloud assembly ${dir}.`);
  return { stacks, assets };
}

function collect(dir: string, stacks: Stack[], assets: Map<string, string>): void {
  for (const [id, artifact] of Object.entries(readJson(join(dir, 'manifest.json'), Manifest).artifacts)) {
    const { templateFile, stackName, file, directoryName } = artifact.properties;
    if (artifact.type === 'cdk:cloud-assembly' && directoryName) collect(join(dir, directoryName), stacks, assets);
    if (artifact.type === 'cdk:asset-manifest' && file) {
      for (const asset of Object.values(readJson(join(dir, file), AssetManifest).files)) {
        if (asset.source.path === undefined) continue;
        const path = join(dir, asset.source.path);
        for (const { objectKey } of Object.values(asset.destinations)) assets.set(objectKey, path);
      }
    }
    if (artifact.type === 'aws:cloudformation:stack' && templateFile) {
      const [account = '', region = ''] = (artifact.environment ?? '').replace('aws://', '').split('/');
      stacks.push({
        name: stackName ?? id,
        account: /^\d{12}$/.test(account) ? account : ANY_ACCOUNT,
        region: region === '' || region === 'unknown-region' ? ANY_REGION : region,
        template: readJson(join(dir, templateFile), Template),
      });
    }
  }
}

function readJson<T>(path: string, schema: z.ZodType<T>): T {
  try {
    return schema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error).split('\n')[0] : String(error);
    throw new StartError(`The cloud assembly cannot be read: ${path}: ${reason}`);
  }
}
