/** Endpoints that carry many records in one call. */
import type { Account } from './account';
import type { Call } from './behaviour/types';
import type { Outcome } from './deeds';
import { HttpError } from './errors';
import { objectsIn, type Json } from './json';
import type { Validation } from './validation';

/** Whether the caller does without the result: then the call carries more. */
const isUnanswered = ({ endpoint: { asyncMode }, address }: Call): boolean =>
	asyncMode !== undefined && address[asyncMode.parameter] === true;

/** @throws HttpError when the call carries more than it can */
function ensureFits(call: Call, rows: readonly unknown[]): void {
	const { batchSize, asyncMode } = call.endpoint;
	const most = isUnanswered(call) ? asyncMode?.batchSize : batchSize;
	if (most !== undefined && rows.length > most)
		throw new HttpError(400, `One request carries ${most} records at most, not ${rows.length}`);
}

const numbered = ({ status, message, details }: HttpError, position: number, count: number): HttpError =>
	new HttpError(status, `Record ${position + 1} of ${count}: ${message}`, details);

/**
 * Does something to every row. What becomes of the others when one is refused is a switch.
 *
 * @throws HttpError of the first bad row, where the switch says so or none was good
 */
function eachRow<Row>(account: Account, rows: readonly Row[], work: (row: Row) => Json): Json[] {
	const results: Json[] = [];
	let first: HttpError | undefined;
	const one = (row: Row, position: number): void => {
		try {
			results.push(work(row));
		} catch (thrown) {
			if (!(thrown instanceof HttpError)) throw thrown;
			first ??= numbered(thrown, position, rows.length);
			if (account.switches.batch === 'allOrNothing') throw first;
		}
	};
	const all = (): void => {
		rows.forEach(one);
	};
	if (account.switches.batch === 'allOrNothing') account.atomically(all);
	else all();
	if (first && (account.switches.batch === 'bestEffortRefused' || results.length === 0)) throw first;
	return results;
}

/** Nobody waits for the result: neither records nor refusals are told. */
function unheard(work: () => void): Outcome {
	try {
		work();
	} catch (thrown) {
		if (!(thrown instanceof HttpError)) throw thrown;
	}
	return { payload: {} };
}

/** The records of the answer: whole, or as bare placeholders. */
function answered(account: Account, { endpoint, resource, address }: Call, records: Json[]): Outcome {
	const names = Object.values(resource.names).map(({ attribute }) => attribute);
	const shown = records.map((record) =>
		address._placeholders === true
			? Object.fromEntries(names.map((name) => [name, record[name]]))
			: account.shown(resource, record),
	);
	if (account.switches.batchOrder === 'reversed') shown.reverse();
	return { payload: { [endpoint.root ?? resource.name]: shown } };
}

function rowsOf({ endpoint, body }: Call): Json[] {
	return objectsIn(body[endpoint.bodyList ?? '']);
}

export function insertMany(account: Account, call: Call, validation: Validation): Outcome {
	const { resource } = call;
	const rows = rowsOf(call);
	ensureFits(call, rows);
	const records = eachRow(account, rows, (row) =>
		account.insert(resource, validation.body(resource.record, row, resource.label)),
	);
	return answered(account, call, records);
}

export function updateMany(account: Account, call: Call, validation: Validation): Outcome {
	const { resource } = call;
	const rows = rowsOf(call);
	ensureFits(call, rows);
	const update = (row: Json): Json => {
		const body = validation.body(resource.record, row, resource.label);
		const before = account.recordsOf(resource).by(resource.id, body[resource.id]);
		if (!before) {
			throw new HttpError(
				400,
				`There is no ${resource.label.toLowerCase()} with the ${resource.id} ${String(body[resource.id])}`,
			);
		}
		return account.update(resource, before, body);
	};
	if (isUnanswered(call)) return unheard(() => eachRow(account, rows, update));
	return answered(account, call, eachRow(account, rows, update));
}

/** `coupon_oids` holds numbers, so they are IDs; `coupon_codes` holds texts, so they are the other name of a coupon. */
function nameIn(account: Account, { endpoint, resource }: Call): string {
	const list = account.models.get(endpoint.body ?? '')?.attributes[endpoint.bodyList ?? ''];
	const id = account.attributesOf(resource)[resource.id];
	const others = Object.values(resource.names).filter(({ attribute }) => attribute !== resource.id);
	return list?.type === id?.type ? resource.id : (others[0]?.attribute ?? resource.id);
}

export function deleteMany(account: Account, call: Call): Outcome {
	const { endpoint, resource, body } = call;
	const list = body[endpoint.bodyList ?? ''];
	if (!Array.isArray(list)) throw new HttpError(400, `${endpoint.bodyList ?? 'The list'} is missing`);
	const names: unknown[] = list;
	ensureFits(call, names);
	const attribute = nameIn(account, call);
	eachRow(account, names, (name) => {
		const record = account.recordsOf(resource).by(attribute, name);
		if (record) account.remove(resource, record);
		else if (account.switches.deleteAbsent === 'refused') {
			throw new HttpError(
				400,
				`There is no ${resource.label.toLowerCase()} with the ${attribute} ${String(name)}`,
			);
		}
		return record ?? {};
	});
	return { payload: {} };
}
