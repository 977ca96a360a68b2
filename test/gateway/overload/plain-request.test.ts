import { describe, expect, test } from '@jest/globals';
import { plainRequestsTo } from '../../../gateway/overload/plain-request.ts';

const plain = plainRequestsTo('/graphql');
const read = (text: string) => plain(Buffer.from(text, 'latin1'));
const START = 'POST /graphql HTTP/1.1';
const request = (lines: readonly string[], body = '{"a":1}', start = START) =>
  `${[start, ...lines].join('\r\n')}\r\n\r\n${body}`;
const USUAL = ['Host: localhost', 'Content-Length: 7'];

describe('a request is plain', () => {
  test.each([
    ['with what it needs', USUAL],
    ['with other fields', [...USUAL, 'Authorization: Bearer x.y.z', 'accept: */*', 'x-empty:', 'X-Latin: \xe9']],
    ['with fields named much like those that tell something', [...USUAL, 'Content_Length: 9', 'hosts: a', 'Hos!: b']],
    ['with its connection kept', [...USUAL, 'Connection: Keep-Alive']],
  ])('%s', (_, lines) => {
    expect(read(request(lines))).toEqual({ purpose: undefined });
  });

  test('and says what it is for', () => {
    expect(read(request([...USUAL, 'ACCESS-PURPOSE:  SAFEGUARD_S47 ']))).toEqual({ purpose: 'SAFEGUARD_S47' });
  });
});

describe('what two readers could read differently is not plain', () => {
  test.each([
    ['two lengths', [...USUAL, 'content-length: 7']],
    ['two lengths in one', ['Host: localhost', 'Content-Length: 7, 7']],
    ['a signed length', ['Host: localhost', 'Content-Length: +7']],
    ['a length with a nought in front', ['Host: localhost', 'Content-Length: 07']],
    ['a length in other digits', ['Host: localhost', 'Content-Length: 0x7']],
    ['a length that is empty', ['Host: localhost', 'Content-Length:']],
    ['a length behind a blank that is none', ['Host: localhost', 'Content-Length:\xa07']],
    ['no length', ['Host: localhost']],
    ['a length and chunks', [...USUAL, 'Transfer-Encoding: chunked']],
    ['a space before the colon', ['Host: localhost', 'Content-Length : 7']],
    ['a folded line', [...USUAL, 'X-Long: a', ' b']],
    ['a line without a colon', [...USUAL, 'nonsense']],
    ['a line feed alone', [...USUAL, 'X: a\nContent-Length: 9']],
    ['a carriage return alone', [...USUAL, 'X: a\rContent-Length: 9']],
    ['a byte that is none of text', [...USUAL, 'X: a\0b']],
    ['a field without a name', [...USUAL, ': a']],
    ['two lengths in other letters', ['Host: localhost', 'CONTENT-length: 7', 'content-LENGTH: 9']],
    ['chunks in other letters', [...USUAL, 'tRANSFER-eNCODING: chunked']],
    ['two hosts, one of them empty', ['Host:', ...USUAL]],
    ['two connections', [...USUAL, 'Connection: keep-alive', 'Connection: close']],
    ['two hosts', [...USUAL, 'Host: other']],
    ['no host', ['Content-Length: 7']],
    ['two purposes', [...USUAL, 'Access-Purpose: A', 'Access-Purpose: B']],
    ['another protocol', [...USUAL, 'Connection: Upgrade', 'Upgrade: h2c']],
    ['an answer that is waited for', [...USUAL, 'Expect: 100-continue']],
    ['the end of the connection', [...USUAL, 'Connection: close']],
    ['fields after the body', [...USUAL, 'Trailer: x']],
  ])('%s', (_, lines) => {
    expect(read(request(lines))).toBeNull();
  });

  test.each([
    ['less than a request', request(USUAL, '{"a":')],
    ['more than a request', request(USUAL, '{"a":1}P')],
    ['two requests', request(USUAL).repeat(2)],
    ['half a head', request(USUAL).slice(0, 40)],
    ['a head without its end', `${START}\r\nHost: localhost\r\n`],
    ['another method', request(USUAL, '{"a":1}', 'PUT /graphql HTTP/1.1')],
    ['another address', request(USUAL, '{"a":1}', 'POST /graphql?x HTTP/1.1')],
    ['another version', request(USUAL, '{"a":1}', 'POST /graphql HTTP/1.0')],
    ['more in the first line', request(USUAL, '{"a":1}', `${START} x`)],
    ['nothing', ''],
  ])('%s', (_, text) => {
    expect(read(text)).toBeNull();
  });
});
