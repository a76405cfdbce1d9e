import fc from 'fast-check';

import { baseUrlExpression, checkedBaseUrl } from '../../credentials/baseUrl';
import { chain, Engine } from '../../harness/engine';
import { PROJECT_ROOT } from '../../scripts/project';
import { revealNode } from './support';

const OAUTH = 'ultraCartOAuth2Api';
const KEY = 'ultraCartSimpleKeyApi';
const NOWHERE = 'https://base-url-must-start-with-https.invalid';

const accepted: [typed: string, used: string][] = [
	['https://secure.ultracart.com/rest/v2', 'https://secure.ultracart.com/rest/v2'],
	['  https://secure.ultracart.com/rest/v2// \n', 'https://secure.ultracart.com/rest/v2'],
	['HTTPS://Secure.UltraCart.com', 'HTTPS://Secure.UltraCart.com'],
	['https://shop.example:8443/', 'https://shop.example:8443'],
	['https://[2001:db8::1]/rest', 'https://[2001:db8::1]/rest'],
	['https://10.0.0.255:65535', 'https://10.0.0.255:65535'],
	['https://1.example', 'https://1.example'],
	['https://[::2:3:4:5:6:7:8]:443', 'https://[::2:3:4:5:6:7:8]:443'],
	['https://[1:2:3:4:5:6:7:8]', 'https://[1:2:3:4:5:6:7:8]'],
	['https://[::]', 'https://[::]'],
	['http://localhost', 'http://localhost'],
	['http://LOCALHOST:3000/rest/v2/', 'http://LOCALHOST:3000/rest/v2'],
	['http://127.0.0.1:8080/rest/v2', 'http://127.0.0.1:8080/rest/v2'],
	['http://127.9.8.7/', 'http://127.9.8.7'],
	['http://[::1]:8080', 'http://[::1]:8080'],
];

const refused: [typed: string, why: RegExp][] = [
	['', /is empty/],
	['   ', /is empty/],
	['http://evil.com', /starts with http:\/\/, which would send your key unencrypted/],
	['HTTP://EVIL.COM', /unencrypted/],
	['http://secure.ultracart.com/rest/v2', /unencrypted/],
	['http://localhost.evil.com', /unencrypted/],
	['http://127.0.0.1.evil.com', /unencrypted/],
	['http://127.0.0.1evil.com', /unencrypted/],
	['http://1127.0.0.1', /unencrypted/],
	['http://127.0.0.1@evil.com', /user name or password/],
	['http://localhost:80@evil.com', /user name or password/],
	['https://user:secret@secure.ultracart.com', /user name or password/],
	['http://evil.com#127.0.0.1', /unencrypted/],
	['http://evil.com?localhost', /unencrypted/],
	['http://evil.com/localhost', /unencrypted/],
	['http://evil.com\\@localhost', /user name or password/],
	['http://localhost\\.evil.com', /unencrypted/],
	['http://evil.com\nhttp://localhost', /unencrypted/],
	['http://localhost\nevil.com', /unencrypted/],
	['http://localhost /', /unencrypted/],
	['http://loc\talhost.evil.com', /unencrypted/],
	['http://0.0.0.0', /unencrypted/],
	['http://[::ffff:7f00:1]', /unencrypted/],
	['http://ⓛocalhost', /unencrypted/],
	['http:/localhost', /unencrypted/],
	['http:evil.com', /unencrypted/],
	['//evil.com', /not an address/],
	['ftp://localhost', /not an address/],
	['javascript:alert(1)', /not an address/],
	['secure.ultracart.com', /not an address/],
	['https://', /not an address/],
	['https://host:99999', /host and port that can exist/],
	['https://host:65536', /not an address/],
	['http://127.0.0.256', /unencrypted/],
	['http://127.0.0.1:65536', /unencrypted/],
	['https://256.1.1.1', /not an address/],
	['https://1.2.3.4.5', /not an address/],
	['https://shop.0x1', /not an address/],
	['https://[::::]', /not an address/],
	['https://[1::2::3]', /not an address/],
	['https://[1:2:3:4:5:6:7:8:9]', /not an address/],
	['https://[12345::]', /not an address/],
	['https://secure.ultracart.com/rest?x=1', /not an address/],
	['https://secure.ultracart.com/rest#x', /not an address/],
	['https://evil.com\\.ultracart.com', /not an address/],
	['https:\\\\evil.com', /not an address/],
	['https://secure.ultracart.com/{{ $env }}', /not an address/],
];

