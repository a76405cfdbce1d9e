import type { IExecuteFunctions } from 'n8n-workflow';

import { AUTHENTICATION, type Authentication } from '../../shared/authentication';
import { Client } from '../../shared/client';
import { asInputError, InputError } from '../../shared/errors';
import { quote } from '../../shared/text';
import type { RetryCheckpoint } from '../output/checkpoint';
import { MAX_RATE_LIMIT_WAIT, OPTIONS, TIMEOUT } from '../parameters';
import { Run } from '../run';
import { isEmpty } from './validate';

const SECOND = 1000;

interface DurationOption {
	readonly name: string;
	readonly label: string;
	/** Seconds. */
	readonly default: number;
	readonly minValue: number;
	readonly maxValue?: number;
}

/** A number of seconds from the options, in milliseconds. */
function readDuration(execute: IExecuteFunctions, option: DurationOption): number {
	const { name, label, minValue, maxValue = Infinity } = option;
	// Each read alone: the expression of another option may fail for the first item.
	const given: unknown = execute.getNodeParameter(`${OPTIONS}.${name}`, 0, null);
	const seconds = isEmpty(given) ? option.default : Number(given);
	if (seconds >= minValue && seconds <= maxValue && seconds < Infinity) return Math.round(seconds * SECOND);
	const range = maxValue < Infinity ? ` from ${minValue} to ${maxValue.toLocaleString('en')}` : '';
	throw new InputError(`${label} must be a number of seconds${range}, not ${quote(given)}`);
}

/** A run, or why the credential or an option makes it impossible. */
export type OpenedRun =
	| { readonly run: Run; readonly error?: undefined }
	| { readonly run?: undefined; readonly error: InputError };

/** Opens the account for one run of the node. */
export async function openRun(
	execute: IExecuteFunctions,
	checkpoint: RetryCheckpoint,
	signal?: AbortSignal,
): Promise<OpenedRun> {
	const authentication = execute.getNodeParameter(AUTHENTICATION, 0) as Authentication;
	try {
		const client = await Client.open(execute, authentication, {
			retry: { maxRateLimitWait: readDuration(execute, MAX_RATE_LIMIT_WAIT) },
			timeout: readDuration(execute, TIMEOUT),
			...(signal && { signal }),
		});
		const keep: Run['keep'] = (part) => {
			checkpoint.keep(part);
		};
		return { run: new Run(client, signal, keep) };
	} catch (thrown) {
		return { error: asInputError(thrown) };
	}
}
