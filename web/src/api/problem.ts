import type { components } from './schema';

export type Problem = components['schemas']['Problem'];

export class ApiError extends Error {
  readonly problem: Problem;
  /** Seconds until it is worth trying again, when the server says so. */
  readonly retryAfter: number | null;

  constructor(problem: Problem, retryAfter: number | null = null) {
    super(problem.detail);
    this.name = 'ApiError';
    this.problem = problem;
    this.retryAfter = retryAfter;
  }

  get status(): number {
    return this.problem.status;
  }

  get code(): string {
    return this.problem.code;
  }
}

export function isProblem(value: unknown): value is Problem {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof (value as Problem).code === 'string' &&
    typeof (value as Problem).detail === 'string'
  );
}

export function apiError(response: Response, body: unknown): ApiError {
  const seconds = Number(response.headers.get('Retry-After'));
  const retryAfter = Number.isFinite(seconds) && seconds > 0 ? seconds : null;
  return new ApiError(isProblem(body) ? body : unexplained(response), retryAfter);
}

function unexplained(response: Response): Problem {
  return {
    type: 'about:blank',
    title: response.statusText,
    status: response.status,
    code: 'http',
    detail: `HTTP ${response.status}`,
    instance: response.url,
    request_id: response.headers.get('X-Request-Id') ?? '',
  };
}

/** Messages by JSON pointer: `{'/items/0/quantity': 'Must be at least 1.'}`. */
export function fieldErrors(problem: Problem): Record<string, string> {
  const messages: Record<string, string> = {};
  for (const { pointer, message } of problem.errors ?? []) messages[pointer] ??= message;
  return messages;
}

/** The same by a form's path: `{'items.0.quantity': …}`; empty when it is about no field. */
export function formErrors(error: unknown): Record<string, string> {
  if (!(error instanceof ApiError)) return {};
  return Object.fromEntries(
    Object.entries(fieldErrors(error.problem)).map(([pointer, message]) => [
      formPath(pointer),
      message,
    ]),
  );
}

export function formPath(pointer: string): string {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .join('.');
}
