import type { components } from './schema';

/**
 * What the screens rely on and the golden OpenAPI file does not describe yet.
 * Each piece goes once the file has it.
 */
type Schemas = components['schemas'];
type Money = Schemas['Money'];

export type Tokens = Omit<Schemas['TokensView'], 'refresh_token'> & { refresh_token: string | null };
export type CookieLogin = Schemas['LoginBody'] & { cookie: true };
export const cookieRefresh = {};

/** A server without the cookie mode refuses the field; the session then lasts as long as the page. */
export const refusesCookie = (response: Response) => response.status === 400 || response.status === 422;

export type PlacedOrder = Schemas['OrderView'] & { token?: string | null };
export const orderTokenHeader = 'Order-Token';

export interface OrdersSummary {
  business_date: string;
  placed: number;
  open: number;
  completed: number;
  cancelled: number;
  revenue: Money;
  refunded: Money;
  average_ticket: Money;
  hours: { hour: number; orders: number; revenue: Money }[];
  products: { name: string; variation_name: string; quantity: number; revenue: Money }[];
}

export function ordersSummaryPath(locationId?: string, businessDate?: string): string {
  const query = new URLSearchParams();
  if (locationId) query.set('location_id', locationId);
  if (businessDate) query.set('business_date', businessDate);
  return `/api/v1/orders/summary?${query}`;
}
