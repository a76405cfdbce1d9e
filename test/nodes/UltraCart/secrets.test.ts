/** No key, token or password in anything that a user, a log or n8n's database gets to see, whatever goes wrong. */
import type { IDataObject } from 'n8n-workflow';

import type { FaultDefinition } from '../../../sandbox/faultTypes';
import { byId, NODE, useTestEnvironment, type NodeSettings } from '../../support/testEnvironment';
import type { CredentialStore, EngineRun } from '../../../harness/engine';
import { CONTINUE, coupon, create, ERROR_OUTPUT, errorTextOf, generate, get } from './support';

const KEY = 'simple-key-9f3b71';
const CLIENT_SECRET = 'client-secret-4c11d2';
const env = useTestEnvironment({
	records: { coupon: 5, user: 3 },
	key: KEY,
	oauth: { clientId: 'a-client', clientSecret: CLIENT_SECRET },
});

/** Put together by an expression: what a user types into a node is in the workflow anyway, and in the run's data with it. */
const PASSWORD = 'new-password-7351';
const passwordExpression = '={{ ["new", "password", "7351"].join("-") }}';

const OPTIONS = { timeout: 10, rateLimitWait: 0 };
const VIP = { code: 'VIP' };

beforeEach(() => {
	env().sandbox.insert('coupon', coupon('VIP'));
	jest.spyOn(Math, 'random').mockReturnValue(0);
});

const changePassword = (more: IDataObject = {}): IDataObject => ({
	resource: 'user',
	operation: 'update',
	user: byId(1001),
	updateFields: { newPassword: passwordExpression, phone: '555-0100' },
	output: 'raw',
	options: OPTIONS,
	...more,
});

const newUser = (): IDataObject => ({
	resource: 'user',
	operation: 'create',
	defineUser: 'json',
	userJson:
		'={{ { login: "ann" + $itemIndex, email: "a@example.com", change_password_to: ["new", "password", "7351"].join("-") } }}',
	output: 'raw',
	options: OPTIONS,
});

const jobs: [name: string, parameters: IDataObject][] = [
	['read', get({ options: OPTIONS })],
	['create', create({ options: OPTIONS })],
	['codes', generate({ options: OPTIONS })],
	['password', changePassword()],
	['new user', newUser()],
];

/** Every secret that was in use, the tokens of a refresh included. */
function secrets(): string[] {
	const tokens = env().sandbox.log.entries.map(({ headers }) =>
		((headers.authorization as string | undefined) ?? '').replace('Bearer ', ''),
	);
	const stored = env().credentials.token?.data.oauthTokenData as IDataObject | undefined;
	return [KEY, CLIENT_SECRET, PASSWORD, ...tokens, stored?.access_token, stored?.refresh_token].filter(
		(secret): secret is string => typeof secret === 'string' && secret !== '',
	);
}

function expectNoSecrets(run: EngineRun): void {
	const everything = run.everything();
	const known = secrets();
	expect(known.length).toBeGreaterThanOrEqual(5);
	for (const secret of known) expect(everything.includes(secret) ? `It holds ${secret}` : '').toBe('');
	for (let link: unknown = run.error; link !== undefined && link !== null; link = (link as Error).cause) {
		const text = JSON.stringify(link, Object.getOwnPropertyNames(link)) + String((link as Error).stack);
		for (const secret of known) expect(text).not.toContain(secret);
	}
}

const STOP = {};

const settings: [name: string, settings: NodeSettings][] = [
	['a simple key, stopping', STOP],
	['a simple key, on the error output', ERROR_OUTPUT],
	['OAuth, stopping', { ...STOP, oAuth2: true }],
	['OAuth, going on', { ...CONTINUE, oAuth2: true }],
];

/** One that is not repeated is enough of a kind: what is told comes from the last one. */
const faults: FaultDefinition[] = [
	...[400, 401, 410, 429, 500].map((status): FaultDefinition => ({ kind: 'status', status })),
	{ kind: 'statusAfter', status: 500 },
	{ kind: 'successFalse' },
	{ kind: 'errorBeside' },
	{ kind: 'warning' },
	{ kind: 'empty' },
	{ kind: 'resetBefore' },
	{ kind: 'brokenJson' },
	{ kind: 'html' },
];

const nameOf = (fault: FaultDefinition) =>
	'status' in fault ? `${fault.kind} ${String(fault.status)}` : fault.kind;

