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

/** SNS has answered no: the message has not gone out. After any other failure nobody can know. */
export const isRefused = (error: unknown): boolean => error instanceof SNSServiceException && error.$fault === 'client';

export const createSender = (sns: SNSClient) => ({
  /** Hands a message to SNS; that it was accepted says nothing of its delivery. Answers with SNS's id of it. */
  send: async (sms: Sms): Promise<string> => {
    const { MessageId } = await sns.send(new PublishCommand(publishParams(sms)));
    if (!MessageId) throw new Error('SNS accepted a message without an id');
    return MessageId;
  },
});

export type Sender = ReturnType<typeof createSender>;
