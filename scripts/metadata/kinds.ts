/** Inputs that every operation of a kind has, whatever its resource. */
import { flag, input, integer } from './rows';
import type { Inputs, Kind } from './types';

export const kindInputs: Partial<Record<Kind, Inputs>> = {
	update: {
		replace_whole_record: input(
			flag(
				'Whether to send only what you filled in, without reading the record first. UltraCart may empty everything else.',
			),
			{ option: true, default: false },
		),
	},
};

/** The most records that any call carries. */
const MOST_PER_CALL = 100;

/** Further inputs of operations that have an endpoint for many records at once. */
export const batchInputs: Inputs = {
	records_per_call: input(
		integer(
			'How many records one call may carry. UltraCart takes up to 50, and 100 when the result is not waited for.',
		),
		{ label: 'Records per Call', option: true, default: MOST_PER_CALL, min: 1, most: MOST_PER_CALL },
	),
};

/** Further inputs of operations whose call need not be waited for. */
export const unansweredInputs: Inputs = {
	do_not_wait: input(
		flag(
			'Whether to go on before UltraCart has done the work. The output then holds only that it was accepted.',
		),
		{ label: 'Do Not Wait for Result', option: true, default: false },
	),
};
