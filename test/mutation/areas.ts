/** A part of the node whose promises tests have to hold, and the tests that do. */
export interface Area {
	/** Files that are changed, a mutant at a time. */
	readonly mutate: readonly string[];
	/** Files of tests, one of which has to fail. */
	readonly tests: readonly string[];
}

const SHARED = 'test/nodes/shared';
const NODE = 'test/nodes/UltraCart';
const TRIGGER = 'test/nodes/UltraCartTrigger';

export const AREAS: Readonly<Record<string, Area>> = {
	gate: {
		mutate: ['nodes/shared/gate.ts'],
		tests: [`${SHARED}/gate.test.ts`],
	},
	retry: {
		mutate: ['nodes/shared/retry.ts'],
		tests: [`${SHARED}/retry.test.ts`],
	},
	pagination: {
		mutate: ['nodes/shared/pagination.ts'],
		tests: [`${SHARED}/pagination.test.ts`],
	},
	answers: {
		mutate: ['nodes/shared/answer.ts'],
		tests: [`${SHARED}/answer.test.ts`],
	},
	merge: {
		mutate: ['nodes/UltraCart/records/merge.ts'],
		tests: [`${NODE}/records/merge.test.ts`],
	},
	search: {
		mutate: ['nodes/UltraCart/listSearch.ts'],
		tests: [`${NODE}/editorLists.test.ts`],
	},
	codes: {
		mutate: ['nodes/UltraCart/operations/generateCodes/*.ts'],
		tests: [
			`${NODE}/operations/generateCodes.test.ts`,
			`${NODE}/codes.test.ts`,
			`${NODE}/sharing.test.ts`,
			`${NODE}/sharing.property.test.ts`,
		],
	},
	checkpoint: {
		mutate: ['nodes/UltraCart/output/checkpoint.ts'],
		tests: [`${NODE}/output/checkpoint.test.ts`],
	},
	dates: {
		mutate: ['nodes/UltraCart/input/dates.ts'],
		tests: [`${NODE}/input/dates.test.ts`],
	},
	deduplication: {
		mutate: ['nodes/UltraCartTrigger/deduplicate.ts'],
		tests: [`${TRIGGER}/deduplicate.test.ts`, `${TRIGGER}/deliveries.test.ts`],
	},
};