describe('checkedBaseUrl', () => {
	test.each(accepted)('%j is used as %j', (typed, used) => {
		expect(checkedBaseUrl(typed)).toBe(used);
	});

	test.each(refused)('%j is refused', (typed, why) => {
		expect(() => checkedBaseUrl(typed)).toThrow(why);
	});

	// Node.js 20 refuses it, Node.js 24 takes it.
	test('a name that only a parser can tell to be none is refused where the parser refuses it', () => {
		const isRefused = () => {
			try {
				checkedBaseUrl('https://xn--a');
				return false;
			} catch {
				return true;
			}
		};
		expect(isRefused()).toBe(!URL.canParse('https://xn--a'));
	});

	test('the rule, which stands in expressions too, takes no address that a parser does not take', () => {
		const pattern = /^=\{\{ \/(.*)\/i\.test/.exec(baseUrlExpression('x'))?.[1] ?? '';
		const rule = new RegExp(pattern, 'i');
		const piece = fc.constantFrom(
			'0',
			'1',
			'9',
			'25',
			'127',
			'65535',
			'a',
			'f',
			'x',
			'0x',
			'.',
			':',
			'[',
			']',
			'-',
			'/',
		);
		const host = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
		let taken = 0;
		fc.assert(
			fc.property(fc.constantFrom('https://', 'http://127.', 'https://['), host, (start, rest) => {
				const address = start + rest;
				if (!rule.test(address)) return true;
				taken += 1;
				return URL.canParse(address);
			}),
			{ numRuns: 20_000 },
		);
		expect(taken).toBeGreaterThan(100);
	});

	test('a refusal never repeats what was typed', () => {
		expect(() => checkedBaseUrl('https://user:hunter2@secure.ultracart.com')).not.toThrow(/hunter2/);
	});
});

describe('the OAuth addresses, as n8n resolves them', () => {
	let engine: Engine;
	beforeAll(async () => {
		engine = await Engine.load(PROJECT_ROOT, {
			nodes: { 'test.oauth': revealNode(OAUTH), 'test.key': revealNode(KEY) },
		});
	});
	afterAll(async () => {
		await engine.close();
	});

	async function resolved(baseUrl: string | undefined) {
		const data = { clientId: 'id', ...(baseUrl !== undefined && { baseUrl }) };
		const node = { name: 'Reveal', type: 'test.oauth', credentials: { [OAUTH]: { id: 'c', name: 'C' } } };
		const run = await engine.run(chain([{}], node), { credentials: { c: { type: OAUTH, data } } });
		return run.items('Reveal')[0];
	}

	test('without a Base URL they are those of UltraCart, with what its OAuth needs', async () => {
		expect(await resolved(undefined)).toEqual({
			grantType: 'authorizationCode',
			authUrl: 'https://secure.ultracart.com/rest/v2/oauth/authorize',
			accessTokenUrl: 'https://secure.ultracart.com/rest/v2/oauth/token',
			clientId: 'id',
			clientSecret: '',
			scope: '',
			authQueryParameters: '',
			authentication: 'body',
			ignoreSSLIssues: false,
			baseUrl: 'https://secure.ultracart.com/rest/v2',
		});
	});

	test.each(accepted)('%j leads below %j', async (typed, used) => {
		expect(await resolved(typed)).toMatchObject({
			authUrl: `${used}/oauth/authorize`,
			accessTokenUrl: `${used}/oauth/token`,
		});
	});

	test.each(refused)('%j leads nowhere', async (typed) => {
		expect(await resolved(typed)).toMatchObject({
			authUrl: `${NOWHERE}/oauth/authorize`,
			accessTokenUrl: `${NOWHERE}/oauth/token`,
		});
	});
});
