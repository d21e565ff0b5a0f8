// What a bot or a front end would write on the types that are generated from /api/openapi.json.
import type { components, paths } from './tidewatch.js';

type Alert = components['schemas']['RiskAlert'];
type Movement = components['schemas']['MrrMovement'];
type Answer<P extends keyof paths> = paths[P] extends
  { get: { responses: { 200: { content: { 'application/json': infer A } } } } } ? A : never;
type Question<P extends keyof paths> = paths[P] extends { get: { parameters: { query?: infer Q } } } ? NonNullable<Q> : never;

async function ask<P extends keyof paths & string>(base: string, path: P, question: Question<P>): Promise<Answer<P>> {
  const query = new URLSearchParams(question as Record<string, string>);
  const response = await fetch(`${base}${path}?${query}`);
  if (!response.ok) throw new Error(((await response.json()) as components['schemas']['Error']).error);
  return (await response.json()) as Answer<P>;
}

/** All pages of what happened to the alerts that matter. */
export async function alerts(base: string, since: string): Promise<Alert[]> {
  const found: Alert[] = [];
  let cursor: string | undefined;
  do {
    const page = await ask(base, '/api/alerts', { since, severity: 'HIGH,CRITICAL', limit: 100, ...(cursor ? { cursor } : {}) });
    found.push(...page.alerts);
    cursor = page.next;
  } while (cursor);
  return found;
}

/** Amounts are strings: they stay exact. */
export const said = (alert: Alert): string => alert.sentence ?? `${alert.customerId} ${alert.kind} ${alert.mrrAtRisk}`;

export const lost = (movement: Movement): boolean => movement.kind === 'CHURN' && movement.churnKind !== 'INVOLUNTARY';

export async function churn(base: string): Promise<string | undefined> {
  const { rows } = await ask(base, '/api/metrics', { segment: 'all', window: 'P30D', limit: 1000 });
  return rows[rows.length - 1]?.grossMrrChurnRate;
}
