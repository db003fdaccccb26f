import { expect, test } from 'vitest';
import { documents } from '../../events/http/documents.ts';
import { startWorld } from '../support/world.ts';

test('the documentation is served to anybody, and not sent again to who has it', async () => {
  const { kezek } = await startWorld('2025-03-11T09:00:00+05:00');
  for (const [key, { type }] of Object.entries(documents)) {
    const url = `${kezek.baseUrl}${key.replace('GET ', '')}`;
    const first = await fetch(url);
    expect([first.status, first.headers.get('content-type')]).toStrictEqual([200, `${type}; charset=utf-8`]);
    const etag = first.headers.get('etag') ?? '';
    expect((await first.text()).length).toBeGreaterThan(10_000);
    const again = await fetch(url, { headers: { 'if-none-match': etag } });
    expect([again.status, again.headers.get('etag'), await again.text()]).toStrictEqual([304, etag, '']);
  }
  const openapi = (await (await fetch(`${kezek.baseUrl}/v1/openapi.json`)).json()) as {
    openapi: string;
    paths: object;
  };
  expect(openapi.openapi).toBe('3.1.0');
  // What the document says is there is there: without a token everything else asks for one.
  for (const [path, methods] of Object.entries(openapi.paths) as [string, Record<string, { security?: [] }>][])
    for (const [method, { security }] of Object.entries(methods)) {
      // What anybody may read has a name of its own: a form's, or a catalogue's.
      const named = path.startsWith('/v1/catalogues/') ? 'services' : 'survey-act';
      const { status } = await fetch(`${kezek.baseUrl}${path.replace('{id}', named).replace(/\{\w+\}/g, 'x')}`, {
        method: method.toUpperCase(),
      });
      expect([method, path, status]).toStrictEqual([method, path, security ? 200 : 401]);
    }
});
