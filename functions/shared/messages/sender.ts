import { PublishCommand, type SNSClient, SNSServiceException } from '@aws-sdk/client-sns';
import type { NoticeKind } from '../../../domain/fact.ts';
import type { Language } from '../../../domain/person/person.ts';

export type Sms = { phone: string; text: string; kind: NoticeKind; language: Language; applicationId: string };

const string = (value: string) => ({ DataType: 'String', StringValue: value });

/** What SNS is asked to publish. Pure. */
export const publishParams = ({ phone, text, kind, language, applicationId }: Sms) => ({
  PhoneNumber: phone,
  Message: text,
  MessageAttributes: {
    kind: string(kind),
    language: string(language),
    applicationId: string(applicationId),
    'AWS.SNS.SMS.SMSType': string('Transactional'),
  },
});

/** What SNS says of a number to which it can send nothing. */
const unusable: readonly string[] = ['InvalidParameterException', 'InvalidParameterValueException'];

/** What is said when the way to SNS was not open: the request has never left. */
const unreached: readonly string[] = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'CredentialsProviderError'];

/**
 * Why a message has surely not gone out: SNS has answered no, to the number or to this moment, or was never reached. Nothing
 * after any other failure: then nobody can know.
 */
export const refusalOf = (error: unknown): 'number' | 'moment' | undefined => {
  if (!(error instanceof Error)) return undefined;
  if (error instanceof SNSServiceException && unusable.includes(error.name)) return 'number';
  const refused = error instanceof SNSServiceException && error.$fault === 'client';
  const { name, code = name } = error as Error & { code?: string };
  return refused || unreached.includes(code) ? 'moment' : undefined;
};

export const createSender = (sns: SNSClient) => ({
  /** Hands a message to SNS; that it was accepted says nothing of its delivery. Answers with SNS's id of it. */
  send: async (sms: Sms): Promise<string> => {
    const { MessageId } = await sns.send(new PublishCommand(publishParams(sms)));
    if (!MessageId) throw new Error('SNS accepted a message without an id');
    return MessageId;
  },
});

export type Sender = ReturnType<typeof createSender>;
