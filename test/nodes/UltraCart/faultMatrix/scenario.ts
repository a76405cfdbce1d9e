/** An operation with several items, and the call that a fault is put upon. */
import type { IDataObject } from 'n8n-workflow';

import type { Operation, Resource } from '../../../../scripts/metadata/resource';
import { rows } from '../../../support/formParameters';
import type { TestEnvironment } from '../../../support/testEnvironment';
import { contractOf } from '../operationContract/contractOf';
import type { Call, OperationOf, ScenarioPlan } from '../operationContract/contract';
import { OperationUnderTest } from '../operationContract/operationUnderTest';
import { occurrences } from '../operationContract/records';
import type { FaultyCall } from './faults';

/** A wait of five seconds at most for the limit, and no answer that would come too late by itself. */
const OPTIONS = { rateLimitWait: 5, timeout: 20 };

/** How many records a call carries: as many calls as there are items, or half as many. */
const RECORDS_PER_CALL = { one: 1, few: 1, many: 2 };
/** Up to three records are read one by one, more are listed; where UltraCart takes many keys in one call, a single one is read. */
const ITEMS = { one: 1, few: 3, many: 4 };

/** One call of an operation: which, and in which of its runs it comes. */
export interface Target extends FaultyCall {
	/** How the items name their records. */
	readonly mode: string;
	readonly size: Call['size'];
}

/** Whether a new record is given a name by which it can be found again. */
const takesName = ({ form }: OperationOf<'create'>, { modes, id }: Resource): boolean =>
	Object.values(modes).some(({ attribute }) => attribute !== id && form.required.includes(attribute));

/** Every call that an operation can make, once. */
export function targetsOf(operation: Operation, resource: Resource): Target[] {
	const contract = contractOf(operation);
	const { looksAgain = false } = contract;
	const needsAnswer = contract.needsAnswer?.(operation) ?? false;
	const looksFirst = contract.looksFirst ?? contract.isWrittenDown?.(operation) ?? false;
	const nameless = operation.kind === 'create' && !takesName(operation, resource);
	const targets = new Map<string, Target>();
	for (const mode of Object.keys(resource.modes)) {
		for (const call of contract.calls(operation, resource, mode)) {
			const { endpoint: id, size, batch = false, shortcut = false, searchCalls = 0 } = call;
			const key = `${id ?? ''} ${String(batch)}`;
			if (id === undefined || targets.has(key)) continue;
			const endpoint = rows.endpoint(id);
			const traits = { looksAgain, looksFirst, nameless, searchCalls };
			const isAnswered = needsAnswer && endpoint.answer !== undefined;
			targets.set(key, { endpoint, mode, size, batch, shortcut, needsAnswer: isAnswered, ...traits });
		}
	}
	return [...targets.values()];
}

export class Scenario {
	readonly count: number;
	readonly plan: ScenarioPlan;

	constructor(env: () => TestEnvironment, resource: Resource, operation: Operation, { mode, size }: Target) {
		const subject = new OperationUnderTest(env, resource, operation);
		this.count = ITEMS[size];
		const records = subject.records.slice(1, 1 + this.count);
		const plan = contractOf(operation).scenario(subject, { mode, records });
		this.plan = {
			...plan,
			parameters: {
				...{ resource: resource.name, operation: operation.name, output: 'raw', returnAll: true },
				...plan.parameters,
				options: {
					...(plan.parameters.options as IDataObject),
					...OPTIONS,
					recordsPerCall: RECORDS_PER_CALL[size],
				},
			},
		};
	}

	get indices(): number[] {
		return Array.from({ length: this.count }, (_, index) => index);
	}

	get items(): IDataObject[] {
		return this.plan.items as IDataObject[];
	}

	/** The items that a call was made for: those that its path names, or its body, or else all. */
	servedBy({ path, body }: { path: string; body?: unknown }): number[] {
		const namedIn = (said: unknown) =>
			this.indices.filter((index) =>
				this.plan.marks(index).some((mark) => occurrences(said, mark) + occurrences(said, String(mark)) > 0),
			);
		const named = [path.split('/').map(decodeURIComponent), body].map(namedIn);
		return named.find(({ length }) => length > 0) ?? this.indices;
	}
}
