// Starts DynamoDB Local and ends it when whoever started us is gone, however they went: our standard input is their
// end of a pipe, and the system closes it even for a process that was killed.
import { spawn } from 'node:child_process';

const [command, ...args] = process.argv.slice(2);
const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'inherit'] });

child.on('error', (error) => {
  process.exitCode = error.code === 'ENOENT' || error.code === 'EACCES' ? 127 : 1;
  process.stdin.destroy();
});
child.on('exit', (code) => process.exit(code ?? 1));
process.stdin.on('close', () => child.kill('SIGKILL')).resume();
