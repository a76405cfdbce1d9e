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
