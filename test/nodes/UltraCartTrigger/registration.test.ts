import crypto from 'node:crypto';

import { digestOf, isAuthentic, newSecret } from '../../../nodes/UltraCartTrigger/registration';

const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;
const secret = newSecret();
const registration = {
	url: 'https://n8n.example.com',
	oid: 1,
	seen: [],
	userName: secret.userName,
	digest: digestOf(secret),
};
const right = basic(`${secret.userName}:${secret.password}`);

test.each<[string, unknown, boolean]>([
	['what is right', right, true],
	['another way to write the scheme', right.replace('Basic', 'basic'), true],
	['nothing', undefined, false],
	['an empty text', '', false],
	['a list', [right], false],
	['another password of the same length', basic(`${secret.userName}:${'x'.repeat(43)}`), false],
	['a short one', basic('a:b'), false],
	['a long one', basic('x'.repeat(100_000)), false],
	['another name', basic(`wrong:${secret.password}`), false],
	['the name alone', basic(`${secret.userName}:`), false],
	['an empty name and password', basic(':'), false],
	['the password cut short', basic(`${secret.userName}:${secret.password.slice(0, -1)}`), false],
	['more after the password', basic(`${secret.userName}:${secret.password}x`), false],
	['no colon', basic(`${secret.userName}${secret.password}`), false],
	['another scheme', `Bearer ${secret.password}`, false],
	['no base64', 'Basic %%%', false],
	['the password itself', `Basic ${secret.password}`, false],
	['the digest', basic(registration.digest), false],
])('takes the same care over %s', (_, header, want) => {
	const compare = jest.spyOn(crypto, 'timingSafeEqual');
	expect(isAuthentic(header, registration)).toBe(want);
	expect(compare).toHaveBeenCalledTimes(1);
	const [given, wanted] = compare.mock.calls[0] ?? [];
	expect([given?.byteLength, wanted?.byteLength]).toEqual([32, 32]);
});

test('a password has 256 random bits', () => {
	const made = Array.from({ length: 100 }, newSecret);
	expect(new Set(made.flatMap(({ userName, password }) => [userName, password])).size).toBe(200);
	for (const { password } of made) expect(Buffer.from(password, 'base64url')).toHaveLength(32);
});
