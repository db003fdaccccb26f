import { parseArgs } from 'node:util';
import { parseInstant } from './clock.ts';
import { StartError } from './start-error.ts';

/** What `npm start -- …` was asked for. */
export interface Options {
  readonly port: number;
  readonly demo: boolean;
  /** Where the virtual clock begins, in milliseconds; real time when absent. */
  readonly at?: number;
  readonly data: 'memory' | { readonly dir: string };
  readonly dynamodb?: string;
  readonly verbose: boolean;
  readonly enforceIam: boolean;
}

const usage =
  'npm start -- [--port N] [--no-demo] [--at 2025-03-10T09:00:00+05:00] [--data memory|DIR] [--dynamodb URL] [--enforce-iam] [--verbose]';

/** Reads the command line; anything it does not know is a StartError of one line. */
export function parseOptions(args: readonly string[]): Options {
  const values = parse(args);
  const at = values.at === undefined ? undefined : instant(values.at);
  return {
    port: port(values.port),
    demo: !values['no-demo'],
    data: values.data === 'memory' ? 'memory' : { dir: folder(values.data) },
    verbose: values.verbose,
    enforceIam: values['enforce-iam'],
    ...(at === undefined ? {} : { at }),
    ...(values.dynamodb === undefined ? {} : { dynamodb: endpoint(values.dynamodb) }),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: 'string', default: '3000' },
        'no-demo': { type: 'boolean', default: false },
        at: { type: 'string' },
        data: { type: 'string', default: 'memory' },
        dynamodb: { type: 'string' },
        verbose: { type: 'boolean', default: false },
        'enforce-iam': { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    const reason = error instanceof Error ? error.message.split(/\. |\n/)[0] : String(error);
    throw new StartError(`${reason}. Usage: ${usage}`);
  }
}

function port(text: string): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= 65_535) return value;
  throw new StartError(`--port must be a number from 0 to 65535, not "${text}".`);
}

function instant(text: string): number {
  const at = parseInstant(text);
  if (at !== undefined) return at;
  throw new StartError(`--at must be an instant with its offset, like 2025-03-10T09:00:00+05:00, not "${text}".`);
}

function folder(text: string): string {
  if (text !== '') return text;
  throw new StartError('--data must be "memory" or a folder.');
}

function endpoint(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url.href.replace(/\/$/, '');
  throw new StartError(`--dynamodb must be an http(s) URL, not "${text}".`);
}
