import { describe, expect, test } from 'vitest';
import { html } from '../../events/html.ts';
import { renderPage } from '../../local/page/page.ts';

const hostile = '<script>alert("1")</script>&\'';
const escaped = '&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;&#39;';

const organization = {
  organizationId: 'org-1',
  name: { kk: 'Мейірім үйі', ru: 'Дом милосердия' },
  setting: 'inpatient',
  categories: ['elderly'],
  address: { region: 'Жетісу облысы', locality: 'Текелі', line: 'Абай көшесі, 1' },
  licence: { number: 'L-1', validFrom: '2023-01-01', validTo: '2029-12-31' },
  capacity: 50,
  free: 0,
  queueLength: 1,
};
const entry = {
  position: 1,
  applicationId: 'app-de9c298210e320b9dae8',
  priorityClass: 'first-of-all',
  joinedAt: '2025-03-10T05:00:00.000Z',
};
const message = {
  messageId: 'm-1',
  at: '2025-03-10T09:30:00+05:00',
  to: '+77010001287',
  text: 'Сіз кезекке тұрдыңыз',
  kind: 'queue-joined',
  applicationId: 'app-1',
  language: 'kk',
  segments: 1,
  status: 'delivered' as const,
};

/** The page over an API that answers this. */
const pageOf = ({
  organizations = [organization],
  entries = [entry],
  messages = [message],
  virtual = false,
  more = {},
}: {
  organizations?: readonly unknown[];
  entries?: readonly unknown[];
  messages?: readonly (typeof message)[];
  virtual?: boolean;
  more?: Record<string, unknown>;
} = {}) => {
  const answers: Record<string, unknown> = {
    '/v1/organizations': { organizations },
    '/local/clock': { now: '2025-03-10T10:00:00+05:00', virtual },
    '/local/token': { token: 'a-token' },
    '/v1/organizations/org-1/queue': { entries },
    ...more,
  };
  return renderPage({
    baseUrl: 'http://kezek',
    fetch: async (url, init) => {
      const path = String(url).replace('http://kezek', '');
      const authorized =
        !path.includes('/queue') || new Headers(init?.headers).get('authorization') === 'Bearer a-token';
      const status = authorized && path in answers ? 200 : 401;
      return Response.json(answers[path] ?? {}, { status, headers: { etag: '"a-tag"' } });
    },
    sms: () => messages,
    now: () => Date.parse('2025-03-10T10:00:00+05:00'),
  });
};

describe('the first page', () => {
  test('shows places, the queue with its class and moment, and the messages', async () => {
    const page = await pageOf();
    for (const text of [
      'Мейірім үйі',
      'Дом милосердия',
      '<dd>50</dd>',
      'b9dae8',
      'бірінші кезекте',
      'в первую очередь',
    ])
      expect(page).toContain(text);
    expect(page).toContain('<span>10.03.2025</span> <span>10:00</span>');
    expect(page).toContain('Сіз кезекке тұрдыңыз');
  });

  test('shows who is passed over: an expired programme, an arrival put off', async () => {
    const page = await pageOf({
      entries: [
        { ...entry, blocked: 'isp-expired' },
        { ...entry, postponed: true },
      ],
    });
    expect(page).toContain('ОЖБ мерзімі бітті');
    expect(page).toContain('прибытие перенесено');
  });

  test('shows all pages of a list', async () => {
    const second = { ...organization, organizationId: 'org-2', name: { kk: 'Шаңырақ', ru: 'Шанырак' } };
    const page = await pageOf({
      more: {
        '/v1/organizations': { organizations: [organization], next: 'o2' },
        '/v1/organizations?cursor=o2': { organizations: [second] },
        '/v1/organizations/org-1/queue': { entries: [entry], next: 'q2' },
        '/v1/organizations/org-1/queue?cursor=q2': {
          entries: [{ ...entry, position: 2, applicationId: 'app-second' }],
        },
        '/v1/organizations/org-2/queue': { entries: [] },
      },
    });
    for (const text of ['Мейірім үйі', 'Шаңырақ', 'b9dae8', 'second']) expect(page).toContain(text);
  });

  test('tells whether the clock is virtual', async () => {
    expect(await pageOf({ virtual: true })).toContain('виртуальные часы');
    expect(await pageOf()).toContain('реальное время');
  });

  test('what it shows is text, whatever is in it', async () => {
    const page = await pageOf({
      organizations: [
        {
          ...organization,
          name: { kk: hostile, ru: hostile },
          address: { ...organization.address, region: hostile, locality: hostile },
        },
      ],
      messages: [{ ...message, text: hostile, kind: hostile, language: hostile }],
    });
    expect(page).not.toContain('<script');
    expect(page.split(escaped).length - 1).toBeGreaterThanOrEqual(7);
  });

  test('holds no IIN and of a phone the last two digits only', async () => {
    const page = await pageOf({ entries: [{ ...entry, iin: '950101300005' }] });
    expect(page).not.toMatch(/\d{12}/);
    expect(page).not.toContain('7010001287');
    expect(page).toContain('+7 ••• ••• •• 87');
  });

  test('keeps to the last fifty messages, the newest first', async () => {
    const messages = Array.from({ length: 60 }, (_, number) => ({ ...message, text: `text ${number} end` }));
    const page = await pageOf({ messages });
    expect(page).not.toContain('text 9 end');
    expect(page.indexOf('text 59 end')).toBeLessThan(page.indexOf('text 10 end'));
  });

  test('says so when there is nothing yet', async () => {
    const page = await pageOf({ organizations: [], messages: [] });
    expect(page).toContain('Ни одной организации');
    expect(page).toContain('СМС пока не отправлялись');
  });

  test('is Kazakh, its tables have captions, their headers a scope, and nothing in it runs', async () => {
    const page = await pageOf();
    expect(page).toContain('<html lang="kk">');
    expect(page.match(/<table/g)?.length).toBe(page.match(/<caption>/g)?.length);
    expect(page.match(/<th[ >]/g)?.length).toBe(page.match(/<th scope="(?:col|row)">/g)?.length);
    expect(page).not.toMatch(/<script|javascript:| on\w+=/);
  });
});

test('html escapes what is put in, once', () => {
  expect(
    html`<p>${html`<b>${'<'}</b>`}${['a', 'b'].map((each) => html`${each}&`)}${false}${undefined}${0}</p>`.text,
  ).toBe('<p><b>&lt;</b>a&b&0</p>');
});
