import type { Role } from '../../events/http/authority.ts';
import type { EndpointKey } from '../../events/http/endpoints.ts';
import type { Bearer } from '../../local/identity.ts';
import type { Recipient, startWorld } from './world.ts';

type World = Awaited<ReturnType<typeof startWorld>>;

/** What one call of a route needs to succeed: what it acts on, its body, and to whom that belongs. */
export type Target = {
  id?: string;
  documentId?: string;
  formId?: string;
  body?: object;
  recipient?: Recipient;
  organizationId?: string;
};

/** The path of a route on its target. */
export const pathOn = (key: EndpointKey, { id = '', documentId = '', formId = '' }: Target): string =>
  key
    .slice(key.indexOf('/'))
    .replace('{id}', id)
    .replace('{documentId}', documentId)
    .replace('{formId}', formId)
    .replace('{no}', '1');

const roomy = { capacity: 10, occupied: 8, supportedLivingPlaces: 6 };
const home = { setting: 'home' };
/** The papers of a child, too. */
const atHome = {
  ...home,
  documents: ['application', 'identity-document', 'medical-card', 'pmp-conclusion'].map((kind) => ({ kind })),
};
const shelter = { setting: 'temporary-stay', categories: ['no-fixed-residence'] };
const homeless = { setting: 'temporary-stay', category: 'no-fixed-residence', documents: [{ kind: 'application' }] };

/** What is not as usual of whoever it is about: the application, the recipient, the organization. */
type Whose = { application?: object; recipient?: object; organization?: object };

/** The authority of another region than the recipients live in, and an organization there. */
export const there = { role: 'authority', regionId: 'Ұлытау' } as const satisfies Bearer;
export const registerThere = async (world: World, change: object = {}): Promise<string> => {
  const address = { region: there.regionId, locality: 'Жезқазған', line: 'Сәтбаев 1' };
  const body = world.organizationBody({ occupied: 2, address, ...change });
  return (await world.done<{ organizationId: string }>(there, 'POST', '/v1/organizations', body)).organizationId;
};

