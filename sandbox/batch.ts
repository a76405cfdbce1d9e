/** Endpoints that carry many records in one request. */
import type { Account } from './account';
import { HttpError } from './errors';
import { askedIn } from './expansions';
import { objectsIn, type Json } from './json';
import { notFound } from './lookup';
import type { CrudResult, ValidatedRequest } from './requests';
import type { Validation } from './validation';

/** Whether the caller does not wait for the result. Such a request may carry more records. */
const isAsync = ({ endpoint: { asyncMode }, address }: ValidatedRequest): boolean =>
	asyncMode !== undefined && address[asyncMode.parameter] === true;

/** @throws HttpError when the request carries too many rows */
function checkBatchSize(request: ValidatedRequest, rows: readonly unknown[]): void {
	const { batchSize, asyncMode } = request.endpoint;
	const limit = isAsync(request) ? asyncMode?.batchSize : batchSize;
	if (limit !== undefined && rows.length > limit)
		throw new HttpError(400, `One request carries ${limit} records at most, not ${rows.length}`);
}

/**
 * Handles every row. What becomes of the others when one is refused is a switch.
 *
 * @throws HttpError of the first bad row, where the switch says so or none was good
 */
function handleRows<Row>(account: Account, rows: readonly Row[], handleRow: (row: Row) => Json): Json[] {
	const { batch } = account.switches;
	const results: Json[] = [];
	let firstError: HttpError | undefined;
	const handleAll = (): void => {
		for (const [index, row] of rows.entries()) {
			try {
				results.push(handleRow(row));
			} catch (thrown) {
				if (!(thrown instanceof HttpError)) throw thrown;
				const { status, message, details } = thrown;
				const position = `Record ${index + 1} of ${rows.length}`;
				firstError ??= new HttpError(status, `${position}: ${message}`, details);
				if (batch === 'allOrNothing') throw firstError;
			}
		}
	};
	if (batch === 'allOrNothing') account.atomically(handleAll);
	else handleAll();
	if (firstError && (batch === 'bestEffortRefused' || results.length === 0)) throw firstError;
	return results;
}

/** The records of the answer: whole, or placeholders that only have their names. */
function resultWith(
	account: Account,
	{ endpoint, resource, address }: ValidatedRequest,
	records: Json[],
): CrudResult {
	const names = Object.values(resource.modes).map(({ attribute }) => attribute);
	const shown = records.map((record) =>
		address._placeholders === true
			? Object.fromEntries(names.map((name) => [name, record[name]]))
			: account.present(resource, record),
	);
	if (account.switches.batchOrder === 'reversed') shown.reverse();
	return { payload: { [endpoint.root ?? resource.name]: shown } };
}

/** @throws HttpError when there are too many */
function rowsIn(request: ValidatedRequest): Json[] {
	const rows = objectsIn(request.body[request.endpoint.bodyList ?? '']);
	checkBatchSize(request, rows);
	return rows;
}

export function insertMany(account: Account, request: ValidatedRequest, validation: Validation): CrudResult {
	const { resource } = request;
	const records = handleRows(account, rowsIn(request), (row) =>
		account.insert(resource, validation.body(resource.record, row, resource.label)),
	);
	return resultWith(account, request, records);
}

export function updateMany(account: Account, request: ValidatedRequest, validation: Validation): CrudResult {
	const { resource } = request;
	const rows = rowsIn(request);
	const update = (row: Json): Json => {
		const body = validation.body(resource.record, row, resource.label);
		const id = body[resource.id];
		const before = account.recordsOf(resource).by(resource.id, id);
		if (!before) throw notFound(resource, `${resource.id} ${String(id)}`);
		return account.update(resource, before, body, askedIn(request.address));
	};
	try {
		const records = handleRows(account, rows, update);
		return isAsync(request) ? { payload: {} } : resultWith(account, request, records);
	} catch (thrown) {
		// Nobody waits for the result, so nobody hears of the error.
		if (thrown instanceof HttpError && isAsync(request)) return { payload: {} };
		throw thrown;
	}
}

/** `coupon_oids` holds numbers, which are IDs; `coupon_codes` holds texts, which are the other name of a coupon. */
function namingAttribute(account: Account, { endpoint, resource }: ValidatedRequest): string {
	const list = account.models.get(endpoint.body ?? '')?.attributes[endpoint.bodyList ?? ''];
	const id = account.attributesOf(resource)[resource.id];
	const others = Object.values(resource.modes).filter(({ attribute }) => attribute !== resource.id);
	return list?.type === id?.type ? resource.id : (others[0]?.attribute ?? resource.id);
}

export function deleteMany(account: Account, request: ValidatedRequest): CrudResult {
	const { endpoint, resource, body } = request;
	const names: unknown = body[endpoint.bodyList ?? ''];
	if (!Array.isArray(names)) throw new HttpError(400, `${endpoint.bodyList ?? 'The list'} is missing`);
	checkBatchSize(request, names);
	const attribute = namingAttribute(account, request);
	handleRows(account, names, (name: unknown) => {
		const record = account.recordsOf(resource).by(attribute, name);
		if (record) account.remove(resource, record);
		else if (account.switches.deleteAbsent === 'refused') {
			throw notFound(resource, `${attribute} ${String(name)}`);
		}
		return record ?? {};
	});
	return { payload: {} };
}
