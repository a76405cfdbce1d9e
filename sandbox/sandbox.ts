/** A stand-in for UltraCart on loopback, as tests use it. */
import type { AddressInfo } from 'node:net';

import type { FastifyInstance } from 'fastify';

import { API_VERSION } from '../credentials/credentialTest';
import { table as wholeTable, type Table } from '../scripts/metadata';
import type { Endpoint } from '../scripts/metadata/types';
import { Account, type BehaviourFactories, type Counts } from './account';
import { Authentication } from './authentication';
import { behaviours } from './behaviour';
import { couponCodesOf, type CouponCode } from './behaviour/couponCodes';
import { Clock } from './clock';
import { HttpError } from './errors';
import { Faults } from './faults';
import { copyOf, dateTimeOf, objectsIn, type Json } from './json';
import { ALLOWANCE, Limits, UNLIMITED, type Allowance } from './limits';
import { Log } from './log';
import { OAuth, type OAuthClient } from './oauth';
import type { Id } from './records';
import { BASE_PATH, createServer, type ServerParts } from './server';
import { switchesWith, type Switches } from './switches';
import { Validation } from './validation';
import type { Delivery } from './webhooks/deliveryQueue';

export interface SandboxOptions {
	/** Default: a free one. */
	readonly port?: number;
	/** How many records of each resource the account starts with. Default: what its behaviour says. */
	readonly records?: Counts;
	readonly switches?: Partial<Switches>;
	/** Limits that differ from UltraCart's, or false for none. */
	readonly limits?: Partial<Allowance> | false;
	readonly key?: string;
	readonly oauth?: Partial<OAuthClient>;
	/** Real milliseconds that every request takes. */
	readonly latency?: number;
	/** Another table, to try out its rows. */
	readonly table?: Table;
	/** What its resources do beyond storing records. */
	readonly behaviours?: BehaviourFactories;
}

/** Long enough for requests that are sent together to overlap. */
const LATENCY = 2;

const KEY = 'sandbox-simple-key';
const READ_ONLY_KEY = 'sandbox-read-only-key';
const CLIENT: OAuthClient = { clientId: 'sandbox-client', clientSecret: 'sandbox-client-secret' };

const readPermissions = (endpoints: readonly Endpoint[]): string[] => [
	...new Set(endpoints.map(({ api }) => `${api}_read`)),
];

export class Sandbox implements ServerParts {
	readonly clock = new Clock();
	readonly log = new Log();
	readonly faults = new Faults();
	/** What UltraCart does not document. May be changed at any time. */
	readonly switches: Switches;
	readonly limits: Limits;
	readonly oauth: OAuth;
	readonly authentication: Authentication;
	/** A simple key that may do everything. */
	readonly key: string;
	/** A simple key that may only read. */
	readonly readOnlyKey = READ_ONLY_KEY;
	/** `http://127.0.0.1:PORT`. */
	url = '';
	account: Account;
	readonly latency: number;

	private readonly table: Table;
	private readonly server: FastifyInstance;

	constructor(private readonly options: SandboxOptions) {
		this.table = options.table ?? wholeTable;
		this.switches = switchesWith(options.switches);
		this.limits = new Limits(
			this.clock,
			this.switches,
			options.limits === false ? UNLIMITED : { ...ALLOWANCE, ...options.limits },
		);
		this.oauth = new OAuth({ ...CLIENT, ...options.oauth }, this.clock, this.switches);
		this.authentication = new Authentication((token) => this.oauth.applicationWith(token));
		this.key = options.key ?? KEY;
		this.authentication.addKey(this.key);
		this.authentication.addKey(this.readOnlyKey, readPermissions(this.table.endpoints));
		this.account = this.newAccount();
		this.latency = options.latency ?? LATENCY;
		this.server = createServer(this);
	}

	get validation(): Validation {
		return Validation.of(this.table, this.switches.unknownAttributes);
	}

	/** The base URL of the API. */
	get baseUrl(): string {
		return this.url + BASE_PATH;
	}

