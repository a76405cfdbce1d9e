/** What operations cost, in calls, for the documentation: the formulas behind nodes/UltraCart/operations. */
import type { Operation, Resource } from '../metadata/types';
import type { Rows } from './resolve';

/** How many calls it takes to read N records that are named one by one. */
function reading({ read }: Resource, rows: Rows): string {
	const { page } = rows.endpoint(read.list);
	return page
		? `min(N, pages of ${page.max} in the account) + 1 to read N different records; N for up to three, or where UltraCart does not say how many there are`
		: 'one to read any number of records; one each for up to three';
}

function writing(batch: string | undefined, rows: Rows): string {
	const batchSize = batch === undefined ? undefined : rows.endpoint(batch).batchSize;
	return batchSize === undefined ? 'one per record' : `N / ${batchSize}, rounded up`;
}

/** "Calls" of an operation, N being the number of items that differ. */
export function callsOf(operation: Operation, resource: Resource, rows: Rows): string {
	switch (operation.kind) {
		case 'read':
			return reading(resource, rows);
		case 'list': {
			const { page } = rows.endpoint(operation.endpoint);
			return page
				? `one per ${page.max} records, for each different set of filters`
				: 'one per different request';
		}
		case 'create':
			return writing(operation.batch, rows);
		case 'update': {
			const { asyncMode } = operation.batch === undefined ? {} : rows.endpoint(operation.batch);
			return [
				`${reading(resource, rows)}; then to write ${writing(operation.batch, rows)}`,
				...(asyncMode ? [`with "Do Not Wait for Result" N / ${asyncMode.batchSize}`] : []),
				'with "Replace Whole Record" and an ID nothing is read',
			].join('; ');
		}
		case 'upsert':
			return `${reading(resource, rows)}; then to create ${writing(operation.insert.batch, rows)}, and to update ${writing(operation.update.batch, rows)}`;
		case 'flip':
			return `${reading(resource, rows)}; then one per different ${resource.label.toLowerCase()}`;
		case 'delete': {
			const lookedUp = Object.keys(resource.names).some((name) => operation.by[name] === undefined);
			return [
				writing(Object.values(operation.batch ?? {})[0], rows),
				...(lookedUp ? ['one more for each that is named by anything but its ID'] : []),
				'two more for each deletion that UltraCart refuses',
			].join('; ');
		}
		case 'exists':
			return reading(resource, rows);
		case 'codes': {
			const { batchSize = 1 } = rows.endpoint(Object.values(operation.by)[0] ?? '');
			return `one per ${batchSize.toLocaleString('en-US')} codes that share coupon, prefix and expiry`;
		}
		case 'upload':
			return `one per different ${resource.label.toLowerCase()}; one more for each that is named by anything but its ID`;
		case 'act':
			return `one per item; one more for each that is named by anything but its ID`;
		case 'singleton':
			return 'one, however many items there are';
		case 'set':
			return 'two, however many items there are';
	}
}
