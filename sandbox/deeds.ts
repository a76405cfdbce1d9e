/** What endpoints do to records, by the word in their row: every resource of the table works by this. */
import type { CrudAction } from '../scripts/metadata/types';
import type { Account } from './account';
import { deleteMany, insertMany, updateMany } from './batch';
import type { Call } from './behaviour/types';
import { HttpError } from './errors';
import { filterOf } from './filters';
import type { Json } from './json';
import { pageOf, sorted } from './paging';
import type { Validation } from './validation';

/** An answer without its envelope. */
export interface Outcome {
	readonly payload: Json;
	readonly resultSet?: Json;
}

/** A record, where it has a property of its own in the answer, or the answer itself. */
const asPayload = ({ endpoint: { root } }: Call, record: Json): Json =>
	root === undefined ? record : { [root]: record };

/** The record that the path names, by its ID or by another attribute. */
export function recordAt(account: Account, { endpoint, resource, address }: Call): Json | undefined {
	const [name] = Object.keys(endpoint.in);
	if (name === undefined) return undefined;
	// A path can have a name of its own for the ID.
	const attribute = name in account.attributesOf(resource) ? name : resource.id;
	return account.recordsOf(resource).by(attribute, address[name]);
}

/** @throws HttpError when there is no such record */
export function existing(account: Account, call: Call): Json {
	return recordAt(account, call) ?? refuseAbsent(call);
}

function refuseAbsent({ endpoint, resource, address }: Call): never {
	const asked = Object.keys(endpoint.in)
		.map((name) => `${name} ${String(address[name])}`)
		.join(', ');
	throw new HttpError(400, `There is no ${resource.label.toLowerCase()} with the ${asked}`);
}

function read(account: Account, call: Call): Outcome {
	const record = recordAt(account, call);
	if (record) return { payload: asPayload(call, account.shown(call.resource, record)) };
	return account.switches.getAbsent === 'empty' ? { payload: {} } : refuseAbsent(call);
}

function list(account: Account, call: Call): Outcome {
	const { endpoint, resource, address } = call;
	const passes = filterOf(account, call);
	const found = account.recordsOf(resource).all().filter(passes);
	const { records, ...place } = pageOf(
		sorted(found, endpoint, address._sort),
		endpoint,
		address,
		account.switches,
	);
	return {
		payload: { [endpoint.root ?? resource.name]: records.map((record) => account.shown(resource, record)) },
		...place,
	};
}

const insert = (account: Account, call: Call): Outcome => ({
	payload: asPayload(call, account.shown(call.resource, account.insert(call.resource, call.body))),
});

function update(account: Account, call: Call): Outcome {
	const record = account.update(call.resource, existing(account, call), call.body);
	return { payload: asPayload(call, account.shown(call.resource, record)) };
}

function remove(account: Account, call: Call): Outcome {
	const record = recordAt(account, call);
	if (!record) return account.switches.deleteAbsent === 'ok' ? { payload: {} } : refuseAbsent(call);
	const payload = asPayload(call, account.shown(call.resource, record));
	account.remove(call.resource, record);
	return { payload };
}

type Doing = (account: Account, call: Call, validation: Validation) => Outcome;

const DOINGS: Record<Exclude<CrudAction, 'other'>, Doing> = {
	read,
	list,
	insert,
	update,
	delete: remove,
	insertMany,
	updateMany,
	deleteMany,
};

/**
 * Does what a request asks for: by the resource's behaviour file where that has something to say, else by the row.
 *
 * @throws HttpError
 */
export function done(account: Account, call: Call, validation: Validation): Outcome {
	const { endpoint, resource } = call;
	const own = account.behaviour(resource).endpoints?.[endpoint.id];
	if (own) return { payload: own(call) };
	if (endpoint.crud === 'other') {
		throw new Error(`sandbox/behaviour/${resource.name}.ts has to say what ${endpoint.id} does`);
	}
	return DOINGS[endpoint.crud](account, call, validation);
}
