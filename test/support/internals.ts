/** All that unit tests import of the nodes' own code, in one place: whatever moves or is renamed there is mended here. */
export * as models from '../../nodes/UltraCart/generated/models';
export type { Item, ItemResult, RecordKey } from '../../nodes/UltraCart/item';
export { keyId } from '../../nodes/UltraCart/item';
export { action, type ActionOperation } from '../../nodes/UltraCart/operations/action';
export { expiryOf, expiryOfCodes, laterOf } from '../../nodes/UltraCart/operations/generateCodes/expiry';
export type { GenerateCodesInputs } from '../../nodes/UltraCart/operations/generateCodes/inputs';
export {
	distribute,
	groupsOf,
	missing,
	servedBy,
	type CodeRequest,
	type CodesItem,
} from '../../nodes/UltraCart/operations/generateCodes/codeRequests';
export { RetryCheckpoint } from '../../nodes/UltraCart/output/checkpoint';
export { isAbsence, Lookup, wayToLookUp } from '../../nodes/UltraCart/records/lookup';
export { generateCodes } from '../../nodes/UltraCart/operations/generateCodes';
export { operations } from '../../nodes/UltraCart/generated/operations';
export { Client } from '../../nodes/shared/client';
export type { RequestFunctions } from '../../nodes/shared/requestFunctions';
export { Run } from '../../nodes/UltraCart/run';
export {
	accept,
	digestOfEntries,
	forget,
	MOST_DELIVERIES,
	MOST_WEBHOOKS,
	type Accepted,
} from '../../nodes/UltraCartTrigger/deduplicate';
export { expansionsIn } from '../../nodes/UltraCartTrigger/names';
export { ApiError } from '../../nodes/shared/errors';
export type { Endpoint, ListEndpoint } from '../../nodes/shared/table';
export { importRecords } from '../../nodes/UltraCart/operations/import';
export type { ImportOperation } from '../../nodes/UltraCart/operations/import/operation';
export type { ImportInputs } from '../../nodes/UltraCart/operations/import/inputs';
export type { ImportItem } from '../../nodes/UltraCart/operations/import/lines';
