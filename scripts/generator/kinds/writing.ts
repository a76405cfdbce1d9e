/** What kinds of operations that write records share. */
import type { BatchInputs } from '../../../nodes/UltraCart/records/batches';
import type { ChangeInputs } from '../../../nodes/UltraCart/records/writeChanges';
import { flag, input, integer } from '../../metadata/rows';
import type { Inputs, WriteEndpoints } from '../../metadata/types';
import type { Rows } from '../rows';
import type { Call, InputRows } from './definition';

/** The most records that any call carries. */
const MOST_PER_CALL = 100;

const recordsPerCall: InputRows<BatchInputs> = {
	recordsPerCall: input(
		integer(
			'How many records one call may carry. UltraCart takes up to 50, and 100 when the result is not waited for.',
		),
		{
			label: 'Records per Call',
			option: true,
			default: MOST_PER_CALL,
			minValue: 1,
			maxValue: MOST_PER_CALL,
		},
	),
};

const doNotWait: InputRows<Pick<ChangeInputs, 'doNotWait'>> = {
	doNotWait: input(
		flag(
			'Whether to go on before UltraCart has done the work. The output then holds only that it was accepted.',
		),
		{ label: 'Do Not Wait for Result', option: true, default: false },
	),
};

/** Inputs of an operation that writes many records at once where an endpoint does that. */
export const batchInputs = (batches: readonly (string | undefined)[]): Inputs =>
	batches.some((batch) => batch !== undefined) ? recordsPerCall : {};

/** Inputs of an operation whose call need not be waited for. */
export const asyncInputs = (batch: string | undefined, rows: Rows): Inputs =>
	batch !== undefined && rows.endpoint(batch).asyncMode ? doNotWait : {};

export const writeEndpoints = ({ endpoint, batch }: WriteEndpoints): string[] => [
	endpoint,
	...(batch === undefined ? [] : [batch]),
];

/** Calls that send records, one by one or many at once. */
export const writeCalls = (
	{ endpoint, batch }: WriteEndpoints,
	path: readonly string[],
	sends: string | null,
): Call[] => [
	{ id: endpoint, path, sends },
	...(batch === undefined ? [] : [{ id: batch, path: [], sends, many: true as const }]),
];

export function writeCost(batch: string | undefined, rows: Rows): string {
	const { batchSize } = batch === undefined ? {} : rows.endpoint(batch);
	return batchSize === undefined ? 'one per record' : `N / ${batchSize}, rounded up`;
}
