import { expect, test } from 'vitest';
import { apiError, fieldErrors, formErrors } from './problem';

const problem = {
  type: 'about:blank',
  title: 'Invalid',
  status: 422,
  code: 'validation',
  detail: 'Look at the fields.',
  instance: '/api/v1/orders',
  request_id: 'r1',
  errors: [
    { pointer: '/items/0/quantity', code: 'min', message: 'At least 1.' },
    { pointer: '/items/0/quantity', code: 'type', message: 'A number.' },
    { pointer: '/a~1b', code: 'x', message: 'Odd.' },
  ],
};

test('fields by pointer, the first message of each', () => {
  expect(fieldErrors(problem)).toEqual({ '/items/0/quantity': 'At least 1.', '/a~1b': 'Odd.' });
});

test("fields by a form's path", () => {
  const error = apiError(new Response(null, { status: 422 }), problem);
  expect(formErrors(error)).toEqual({ 'items.0.quantity': 'At least 1.', 'a/b': 'Odd.' });
  expect(formErrors(new TypeError('Failed to fetch'))).toEqual({});
});

test('when to try again, and an answer that is no problem', () => {
  const response = new Response('<html>', { status: 503, headers: { 'Retry-After': '7' } });
  const error = apiError(response, '<html>');
  expect(error.retryAfter).toBe(7);
  expect(error.status).toBe(503);
  expect(error.message).toBe('HTTP 503');
});
