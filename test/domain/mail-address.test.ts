import { mailAddressOf } from '../../src/domain/user.ts';

const email = (value: string, primary = false) => ({ value, type: 'work', primary });

test.each<[string, { userName: string; emails: ReturnType<typeof email>[] }, string | undefined]>([
  ['the primary address', { userName: 'eve', emails: [email('a@b.test'), email('c@d.test', true)] }, 'c@d.test'],
  ['the only address', { userName: 'eve@x.test', emails: [email('a@b.test')] }, 'a@b.test'],
  ['a user name that is one', { userName: 'eve@x.test', emails: [] }, 'eve@x.test'],
  ['none of several', { userName: 'eve', emails: [email('a@b.test'), email('c@d.test')] }, undefined],
  ['no list', { userName: 'eve', emails: [email('a@b.test, c@d.test')] }, undefined],
  ['no name with an address', { userName: 'eve', emails: [email('Eve <a@b.test>')] }, undefined],
  ['nothing that breaks a header', { userName: 'eve', emails: [email('a@b.test\r\nBcc: c@d.test')] }, undefined],
  ['nothing longer than an address is', { userName: 'eve', emails: [email(`${'a'.repeat(250)}@b.test`)] }, undefined],
])('mail reaches somebody by %s', (_, user, address) => {
  expect(mailAddressOf(user)).toBe(address);
});
