/** What the tests know of a kind of operation, one file for each: what it promises, and how it is brought into trouble. */
import type { IDataObject } from 'n8n-workflow';

import type { Json } from '../../../../sandbox/json';
import type { Operation, Resource } from '../../../../scripts/metadata/resource';
import type { OperationUnderTest } from './operationUnderTest';

export type OperationOf<K extends Operation['kind']> = Extract<Operation, { kind: K }>;

/** A call that an operation makes, and its part in it. */
export interface Call {
	readonly endpoint: string | undefined;
	/** For how many items it is made: for a single one, for few, or only for many. */
	readonly size: 'one' | 'few' | 'many';
	/** It carries what could also be sent in several calls. */
	readonly batch?: boolean;
	/** It lists what could also be read one by one. */
	readonly shortcut?: boolean;
	/** Where its answer is lost, it is found out at once what became of it: in so many calls at most. */
	readonly searchCalls?: number;
}

/** What the items of a scenario can be about. */
export interface ScenarioInput {
	readonly mode: string;
	/** One for each item. */
	readonly records: readonly Json[];
}

/** A run of several items, of which each can be told how often it was done. */
export interface ScenarioPlan {
	readonly items: readonly Json[];
	readonly parameters: IDataObject;
	/** Values by which a call names the item. None: it takes part in every call. */
	readonly marks: (index: number) => readonly unknown[];
	/** How often the item's thing is done now. Missing: there is nothing to do. */
	readonly timesDone?: (index: number) => number | Promise<number>;
	/** Whether something new exists because of the item. */
	readonly creates?: (index: number) => boolean;
	/** Something exists no more because of the item. */
	readonly deletes?: true;
	/** What is told of an item that failed is what UltraCart has taken on, whether or not it has done it by then. */
	readonly takesOn?: true;
}

export interface Contract<O extends Operation = Operation> {
	/** Tests of all that it promises where nothing goes wrong. */
	describe(subject: OperationUnderTest<O>): void;
	/** Every call that it can make with records named in this mode, by its row. */
	calls(operation: O, resource: Resource, mode: string): readonly Call[];
	scenario(subject: OperationUnderTest<O>, input: ScenarioInput): ScenarioPlan;
	/** The answer is what it is for: that UltraCart has done it is not enough. */
	needsAnswer?(operation: O): boolean;
	/** It is looked for where UltraCart writes down what was done: if it is there, nothing is to be seen of a lost answer. */
	isWrittenDown?(operation: O): boolean;
	/** A second try looks for what the first has done. */
	readonly looksAgain?: true;
	/** What is to be made is looked for first: what is there afterwards is ours. */
	readonly looksFirst?: true;
	/** It has to be tried in an account of several pages. */
	readonly walksPages?: true;
	/** Values for parameters that no row tells. */
	readonly parameters?: IDataObject;
}

/** One record, by the call made for it or from the listing of all. */
export const readCalls = ({ read: { by, list, many } }: Resource, mode: string): Call[] => [
	{ endpoint: many?.[mode]?.endpoint ?? list, size: 'many', shortcut: true },
	{ endpoint: by[mode], size: many?.[mode] ? 'one' : 'few' },
];

/** The ID of a record that is named by something else. */
export const lookupCalls = (resource: Resource, mode: string): Call[] =>
	resource.modes[mode]?.attribute === resource.id ? [] : readCalls(resource, mode);

export const writeCalls = ({ endpoint, batch }: { endpoint: string; batch?: string }): Call[] => [
	{ endpoint: batch, size: 'many', batch: true },
	{ endpoint, size: 'few' },
];

/** A scenario in which each item names its record, and there is nothing to do. */
export const locatedScenario = (
	subject: OperationUnderTest,
	{ mode, records }: ScenarioInput,
): ScenarioPlan => ({
	items: records.map((record) => ({ record })),
	parameters: { ...subject.locator(mode), ...subject.requiredInputs(records[0] ?? {}) },
	marks: (index) => namesIn(subject.resource, records[index]),
});

/** All by which a record can be named. */
export const namesIn = ({ modes }: Resource, record: Json = {}): unknown[] =>
	Object.values(modes).flatMap(({ attribute }) => record[attribute] ?? []);
