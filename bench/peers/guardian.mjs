// Starts the server of a peer, as somebody else where it refuses to run as root, and ends it when whoever started us is gone, however
// they went: our standard input is their end of a pipe, and the system closes it even for a process that was killed.
import { spawn } from 'node:child_process';

const { command, args, signal, ...options } = JSON.parse(process.argv[2] ?? '{}');
const child = spawn(command, args, { ...options, stdio: ['ignore', 'inherit', 'inherit'] });

child.on('error', ({ message }) => {
  console.error(message);
  process.exitCode = 1;
  process.stdin.destroy();
});
child.on('exit', (code) => process.exit(code ?? 1));
process.stdin.on('close', () => child.kill(signal)).resume();
