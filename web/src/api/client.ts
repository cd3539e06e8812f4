import createClient from 'openapi-fetch';
import { language } from '../shared/i18n/language';
import { apiError } from './problem';
import type { components, paths } from './schema';
import { session } from './session';

export type Schemas = components['schemas'];

/** How a guest without an account shows what they ordered. */
export const orderTokenHeader = 'Order-Token';

/** fetch as the person who is signed in; an expired token is replaced once. */
export async function authorisedFetch(request: Request): Promise<Response> {
  request.headers.set('Accept-Language', language.current());
  if (request.headers.has(orderTokenHeader)) return fetch(request);
  const token = await session.token();
  if (!token) return fetch(request);
  const again = request.clone();
  request.headers.set('Authorization', `Bearer ${token}`);
  const response = await fetch(request);
  if (response.status !== 401) return response;
  const fresh = await session.refresh(token);
  if (!fresh) return response;
  again.headers.set('Authorization', `Bearer ${fresh}`);
  return fetch(again);
}

export const api = createClient<paths>({
  baseUrl: '',
  fetch: authorisedFetch,
  querySerializer: { array: { style: 'form', explode: false } },
});

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The answer's data, or an ApiError: `await take(api.GET('/api/v1/menu'))`. */
export async function take<T>(call: Promise<Answer<T>>): Promise<NonNullable<T>> {
  const { data, error, response } = await call;
  if (!response.ok) throw apiError(response, error);
  return data as NonNullable<T>;
}

export const ifMatch = (version: number) => ({ 'If-Match': `"${version}"` });

/** One per attempt: keep it for the retries of the same attempt. */
export function newIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
