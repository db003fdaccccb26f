// What Lambda does with a function before its first invocation: imports its file, and finds the handler. Tells what that took.
import { writeSync } from 'node:fs';

const from = performance.now();
const { handler } = await import(process.argv[2]);
const init = performance.now() - from;
if (typeof handler !== 'function') throw new Error(`${process.argv[2]} exports no handler`);
writeSync(1, String(init));
