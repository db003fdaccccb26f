/** The routes that are served, as the gateway and the handler both know them. `public`: no token is asked for. */
export type Route = { method: 'GET' | 'POST'; path: string; public?: true };

export const routes = [
  { method: 'POST', path: '/v1/organizations' },
  { method: 'GET', path: '/v1/organizations', public: true },
  { method: 'POST', path: '/v1/organizations/{id}/vacancies' },
  { method: 'GET', path: '/v1/organizations/{id}/queue' },
  { method: 'POST', path: '/v1/organizations/{id}/admissions' },
  { method: 'POST', path: '/v1/applications' },
  { method: 'GET', path: '/v1/applications/{id}' },
  { method: 'POST', path: '/v1/applications/{id}/decision' },
  { method: 'POST', path: '/v1/applications/{id}/choice' },
  { method: 'GET', path: '/v1/applications/{id}/position' },
  { method: 'POST', path: '/v1/applications/{id}/postponement' },
  { method: 'POST', path: '/v1/applications/{id}/withdrawal' },
  { method: 'POST', path: '/v1/applications/{id}/isp' },
  { method: 'POST', path: '/v1/stays/{id}/discharge' },
  { method: 'GET', path: '/v1/obligations' },
  { method: 'POST', path: '/v1/obligations/{id}/done' },
] as const satisfies readonly Route[];
