import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { StartError } from '../start-error.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Runs `infra/app.ts` as `npm run synth` does and writes the cloud assembly to `dir`. */
export async function synthesize(dir: string): Promise<string> {
  const child = spawn(process.execPath, ['infra/app.ts'], {
    cwd: root,
    env: { ...process.env, CDK_OUTDIR: dir },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const kill = () => child.kill();
  process.once('exit', kill);
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  process.off('exit', kill);
  if (code === 0) return dir;
  const reason = said.split('\n').find((line) => /error/i.test(line)) ?? said.trim().split('\n').at(-1);
  throw new StartError(`The stacks of infra/ could not be synthesized: ${reason?.trim() ?? `exit status ${code}`}`);
}
