// Runs a script of this project on a fresh clone too: installs what the lock file asks for when it is not there, then
// runs the script under the project's own Node. Plain JavaScript without a dependency, for any Node from 20 on.
//   node local/with-dependencies.mjs SCRIPT [ARGUMENTS]
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const node = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** Whether node_modules holds what the lock file asks for; times tell nothing, a checkout changes them. */
function installed() {
  const packages = (path) => JSON.parse(readFileSync(join(root, path), 'utf8')).packages;
  try {
    const there = packages('node_modules/.package-lock.json');
    const asked = Object.entries(packages('package-lock.json')).filter(
      ([path, { optional, link }]) => path && !optional && !link,
    );
    return existsSync(node) && asked.every(([path, { version }]) => there[path]?.version === version);
  } catch {
    return false;
  }
}

function install() {
  console.log('Installing what Kezek needs, once …');
  // A lock file made where a registry lacks the optional packages of other platforms is refused by `npm ci`;
  // `npm install` takes the same versions from it all the same, and without saving leaves it as it is.
  const reasons = [['ci'], ['install', '--no-save']].map(attempt);
  if (existsSync(node)) return;
  console.error(`kezek: npm could not install what Kezek needs (${reasons[0] ?? `it left no ${node}`}).`);
  process.exit(1);
}

/** Runs npm unless an attempt before has succeeded; answers why it failed. */
function attempt(command) {
  if (installed()) return undefined;
  const npm = process.env.npm_execpath;
  const [program, ...first] = npm?.endsWith('.js') ? [process.execPath, npm] : ['npm'];
  const args = [...first, ...command, '--no-audit', '--no-fund', '--loglevel=error'];
  const { status, error, stderr } = spawnSync(program, args, {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: '' },
  });
  if (status === 0) return undefined;
  // What npm says first is the reason; the rest is its manual.
  const said = (stderr ?? '').split('\n').filter((line) => /^npm error \S/.test(line));
  return error?.message ?? said.slice(0, 2).join('; ');
}

const [script, ...args] = process.argv.slice(2);
if (!script) {
  console.error('kezek: usage: node local/with-dependencies.mjs SCRIPT [ARGUMENTS]');
  process.exit(1);
}
if (!installed()) install();

// The fourth channel tells the script when we are gone, however we went. Lambda's zone is UTC, so ours is.
const child = spawn(node, [resolve(root, script), ...args], {
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  env: { ...process.env, TZ: 'UTC' },
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('error', (error) => {
  console.error(`kezek: ${node} could not be run (${error.message}).`);
  process.exit(1);
});
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGKILL' ? 137 : 1)));

// npm does not always hand on how it ended: a shell between it and us may die alone.
if (process.env.npm_lifecycle_event) {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) child.kill('SIGTERM');
  }, 500).unref();
}
