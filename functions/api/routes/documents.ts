import { type LegalDate, legalDateOf } from '../../../domain/law/time.ts';
import { assertAnnounced, assertCame } from '../../../domain/records/upload.ts';
import { Unknown } from '../../../domain/refusal.ts';
import { created, ok } from '../../shared/answer.ts';
import type { FileDeps } from '../../shared/compose.ts';
import { idFrom } from '../../shared/ids.ts';
import { present } from '../../shared/present.ts';
import { untilSettled } from '../../shared/store/errors.ts';
import type { DocumentId, KeptDocument } from '../../shared/store/people.ts';
import { documentKey } from '../../shared/store/record-keys.ts';
import type { Store } from '../../shared/store/store.ts';
import { put, type Write } from '../../shared/store/write.ts';
import { assertOwn } from '../authority.ts';
import { assertAsRead } from '../etag.ts';
import { readingOf } from '../reading.ts';
import { idParam } from '../request.ts';
import { type Call, changing, personalReading } from '../route.ts';

/** Where a document lies in the bucket: ids, and nothing of whose they are or what it is. */
const placeOf = ({ stayId, documentId }: DocumentId): string => `${stayId}/${documentId}`;

const extensions = { 'application/pdf': 'pdf', 'image/jpeg': 'jpg', 'image/png': 'png' } as const;

/** The write that keeps what is known of a document; `condition`: how it must stand with it until then. */
const kept = (
  { tables }: Store,
  personId: string,
  { stayId, documentId, ...document }: KeptDocument,
  condition: string,
): Write =>
  put(
    tables.people ?? '',
    { ...documentKey(personId, stayId, documentId), ...present(document) },
    { ConditionExpression: condition },
  );

/** FIL-1: the documents of a personal file, which are uploaded to the bucket and fetched from it, and never pass through here. */
export const documentRoutes = ({ bucket, ...deps }: FileDeps) => {
  const { store, people } = deps;

  /** The case of a stay that is the caller's to act on. @throws Unknown `stay` · ChangedMeanwhile */
  const caseOf = async (call: Call) => {
    const stayId = idParam(call.request);
    const applicationId = await store.applicationOfStay(stayId);
    const application = assertOwn(
      call,
      call.action,
      applicationId ? await store.application(applicationId) : undefined,
      'stay',
    );
    assertAsRead(call.asRead, application);
    return { application, stayId, today: legalDateOf(call.context.now) as LegalDate };
  };

  const documentIn = ({ request }: Call): DocumentId => ({
    stayId: idParam(request),
    documentId: idParam(request, 'documentId'),
  });

  return {
    'POST /v1/stays/{id}/documents': changing(deps, 'POST /v1/stays/{id}/documents', async (call, said, withAnswer) => {
      const { application, stayId, today } = await caseOf(call);
      const { kind, type, size, issuedOn, pages, original, sha256 } = said;
      const announced = assertAnnounced({ kind, type, size, ...present({ issuedOn }) }, application.setting, today);
      const { now: at, by } = call.context;
      const documentId = idFrom('doc', call.request.requestId);
      const key = placeOf({ stayId, documentId });
      const upload = await (await bucket()).uploadOf({ key, type: announced.type, size, ...present({ sha256 }) }, at);
      const answer = created({ documentId, upload });
      const document = { stayId, documentId, ...announced, size, ...present({ issuedOn, pages }), at, by };
      const write = kept(
        store,
        application.personId,
        { ...document, ...(original && { original }) },
        'attribute_not_exists(pk)',
      );
      // The file is theirs to add to only while the recipient is.
      await store.commit({ facts: [] }, withAnswer(answer, { writes: [write], guards: [application] }));
      return answer;
    }),

    'POST /v1/stays/{id}/documents/{documentId}/received': changing(
      deps,
      'POST /v1/stays/{id}/documents/{documentId}/received',
      (call, _, withAnswer) =>
        untilSettled(async () => {
          const { application, today } = await caseOf(call);
          const { personId, setting } = application;
          const document = await people.announced(personId, documentIn(call));
          if (!document) throw new Unknown('document');
          const answer = ok({ documentId: document.documentId, state: 'uploaded' });
          if (document.received) {
            await store.commit({ facts: [] }, withAnswer(answer));
            return answer;
          }
          const came = await (await bucket()).lookAt(placeOf(document));
          assertCame(document, came, setting, today);
          const { now: at, by } = call.context;
          const received = { at, by, version: came?.version ?? '' };
          const write = kept(store, personId, { ...document, received }, 'attribute_not_exists(received)');
          await store.commit({ facts: [] }, withAnswer(answer, { writes: [write], guards: [application] }));
          return answer;
        }),
    ),

    'GET /v1/stays/{id}/documents/{documentId}': personalReading(
      deps,
      'GET /v1/stays/{id}/documents/{documentId}',
      async (call) => {
        const { application } = await caseOf(call);
        const wanted = documentIn(call);
        const document = await people.document(application.personId, wanted, readingOf(call, 'document'));
        if (!document?.received) throw new Unknown('document');
        const { kind, type, received } = document;
        const name = `${kind}.${extensions[type]}`;
        const { version } = received;
        return ok(await (await bucket()).linkTo({ key: placeOf(wanted), version, type, name }, call.context.now));
      },
    ),
  };
};
