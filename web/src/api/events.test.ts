import { expect, test } from 'vitest';
import { eventParser, type StreamEvent } from './events';

function parse(pieces: string[]): StreamEvent[] {
  const events: StreamEvent[] = [];
  const feed = eventParser((event) => events.push(event));
  pieces.forEach(feed);
  return events;
}

const text = ':\n\nretry: 1000\n\nid: 7\nevent: order.placed\ndata: {"a":1}\n\ndata: x\ndata: y\n\n';

test('events with their ids, comments and settings aside', () => {
  expect(parse([text])).toEqual([
    { id: '7', type: 'order.placed', data: '{"a":1}' },
    { id: '7', type: 'message', data: 'x\ny' },
  ]);
});

test('the same in any pieces and with any line ends', () => {
  const whole = parse([text]);
  expect(parse([...text])).toEqual(whole);
  expect(parse([...text.replaceAll('\n', '\r\n')])).toEqual(whole);
  expect(parse([text.replaceAll('\n', '\r\n')])).toEqual(whole);
});

test('an event that is not finished is not told', () => {
  expect(parse(['id: 1\ndata: half\n'])).toEqual([]);
});
