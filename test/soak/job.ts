/** What a seed makes of it: an operation with several items, an account, and the node's settings. */
import type { IDataObject } from 'n8n-workflow';

import type { Json } from '../../sandbox/json';
import { Random } from '../../sandbox/random';
import { CHOICES, type Switches } from '../../sandbox/switches';
import { table } from '../../scripts/metadata';
import type { Operation, Resource } from '../../scripts/metadata/resource';
import type { ScenarioPlan } from '../nodes/UltraCart/operationContract/contract';
import { contractOf } from '../nodes/UltraCart/operationContract/contractOf';
import { OperationUnderTest } from '../nodes/UltraCart/operationContract/operationUnderTest';
import type { NodeSettings, TestEnvironment } from '../support/testEnvironment';

/** In an order by which few seeds in a row have all resources. */
const EVERY = shuffled(
	table.resources.flatMap((resource) => resource.operations.map((operation) => ({ resource, operation }))),
);

/** As many seeds in a row have each of them once. */
export const OPERATIONS = EVERY.length;

function shuffled<Value>(values: readonly Value[]): Value[] {
	const random = new Random();
	const left = [...values];
	return values.flatMap(() => left.splice(random.below(left.length), 1));
}

/** The first seed that has an operation. */
export function seedOf(name: string): number {
	const place = EVERY.findIndex(({ resource, operation }) => `${resource.name} ${operation.name}` === name);
	if (place < 0) throw new Error(`The table has no ${name}`);
	return place;
}

type Kind = Operation['kind'];

/** Kinds that can be about a record that is not there, and that can name one twice. */
const TAKES_ABSENT: readonly Kind[] = [
	'action',
	'checkExists',
	'delete',
	'generateCodes',
	'read',
	'update',
	'uploadCodes',
];
const TAKES_TWICE: readonly Kind[] = ['checkExists', 'delete', 'read', 'toggleEntry'];

const MOST_ITEMS = 8;

/** What the sandbox leaves open about this node's calls; the others are about connecting and deliveries. */
const OPEN = Object.keys(CHOICES).filter(
	(name) => !/token|webhook|compressed/i.test(name),
) as (keyof typeof CHOICES)[];

const switchesFrom = (random: Random): Partial<Switches> =>
	Object.fromEntries(OPEN.map((name) => [name, random.pick<string>(CHOICES[name].values)]));

/** A record that the account does not have, by every name that records have. */
const absentRecord = ({ modes, id }: Resource, n: number): Json =>
	Object.fromEntries(
		Object.values(modes).map(({ attribute }) => [attribute, attribute === id ? 990_000 + n : `NOBODY${n}`]),
	);

function recordsFrom(random: Random, { resource, operation, records }: OperationUnderTest): Json[] {
	const takes = (kinds: readonly Kind[]) => kinds.includes(operation.kind);
	const left = [...records];
	const chosen: Json[] = [];
	const count = 1 + random.below(Math.min(MOST_ITEMS, records.length));
	while (chosen.length < count) {
		if (takes(TAKES_ABSENT) && random.chance(1 / 8)) chosen.push(absentRecord(resource, chosen.length));
		else if (takes(TAKES_TWICE) && chosen.length > 0 && random.chance(1 / 8))
			chosen.push(random.pick(chosen));
		else chosen.push(...left.splice(random.below(left.length), 1));
	}
	return chosen;
}

function inputsFrom(random: Random, kind: Kind): IDataObject {
	if (kind !== 'generateCodes') return {};
	return {
		codesOutput: random.pick(['onePerItem', 'itemPerCode', 'allInOneItem']),
		quantity: 1 + random.below(5),
	};
}

const optionsFrom = (random: Random, kind: Kind): IDataObject => ({
	recordsPerCall: random.pick([1, 2, 3, 50]),
	...(kind === 'generateCodes' && { codesPerCall: random.pick([1, 3, 1000]) }),
	...(kind === 'update' && random.chance(1 / 6) && { doNotWait: true }),
});

/** How long the node waits for an answer, in seconds: most jobs never have to. */
const PATIENT = 30;
const IMPATIENT = 1;

/** Milliseconds: shorter than the node waits for an answer, so that the one is skipped and the other is not. */
export const LONGEST_PAUSE = 500;

const again = (random: Random): NodeSettings =>
	random.chance(1 / 2)
		? { retryOnFail: true, maxTries: random.pick([2, 3]), waitBetweenTries: LONGEST_PAUSE }
		: {};

export class Job {
	readonly resource: Resource;
	readonly operation: Operation;
	readonly subject: OperationUnderTest;
	readonly plan: ScenarioPlan;
	/** What each item is about, as far as it is about a record. */
	readonly records: readonly Json[];
	readonly settings: NodeSettings;

	/** Sets the account back to what the seed makes of it. */
	constructor(env: TestEnvironment, seed: number, random: Random, isPatient: boolean) {
		const chosen = EVERY[seed % OPERATIONS];
		if (!chosen) throw new Error(`${seed} is no seed`);
		const { resource, operation } = chosen;
		this.resource = resource;
		this.operation = operation;
		env.sandbox.reset();
		Object.assign(env.sandbox.switches, switchesFrom(random));
		this.subject = new OperationUnderTest(() => env, resource, operation);
		const modes = this.subject.locatorModes;
		const mode = random.pick(modes.length > 0 ? modes : Object.keys(resource.modes));
		this.records = recordsFrom(random, this.subject);
		const plan = contractOf(operation).scenario(this.subject, { mode, records: this.records });
		this.plan = {
			...plan,
			parameters: {
				...{ resource: resource.name, operation: operation.name, output: 'raw', returnAll: true },
				...plan.parameters,
				...inputsFrom(random, operation.kind),
				options: {
					...optionsFrom(random, operation.kind),
					rateLimitWait: 5,
					timeout: isPatient ? PATIENT : IMPATIENT,
				},
			},
		};
		this.settings = {
			...again(random),
			...(random.chance(1 / 2) && { onError: 'continueRegularOutput' as const }),
		};
	}

	get name(): string {
		return `${this.resource.name} ${this.operation.name}`;
	}

	get items(): IDataObject[] {
		return this.plan.items as IDataObject[];
	}

	get indices(): number[] {
		return this.items.map((_, index) => index);
	}

	get continuesOnFail(): boolean {
		return this.settings.onError !== undefined;
	}

	/** Whether the item makes something that was not there. */
	creates(index: number): boolean {
		return this.plan.creates?.(index) ?? false;
	}

	/** How often the thing of each item is done now. */
	async timesDone(): Promise<number[]> {
		const { timesDone = () => 1 } = this.plan;
		const done: number[] = [];
		for (const index of this.indices) done.push(await timesDone(index));
		return done;
	}
}