	get authorizeUrl(): string {
		return `${this.baseUrl}/oauth/authorize`;
	}

	get tokenUrl(): string {
		return `${this.baseUrl}/oauth/token`;
	}

	/** The headers of a request that is accepted. */
	get headers(): Record<string, string> {
		return { 'x-ultracart-simple-key': this.key, 'X-UltraCart-Api-Version': API_VERSION };
	}

	async listen(): Promise<void> {
		await this.server.listen({ host: '127.0.0.1', port: this.options.port ?? 0 });
		const { port } = this.server.server.address() as AddressInfo;
		this.url = `http://127.0.0.1:${String(port)}`;
	}

	async close(): Promise<void> {
		this.account.stop();
		await this.server.close();
	}

	/** Restores the initial state. Keys and tokens stay valid, and the clock is not reset. */
	readonly reset = (): void => {
		Object.assign(this.switches, switchesWith(this.options.switches));
		this.faults.clear();
		this.limits.reset();
		this.log.reset();
		this.account.stop();
		this.account = this.newAccount();
	};

	/** All records of a resource as UltraCart would show them; copies. */
	list(resource: string): Json[] {
		const row = this.account.resource(resource);
		return copyOf(
			this.account
				.recordsOf(row)
				.all()
				.map((record) => this.account.present(row, record)),
		);
	}

	/** One record as UltraCart would show it, by its ID or by another attribute; a copy. */
	get(resource: string, value: Id, attribute?: string): Json | undefined {
		const row = this.account.resource(resource);
		const record = this.account.recordsOf(row).by(attribute ?? row.id, value);
		return record && copyOf(this.account.present(row, record));
	}

	/** Inserts a record without a request, by the same rules. */
	insert(resource: string, body: Json): Json {
		const row = this.account.resource(resource);
		return copyOf(this.account.present(row, this.account.insert(row, body)));
	}

	/** Deletes a record without a request. */
	remove(resource: string, id: Id): void {
		const row = this.account.resource(resource);
		const record = this.account.recordsOf(row).get(id);
		if (record) this.account.remove(row, record);
	}

	/** The write-only attributes of a record, such as passwords. */
	secrets(resource: string, id: Id): Json {
		return copyOf(this.account.recordsOf(this.account.resource(resource)).secrets(id));
	}

	/** Every one-time code that was ever generated or uploaded. No endpoint lists them. */
	codes(): CouponCode[] {
		return couponCodesOf(this.account).all();
	}

	/** Delivers an event to the webhooks that subscribe to it. */
	readonly emitEvent = (event: string, record: Json): void => {
		this.account.deliveryQueue.add(event, copyOf(record));
	};

	/** Signs a user in to the back office: the login is recorded and delivered. */
	readonly signIn = (userId: number, more: Json = {}): void => {
		const row = this.account.resource('user');
		const records = this.account.recordsOf(row);
		const user = records.get(userId);
		if (!user) throw new HttpError(400, `There is no user ${String(userId)}`);
		const login = {
			login_dts: dateTimeOf(this.clock.now()),
			login: user.login,
			ip_address: '203.0.113.1',
			user_agent: 'Mozilla/5.0',
			...more,
		};
		records.put({ ...user, login_histories: [login, ...objectsIn(user.login_histories)] });
		this.emitEvent('user_login', login);
	};

	/** Every attempt to deliver since the last reset. */
	readonly deliveries = (): readonly Delivery[] => this.account.deliveryQueue.deliveries;

	/** Waits until everything that is due has been delivered, or has failed and waits for its next attempt. */
	async delivered(): Promise<void> {
		await this.account.deliveryQueue.waitUntilIdle();
	}

	private newAccount(): Account {
		const { records = {} } = this.options;
		const own = { ...behaviours, ...this.options.behaviours };
		return new Account(this.table, this.switches, this.clock, own, records, () => this.url);
	}
}

export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const sandbox = new Sandbox(options);
	await sandbox.listen();
	return sandbox;
}
