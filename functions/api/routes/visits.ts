import type { Application } from '../../../domain/application/application.ts';
import type { Fact } from '../../../domain/fact.ts';
import { legalDateOf } from '../../../domain/law/time.ts';
import { recordOf } from '../../../domain/records/visits.ts';
import { Unknown } from '../../../domain/refusal.ts';
import { hereSince } from '../../../domain/stay/service.ts';
import { approveSchedule, markVisit, type Visits } from '../../../domain/stay/visits.ts';
import { created, ok } from '../../shared/answer.ts';
import { changeStay } from '../../shared/commands/change-stay.ts';
import { remarkOf } from '../../shared/commands/remark.ts';
import { visitsKnown } from '../../shared/commands/visits-known.ts';
import type { KnownPersonDeps } from '../../shared/compose.ts';
import { present } from '../../shared/present.ts';
import { visitsOf } from '../../shared/store/visits.ts';
import type { Besides } from '../../shared/store/writes.ts';
import { preferred } from '../accept.ts';
import { assertOwn } from '../authority.ts';
import { assertAsRead } from '../etag.ts';
import { readingOf } from '../reading.ts';
import { idParam } from '../request.ts';
import { type Call, changing, personalReading } from '../route.ts';
import { recordPage } from '../visits-page.ts';
import { recordView } from '../visits-view.ts';

/** HOM-1: what a setting without visits is told stands in the core, which then needs to know of none. */
const none: Visits = { plan: [], marked: new Set() };

/** HOM-1: the schedule of the visits of a stay at home, and the record of services. */
export const visitRoutes = ({ store, people, ...deps }: KnownPersonDeps) => {
  const onStay = (
    call: Call,
    from: string,
    decide: (application: Application, visits: Visits) => Fact[],
    besides: (application: Application) => Besides,
  ) =>
    changeStay(
      store,
      idParam(call.request),
      async (application) => {
        assertOwn(call, call.action, application, 'stay');
        assertAsRead(call.asRead, application);
        return decide(application, (await visitsKnown(store, application, from)) ?? none);
      },
      besides,
    );

  /** The case that a stay belongs to, and the organization, when they are the caller's to see. */
  const seen = async (call: Call) => {
    const applicationId = await store.applicationOfStay(idParam(call.request));
    const found = applicationId ? await store.application(applicationId) : undefined;
    const application = assertOwn(call, call.action, found, 'stay');
    const { stay, organizationId } = application;
    const organization = organizationId ? await store.register(organizationId) : undefined;
    // HOM-1: the record is one of service at home; no other stay has one.
    if (!stay || !organization || application.setting !== 'home') throw new Unknown('stay');
    return { application, stay, organization };
  };

  return {
    'POST /v1/stays/{id}/visit-schedule': changing(
      { store, ...deps },
      'POST /v1/stays/{id}/visit-schedule',
      async (call, schedule, withAnswer) => {
        const answer = ok({ stayId: idParam(call.request), from: schedule.from });
        await onStay(
          call,
          schedule.from,
          (application, visits) => approveSchedule(application, present(schedule), visits, call.context),
          () => withAnswer(answer),
        );
        return answer;
      },
    ),

    'POST /v1/stays/{id}/visits': changing(
      { store, ...deps },
      'POST /v1/stays/{id}/visits',
      async (call, visit, withAnswer) => {
        const { on, services } = visit;
        const answer = created({ stayId: idParam(call.request), on, enteredOn: legalDateOf(call.context.now) });
        await onStay(
          call,
          on,
          (application, visits) => markVisit(application, { on, services }, visits, call.context),
          (application) => withAnswer(answer, { remark: remarkOf(application, 'visit', JSON.stringify(visit)) }),
        );
        return answer;
      },
    ),

    'GET /v1/stays/{id}/visits': personalReading(
      { store, ...deps },
      'GET /v1/stays/{id}/visits',
      async (call, query) => {
        const { application, stay, organization } = await seen(call);
        const type = preferred(call.request, ['application/json', 'text/html']);
        const today = legalDateOf(call.context.now);
        const { month = today.slice(0, 7) } = query;
        const { plan, marks } = await visitsOf(store, stay.stayId, month);
        const person = await people.person(application.personId, readingOf(call, 'visits'));
        const factIds = marks.map(({ factId }) => factId);
        const remarks = person ? await people.remarksOf(person, factIds) : new Map();
        const registeredOn = hereSince(stay);
        const days = recordOf({ plan, marks }, month, { since: registeredOn, until: application.ended?.on }, today);
        const of = { stayId: stay.stayId, month, registeredOn, today };
        const record = recordView(of, days, { organization, person }, remarks);
        return type === 'text/html' ? recordPage(record) : ok(record);
      },
    ),
  };
};
