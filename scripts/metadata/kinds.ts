/** Inputs that every operation of a kind has, whatever its resource. */
import { flag, input } from './rows';
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