/** Makes for every route what it can be called on, fresh each time: a call that succeeds leaves it another. */
export const targetsIn = (world: World, whose: Whose = {}) => {
  const order = () => ({ order: { number: '14', date: world.today() } });
  const house = (change: object = {}) => world.register({ occupied: 2, capacity: 3, ...whose.organization, ...change });

  const filed = async (): Promise<Target> => {
    const recipient = await world.file({ ...whose.application }, { ...whose.recipient });
    return { id: recipient.applicationId, recipient };
  };
  const granted = async (): Promise<Target> => {
    const target = await filed();
    await world.decide(target.recipient as Recipient);
    return target;
  };
  const chosen = async (organizationId: string, change: object = {}): Promise<Target> => {
    const recipient = await world.queue(organizationId, { ...whose.application, ...change }, { ...whose.recipient });
    return { id: recipient.applicationId, recipient, organizationId };
  };
  const queued = async () => chosen(await house({ occupied: 3 }));
  const offered = async () => chosen(await house());
  const admitted = async (organization: object = {}, application: object = {}): Promise<Target> => {
    const target = await chosen(await house(organization), application);
    const { recipient, organizationId } = target as Required<Target>;
    const { stayId } = (await world.admit(recipient, organizationId)).body;
    return { ...target, id: stayId };
  };
  /** An act on a stay that another must have gone before. */
  const after = async (target: Target, act: string, body: object = {}): Promise<Target> => {
    const { id = '', organizationId = '' } = target;
    const { status } = await world.onStay(world.organization(organizationId), id, act, { ...body });
    if (status !== 200) throw new Error(`${act} answered ${status}`);
    return target;
  };
  const onStay = async (target: Promise<Target>, body: object = {}): Promise<Target> => ({
    ...(await target),
    body: { ...order(), ...body },
  });
  const assessment = { on: world.today(), fullyDependent: false };
  const measure = () => ({
    kind: 'social-labour',
    name: 'Еңбек дағдылары',
    volume: '2 × 30 минут',
    specialist: 'Ә. Нұсқаушы',
    period: 'week',
    by: world.today(),
  });
  const card = { issuedOn: world.today(), contraindications: false };

  const transfer = async (role: Role): Promise<Target> => {
    const target = await admitted();
    // Between regions both authorities are asked for their agreement; within one, nobody is.
    const toOrganizationId = await registerThere(world);
    if (role === 'authority') await after(target, 'transfer', { toOrganizationId });
    return { ...target, body: { ...order(), toOrganizationId } };
  };

  const owed = async (role: Role): Promise<Target> => {
    const target = role === 'organization' ? await admitted() : await granted();
    const organizationId = target.organizationId ?? (await house());
    const bearer: Partial<Record<Role, Bearer>> = {
      organization: world.organization(organizationId),
      authority: world.authority,
    };
    const kind = { organization: 'form-recipient-card', authority: 'review-complaints' }[role as string];
    const mine = await world.obligationsOf(bearer[role] ?? world.department, 'open');
    const subject = role === 'authority' ? organizationId : target.recipient?.applicationId;
    const duty = mine.find(
      (one) => one.kind === (kind ?? 'notify-recipient') && one.subject === subject && one.owner.role === role,
    );
    return { ...target, organizationId, id: duty?.obligationId ?? '', body: {} };
  };

  const announced = async (upload = true): Promise<Target> => {
    const target = await admitted();
    const { id = '', organizationId = '' } = target;
    const documentId = await world.announce(organizationId, id, { upload });
    return { ...target, documentId, body: {} };
  };

  const make: Record<EndpointKey, (role: Role) => Promise<Target>> = {
    'POST /v1/organizations': async () => ({ body: world.organizationBody() }),
    'GET /v1/organizations': async () => ({}),
    'POST /v1/organizations/{id}/vacancies': async () => {
      const organizationId = await house();
      return { id: organizationId, organizationId, body: {} };
    },
    'GET /v1/organizations/{id}/queue': async () => {
      const { organizationId = '' } = await queued();
      return { id: organizationId, organizationId };
    },
    'GET /v1/organizations/{id}/journal': async () => {
      const { organizationId = '' } = await queued();
      return { id: organizationId, organizationId };
    },
    'POST /v1/organizations/{id}/complaints': async () => {
      const { id: applicationId, organizationId = '', recipient } = await queued();
      return {
        id: organizationId,
        organizationId,
        body: { applicationId, text: 'Ас суық' },
        ...(recipient && { recipient }),
      };
    },
    'GET /v1/organizations/{id}/complaints': async () => {
      const organizationId = await house({ departmentId: 'dep-1' });
      return { id: organizationId, organizationId };
    },
    'POST /v1/organizations/{id}/complaints/{no}/answer': async () => {
      const organizationId = await house({ departmentId: 'dep-1' });
      const path = `/v1/organizations/${organizationId}/complaints`;
      await world.done(world.organization(organizationId), 'POST', path, { text: 'Ас суық' });
      return { id: organizationId, organizationId, body: { text: 'Түзетілді' } };
    },
    'GET /v1/organizations/{id}/equipment': async () => {
      const organizationId = await house();
      return { id: organizationId, organizationId };
    },
    'GET /v1/organizations/{id}/outcomes': async () => {
      const organizationId = await house();
      return { id: organizationId, organizationId };
    },
    'POST /v1/organizations/{id}/admissions': async () => {
      const { id: applicationId, organizationId = '' } = await offered();
      return { id: organizationId, organizationId, body: { ...order(), applicationId } };
    },
    'POST /v1/organizations/{id}/paid-stays': async () => {
      const organizationId = await house();
      const { recipient, category, consent } = world.applicationBody();
      const contract = { number: 'P-1', date: world.today() };
      const body = { recipient, category, consent, departmentId: 'dep-1', contract, ...order() };
      return { id: organizationId, organizationId, body };
    },
    'POST /v1/organizations/{id}/deregistration': async () => {
      const organizationId = await house();
      return { id: organizationId, organizationId, body: { on: world.today() } };
    },
    'POST /v1/applications': async () => ({ body: world.applicationBody() }),
    'GET /v1/applications/{id}': queued,
    'GET /v1/applications/{id}/position': queued,
    'POST /v1/applications/{id}/decision': async () => ({
      ...(await filed()),
      body: { number: '7', date: world.today(), outcome: 'granted' },
    }),
    'POST /v1/applications/{id}/decision-cancellation': async () => ({
      ...(await granted()),
      body: { number: '8', date: world.today() },
    }),
    'POST /v1/applications/{id}/choice': async () => ({
      ...(await granted()),
      body: { organizationId: await house() },
    }),
    'POST /v1/applications/{id}/postponement': async () => {
      const target = await offered();
      const { offer } = await world.see(target.recipient as Recipient);
      const until = new Date(Date.parse(offer?.arriveBy ?? '') + 86_400_000).toISOString().slice(0, 10);
      return { ...target, body: { reason: 'illness', until } };
    },
    'POST /v1/applications/{id}/medical-card': async () => {
      const target = await offered();
      const { recipient, organizationId } = target as Required<Target>;
      await world.admit(recipient, organizationId, { medicalCard: { ...card, contraindications: true } });
      return { ...target, body: card };
    },
    'POST /v1/applications/{id}/still-waiting': async () => ({ ...(await queued()), body: {} }),
    'POST /v1/applications/{id}/withdrawal': async () => ({ ...(await queued()), body: {} }),
    'POST /v1/applications/{id}/isp': async () => ({
      ...(await filed()),
      body: { number: 'I-1', settings: ['inpatient'], validTo: '2027-01-01' },
    }),
    'POST /v1/stays/{id}/leave': () => onStay(admitted()),
    'POST /v1/stays/{id}/return': async () => onStay(after(await admitted(), 'leave')),
    'POST /v1/stays/{id}/suspension': () => onStay(admitted(home, atHome)),
    'POST /v1/stays/{id}/resumption': async () =>
      onStay(after(await admitted(home, atHome), 'suspension'), { medicalCard: card }),
    'POST /v1/stays/{id}/transfer': transfer,
    'POST /v1/stays/{id}/extension': async () =>
      onStay(admitted(shelter, homeless), { ground: 'hospital', until: '2026-05-01' }),
    'POST /v1/stays/{id}/supported-living': () => onStay(admitted(roomy), { assessment }),
    'POST /v1/stays/{id}/supported-living-end': async () =>
      onStay(after(await admitted(roomy), 'supported-living', { assessment })),
    'POST /v1/stays/{id}/visit-schedule': () =>
      onStay(admitted(home, atHome), { from: world.today(), weekdays: ['monday'], services: ['social-household'] }),
    'POST /v1/stays/{id}/visits': async () => ({
      ...(await admitted(home, atHome)),
      body: { on: world.today(), services: ['social-household'] },
    }),
    'GET /v1/stays/{id}/visits': () => admitted(home, atHome),
    'POST /v1/stays/{id}/discharge': () => onStay(admitted(), { ground: 'request' }),
    'GET /v1/stays/{id}/plan': () => admitted(),
    'POST /v1/stays/{id}/plan': async () => ({ ...(await admitted()), body: {} }),
    'POST /v1/stays/{id}/plan/measures': async () => ({
      ...(await after(await admitted(), 'plan')),
      body: { measures: [measure()] },
    }),
    'POST /v1/stays/{id}/plan/approval': async () => ({
      ...(await after(await after(await admitted(), 'plan'), 'plan/measures', { measures: [measure()] })),
      body: {},
    }),
    'GET /v1/stays/{id}/monitoring': () => admitted(),
    'POST /v1/stays/{id}/monitoring': async () => ({ ...(await admitted()), body: { specialist: 'Ә. Маман' } }),
    'GET /v1/applications/{id}/forms/{formId}': async () => ({ ...(await queued()), formId: 'inpatient-application' }),
    'GET /v1/forms': async () => ({}),
    'GET /v1/forms/{id}': async () => ({ id: 'survey-act' }),
    'POST /v1/forms/{id}/print': async () => ({ id: 'survey-act', body: {} }),
    'GET /v1/stays/{id}/file': () => admitted(),
    'GET /v1/stays/{id}/transfer-act': async () => {
      const target = await admitted();
      return after(target, 'transfer', { toOrganizationId: await registerThere(world) });
    },
    'POST /v1/stays/{id}/documents': async () => ({
      ...(await admitted()),
      body: { kind: 'medical-card', type: 'application/pdf', size: 1000 },
    }),
    'POST /v1/stays/{id}/documents/{documentId}/received': () => announced(),
    'GET /v1/stays/{id}/documents/{documentId}': async () => {
      const target = await announced();
      const { organizationId = '' } = target;
      const key = 'POST /v1/stays/{id}/documents/{documentId}/received';
      await world.done(world.organization(organizationId), 'POST', pathOn(key, target), {});
      const { body: _, ...read } = target;
      return read;
    },
    'GET /v1/statistics/outcomes': async () => ({}),
    'GET /v1/catalogues': async () => ({}),
    'GET /v1/catalogues/{id}': async () => ({ id: 'equipment' }),
    'GET /v1/obligations': granted,
    'POST /v1/obligations/{id}/done': owed,
    'GET /v1/me': filed,
  };
  return make;
};
