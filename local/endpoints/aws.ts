import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Answer, Handler, Request } from '../http/messages.ts';
import type { HmacKeys } from '../resources/hmac-keys.ts';
import type { SmsNetwork } from '../resources/sms.ts';

/** Answers the unmodified SDK in place of KMS (`GenerateMac`) and SNS (`Publish` to a phone number). */
export function awsEndpoints(keys: HmacKeys, network: SmsNetwork): Handler {
  return async (request) => {
    const target = request.headers['x-amz-target'];
    if (target === 'TrentService.GenerateMac') return generateMac(request, keys);
    if (target) return jsonError('UnknownOperationException', `${target} does not run locally`);
    return publish(new URLSearchParams(request.body.toString('utf8')), network);
  };
}

const MacRequest = z.object({ KeyId: z.string(), Message: z.base64(), MacAlgorithm: z.literal('HMAC_SHA_256') });

function generateMac(request: Request, keys: HmacKeys): Answer {
  const asked = MacRequest.safeParse(parse(request.body));
  if (!asked.success) return jsonError('ValidationException', z.prettifyError(asked.error));
  const { KeyId, Message, MacAlgorithm } = asked.data;
  const mac = keys.mac(KeyId, Buffer.from(Message, 'base64'));
  if (!mac) return jsonError('NotFoundException', `There is no HMAC key ${KeyId}`);
  return amzJson(200, { KeyId, MacAlgorithm, Mac: mac.toString('base64') });
}

/** The JSON of a body; undefined when it is none. */
export function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

function publish(form: URLSearchParams, network: SmsNetwork): Answer {
  const phone = form.get('PhoneNumber');
  const message = form.get('Message');
  if (form.get('Action') !== 'Publish' || !phone)
    return xmlError('InvalidAction', 'Only Publish to a phone number runs locally');
  if (!/^\+[1-9]\d{6,14}$/.test(phone)) return xmlError('InvalidParameter', 'Invalid parameter: PhoneNumber');
  if (!message) return xmlError('InvalidParameter', 'Invalid parameter: Empty message');
  const attributes: Record<string, string> = {};
  for (let entry = 1; form.has(`MessageAttributes.entry.${entry}.Name`); entry += 1) {
    const prefix = `MessageAttributes.entry.${entry}`;
    attributes[form.get(`${prefix}.Name`) ?? ''] = form.get(`${prefix}.Value.StringValue`) ?? '';
  }
  const messageId = network.publish(phone, message, attributes);
  return xml(
    200,
    `<PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult><MessageId>${messageId}</MessageId></PublishResult><ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata></PublishResponse>`,
  );
}

/** An answer in the JSON of AWS. */
export function amzJson(status: number, body: unknown): Answer {
  return { status, headers: { 'content-type': 'application/x-amz-json-1.1' }, body: JSON.stringify(body) };
}

function jsonError(type: string, message: string): Answer {
  return amzJson(400, { __type: type, message });
}

function xml(status: number, body: string): Answer {
  return { status, headers: { 'content-type': 'text/xml' }, body };
}

/** An error in the XML of AWS's older services. */
export function xmlError(code: string, message: string, status = 400): Answer {
  return xml(
    status,
    `<ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>${randomUUID()}</RequestId></ErrorResponse>`,
  );
}
