import { createHmac, webcrypto } from 'node:crypto';
import { KMSClient } from '@aws-sdk/client-kms';
import { expect, test, vi } from 'vitest';
import type { Call } from '../../functions/api/route.ts';
import { documentOf } from '../../functions/api/signed.ts';
import { createIinKeys } from '../../functions/shared/iin.ts';
import { signedContent } from '../../functions/shared/signature/signed-content.ts';
import { derOf, issue, sign } from '../support/certificates.ts';
import { applicationId, called } from '../support/facts.ts';
import { calendar, statesAfter } from '../support/given.ts';
import { iinOf } from '../support/iin.ts';

/** ЭЦҚ: a call that is decided again, since others were quicker, pays for its signature once. */

/** KMS as the SDK sees it, answering for AWS. */
const kms = new KMSClient({ region: 'eu-central-1', credentials: { accessKeyId: 'x', secretAccessKey: 'x' } });
kms.middlewareStack.add(
  () => async (args) => {
    const { Message } = args.input as { Message: Uint8Array };
    return { output: { Mac: createHmac('sha256', 'test').update(Message).digest(), $metadata: {} }, response: {} };
  },
  { step: 'initialize', name: 'kms' },
);

test('ARR-3 · it is verified once for a call, good or not, and anew for the next', async () => {
  const iin = iinOf(1);
  const root = await issue({ cn: 'Root' }, 'itself', { authority: true });
  const signer = await issue({ cn: 'Somebody', serialNumber: `IIN${iin}` }, root);
  const iinKeys = createIinKeys(kms, 'key');
  const personId = await iinKeys.personIdOf(iin);
  const deps = { signatures: { demanded: [], anchors: [derOf(root.certificate)] }, iinKeys };
  const { application } = statesAfter(called());
  const body = { reason: 'illness', until: '2025-04-20' };
  const callWith = (signature: string): Call => ({
    request: {
      params: { id: applicationId },
      query: {},
      body: JSON.stringify({ ...body, signature }),
      contentType: 'application/json',
      accept: undefined,
      idempotencyKey: undefined,
      ifMatch: undefined,
      ifNoneMatch: undefined,
      requestId: 'request-1',
      now: '2025-03-11T05:00:00.000Z',
      claims: undefined,
    },
    action: 'postpone',
    caller: { role: 'citizen', iin },
    personId,
    context: { now: '2025-03-11T05:00:00.000Z', by: { role: 'citizen', id: personId }, calendar },
    asRead: undefined,
  });
  const signed = signedContent(`POST /v1/applications/${applicationId}/postponement`, body) ?? '';
  const signature = await sign(signed, signer);
  const other = await sign(`${signed} `, signer, { bare: true });

  const verify = vi.spyOn(webcrypto.subtle, 'verify');
  const good = callWith(signature);
  const ask = (call: Call, by: string) => documentOf(deps, 'postponement', call, application, by);
  for (const call of [good, good, good]) expect(await ask(call, signature)).toStrictEqual({ signed, signature });
  expect(verify).toHaveBeenCalledTimes(2);
  const bad = callWith(other);
  for (const call of [bad, bad]) await expect(ask(call, other)).rejects.toMatchObject({ code: 'signature-invalid' });
  expect(verify).toHaveBeenCalledTimes(3);
  await ask(callWith(signature), signature);
  expect(verify).toHaveBeenCalledTimes(5);
});
