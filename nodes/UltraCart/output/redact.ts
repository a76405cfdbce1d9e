import type { Models } from '../../shared/table';
import type { Outcome } from '../item';
import type { Operation } from '../operation';

function without(names: readonly string[], value: unknown): unknown {
	if (Array.isArray(value)) return value.map((entry) => without(names, entry));
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));
}

/**
 * An outcome without the passwords that were sent: where UltraCart answers a write with nothing, what was sent stands for the
 * record, and what is handed out ends in outputs, messages and n8n's database.
 */
export function withoutSecrets(outcome: Outcome, operation: Operation, models: Models): Outcome {
	if (!('form' in operation)) return outcome;
	const fields = models[operation.form.model] ?? [];
	const names = fields.filter(({ secret }) => secret).map(({ apiName }) => apiName);
	if (names.length === 0) return outcome;
	const { records, made } = outcome;
	return {
		...outcome,
		records: without(names, records) as Outcome['records'],
		...(made !== undefined && { made: without(names, made) }),
	};
}
