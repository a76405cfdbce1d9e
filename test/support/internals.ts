/** All that unit tests import of the nodes' own code, in one place: whatever moves or is renamed there is mended here. */
export { fieldsOf } from '../../nodes/UltraCart/fieldOptions';
export { table as generatedTable } from '../../nodes/UltraCart/generated';
export type { Item, Key, Outcome } from '../../nodes/UltraCart/item';
export {
	expiryOf,
	expiryOfCodes,
	laterOf as laterExpiry,
} from '../../nodes/UltraCart/operations/generateCodes/expiry';
export {
	deal as dealCodes,
	groupsOf as groupOrders,
	missing as missingCodes,
	servedBy as ordersServedBy,
	type Order,
} from '../../nodes/UltraCart/operations/generateCodes/orders';
export { Memory as RetryCheckpoint } from '../../nodes/UltraCart/output/checkpoint';
export {
	isAbsence,
	nameOf as nameOfKey,
	searchFor as findRecords,
	wayToLookUp,
} from '../../nodes/UltraCart/records/lookup';
export type { Run } from '../../nodes/UltraCart/run';
export { REMEMBERED as EVENTS_REMEMBERED, sift as deduplicate } from '../../nodes/UltraCartTrigger/repeats';
export { ApiError } from '../../nodes/shared/errors';
export type { Endpoint } from '../../nodes/shared/table';
