import { spawn } from 'node:child_process';

/** How a script has ended; `late`: it was stopped because its time was over. */
export type Ended = { status: number | null; said: string; late: boolean };

/** Runs a script of a folder under the project's own Node, for so many seconds at most. It ends with this process. */
export const runScript = async (
  cwd: string,
  [script = '', ...args]: readonly string[],
  { seconds, environment = {} }: { seconds: number; environment?: Record<string, string> },
): Promise<Ended> => {
  const child = spawn(process.execPath, [script, ...args], {
    cwd,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  let late = false;
  const clock = setTimeout(() => {
    late = true;
    kill();
  }, seconds * 1000);
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  clearTimeout(clock);
  process.off('exit', kill);
  return { status, said, late };
};