describe.each(settings)('with %s', (_, more) => {
	it.each(jobs)('%s that goes through', async (name, parameters) => {
		const run = await env().run([{ code: name === 'create' ? 'NEW' : 'VIP' }], parameters, more);

		expect(run.error).toBeUndefined();
		expect(run.items(NODE)).toHaveLength(1);
		expectNoSecrets(run);
	});

	// With a simple key faultMatrix/ looks for secrets in every operation.
	if (!more.oAuth2) return;
	const writes = jobs.filter(([name]) => name === 'codes' || name === 'new user');
	const rows = faults.flatMap((fault) =>
		writes.map(([name, parameters]) => ({ what: `${nameOf(fault)} of ${name}`, fault, parameters })),
	);

	it.each(rows)('$what', async ({ fault, parameters }) => {
		env().sandbox.faults.add({ ...fault, times: 9 });
		const run = await env().run([VIP], parameters, more);
		expectNoSecrets(run);
	});
});

describe('what is repeated before it is told', () => {
	it.each([
		{ kind: 'resetAfter' } as const,
		{ kind: 'delay', milliseconds: 1300 } as const,
		{ kind: 'brokenJson' } as const,
		{ kind: 'status', status: 503 } as const,
	])('$kind', async (fault) => {
		env().sandbox.faults.add({ ...fault, times: 2, on: ({ method }) => method === 'PUT' });
		expectNoSecrets(await env().run([{}], changePassword({ options: { timeout: 1 } })));
	});
});

it('a password that UltraCart quotes in its refusal', async () => {
	const message = `Password '${PASSWORD}' is too weak`;
	env().sandbox.faults.add({ kind: 'status', status: 400, message, on: ({ method }) => method === 'PUT' });
	const run = await env().run([{}], changePassword());
	expect(run.error?.message).toBe("Password '***' is too weak [item 1]");
	expectNoSecrets(run);
});

describe.each(settings)('with %s, what UltraCart quotes of the credential', (_, more) => {
	const forms: [string, (secret: string) => string][] = [
		['as it is', (secret) => secret],
		['in an address', (secret) => `https://example.com/?key=${encodeURIComponent(secret)}`],
		['in base64', (secret) => Buffer.from(secret).toString('base64')],
	];
	const form = (secret: string) => forms.map(([, write]) => write(secret)).join(' and ');

	/** Lets UltraCart say something that holds every secret it has been sent, in all forms. */
	function quote(answer: (words: string) => IDataObject): void {
		env().sandbox.faults.add({
			kind: 'alter',
			on: 'generateOneTimeCodesByMerchantCode',
			change: (body) => {
				const stored = env().credentials.token?.data.oauthTokenData as IDataObject | undefined;
				const known = more.oAuth2
					? [
							...secrets().filter((secret) => ![KEY, PASSWORD].includes(secret)),
							stored?.refresh_token as string,
						]
					: [KEY];
				return { ...body, ...answer(`It was ${known.map(form).join(', ')}.`) };
			},
		});
	}

	/** Neither as they are nor in another form. */
	function expectMasked(run: EngineRun, shown: string): void {
		expect(shown).toMatch(/It was \*\*\* and https:\/\/example\.com\/\?key=\*\*\* and \*\*\*/);
		expectNoSecrets(run);
		const everything = run.everything();
		for (const secret of secrets()) {
			for (const [, write] of forms) expect(everything.includes(write(secret))).toBe(false);
		}
	}

	beforeEach(() => {
		// The token is another one at the end than at the start.
		if (more.oAuth2) env().sandbox.oauth.expireAll();
	});

	it('is masked in what it refuses', async () => {
		quote((words) => ({
			success: false,
			error: { user_message: words, developer_message: `${words} Sorry` },
		}));
		const run = await env().run([VIP], generate({ options: OPTIONS }), more);
		const shown = run.error
			? `${errorTextOf(run).message} ${errorTextOf(run).description}`
			: JSON.stringify([run.items(NODE), run.items(NODE, 1)]);

		expectMasked(run, shown);
	});

	it('is masked in a warning', async () => {
		quote((words) => ({ warning: { warning_message: words } }));
		const run = await env().run([VIP], generate({ options: OPTIONS }), more);

		expect(run.items(NODE)).toHaveLength(1);
		expectMasked(run, JSON.stringify(run.hints(NODE)));
	});
});

