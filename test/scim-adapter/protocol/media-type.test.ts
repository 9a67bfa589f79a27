import { checkAccept, checkContentType } from '../../../scim-adapter/protocol/media-type.ts';

const status = (code: number) => expect.objectContaining({ name: 'ScimError', status: code, scimType: undefined });

describe('Content-Type (RFC 7644 §3.1)', () => {
  it.each([
    'application/scim+json',
    'application/json',
    'application/scim+json; charset=utf-8',
    'Application/SCIM+JSON;Charset="UTF-8"',
    'application/json; profile=x',
  ])('SC-26: takes %s', (header) => {
    expect(() => checkContentType(header)).not.toThrow();
  });

  it.each([
    undefined,
    '',
    'text/plain',
    'application/xml',
    'application/x-www-form-urlencoded',
    'application/jsonx',
    'text/json, application/json',
    'application/scim+json; charset=utf-16',
    'application/json; charset=iso-8859-1',
    'application/json; charset',
    ';'.repeat(10_000),
  ])('SC-26: refuses %.50s with 415', (header) => {
    expect(() => checkContentType(header)).toThrow(status(415));
  });
});

describe('Accept (RFC 9110 §12.5.1)', () => {
  it.each([
    undefined,
    '',
    '*/*',
    'application/*',
    'application/scim+json',
    'APPLICATION/JSON',
    'text/html, application/json;q=0.1',
    'text/html, */*; q=0.8',
    'application/scim+json;q=0, application/json',
    'application/json;q=0, */*',
    'application/json; charset=utf-8; q=1.0',
    'application/json;q=high',
  ])('SC-26: takes %s', (header) => {
    expect(() => checkAccept(header)).not.toThrow();
  });

  it.each([
    'text/html',
    'application/xml, text/*',
    'application/json;q=0',
    'application/*;q=0, */*',
    'application/scim+json;q=0, application/json;q=0.0, */*',
    '*/*;q=0',
    ','.repeat(10_000),
  ])('SC-26: refuses %.50s with 406', (header) => {
    expect(() => checkAccept(header)).toThrow(status(406));
  });
});