describe('a password', () => {
	it('is sent, and not shown, where UltraCart answers with nothing or repeats it', async () => {
		const { sandbox } = env();
		sandbox.faults.add({ kind: 'empty', on: 'updateUser' });
		const silent = await env().run([{}], changePassword());
		expect(sandbox.secrets('user', 1001)).toEqual({ change_password_to: PASSWORD });
		sandbox.faults.add({
			kind: 'alter',
			on: 'updateUser',
			change: (body) => ({ ...body, user: { ...(body.user as IDataObject), change_password_to: PASSWORD } }),
		});
		const repeated = await env().run([{}], changePassword());

		for (const run of [silent, repeated]) {
			expect(run.items(NODE)).toMatchObject([{ user_id: 1001, phone: '555-0100' }]);
			expectNoSecrets(run);
		}
	});

	it('is not among what a broken-off run tells of the users it has made', async () => {
		const { faults: ordered } = env().sandbox;
		ordered.add({
			kind: 'alter',
			on: 'insertUser',
			change: (body) => ({ ...body, user: { ...(body.user as IDataObject), change_password_to: PASSWORD } }),
		});
		ordered.add({ kind: 'status', status: 410, on: 'insertUser' });
		const run = await env().run([{}, {}], newUser());

		expect(errorTextOf(run).description).toMatch(/UltraCart made these users.*"login":"ann0"/);
		expectNoSecrets(run);
	});

	it.each(['{ value: SECRET }', '[SECRET]'])('is not quoted where it is no text: %s', async (given) => {
		const newPassword = `={{ ${given.replace('SECRET', '["new", "password", "7351"].join("-")')} }}`;
		const run = await env().run([{}], changePassword({ updateFields: { newPassword } }));

		expect(errorTextOf(run).message).toBe('New Password must be text [item 1]');
		expectNoSecrets(run);
	});

	it('does not come out when several items change the same user', async () => {
		const phone = '={{ $itemIndex }}';
		const updateFields = { newPassword: passwordExpression, phone };
		const run = await env().run([{}, {}], changePassword({ updateFields }));

		expect(run.items(NODE)).toMatchObject([{ user_id: 1001 }, { user_id: 1001, phone: '1' }]);
		expectNoSecrets(run);
	});

	it('does not come out when it is chosen for the output', async () => {
		env().sandbox.faults.add({ kind: 'empty', on: 'updateUser' });
		const outputFields = '={{ ["phone", "change_password_to"] }}';
		const run = await env().run([{}], changePassword({ output: 'selected', outputFields }));

		expect(run.items(NODE)).toEqual([{ phone: '555-0100', change_password_to: null }]);
		expectNoSecrets(run);
	});
});

describe('a credential that can not be used', () => {
	const elsewhere = (): CredentialStore => {
		const { oauth } = env().sandbox;
		const baseUrl = `http://user:${PASSWORD}@elsewhere.example/rest`;
		return {
			key: { type: 'ultraCartSimpleKeyApi', data: { apiKey: KEY, baseUrl } },
			token: {
				type: 'ultraCartOAuth2Api',
				data: { ...oauth.client, baseUrl, oauthTokenData: { ...oauth.mint() } },
			},
		};
	};

	it.each(settings)('a Base URL that is refused, with %s', async (_, more) => {
		await env().run([VIP], get(), more);
		const run = await env().engine.run(env().workflow([VIP], get(), more), { credentials: elsewhere() });
		expect(run.everything()).toContain('Base URL');
		expectNoSecrets(run);
	});

	it.each([STOP, CONTINUE, ERROR_OUTPUT])('a refresh that is refused: %j', async (more) => {
		for (const parameters of [get(), generate()]) {
			const handle = env().start([VIP], parameters, { ...more, oAuth2: true });
			env().sandbox.oauth.revokeAll();
			const run = await handle.finished;
			expect(run.everything()).toContain('connect the account again');
			expectNoSecrets(run);
		}
	});

	it('a client that is refused', async () => {
		const handle = env().start([VIP], get(), { oAuth2: true });
		Object.assign(env().credentials.token?.data ?? {}, { clientSecret: `wrong-${CLIENT_SECRET}` });
		env().sandbox.oauth.expireAll();
		expectNoSecrets(await handle.finished);
	});
});

it('finds a secret where there is one: the search itself works', async () => {
	const run = await env().run([{ ...VIP, leak: KEY }], get());
	expect(() => {
		expectNoSecrets(run);
	}).toThrow(/It holds simple-key/);
});
