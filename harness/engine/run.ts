import { inspect } from 'node:util';

import type {
	ExecutionError,
	ExecutionStatus,
	IDataObject,
	INodeExecutionData,
	IRun,
	ITaskData,
	NodeExecutionHint,
} from 'n8n-workflow';

import type { LogEntry } from './logs';

/** What one run of a workflow left behind, as n8n would save it. */
export class EngineRun {
	constructor(
		/** n8n's own record of the run. */
		readonly raw: IRun,
		/** What was logged while it ran, by this run and by others at the same time. */
		readonly logs: LogEntry[],
		/** The workflow's static data as it is after the run. */
		readonly staticData: IDataObject,
	) {}

	get status(): ExecutionStatus {
		return this.raw.status;
	}

	/** What stopped the run; undefined when it went through, and also when a node continued on its own. */
	get error(): ExecutionError | undefined {
		return this.raw.data.resultData.error;
	}

	/** The JSON of the items on one output. Output 1 is the one of "Continue (using error output)". */
	items(node: string, output = 0): IDataObject[] {
		return this.executionItems(node, output).map(({ json }) => json);
	}

	/** Like `items`, with `pairedItem`, `error` and `binary`. */
	executionItems(node: string, output = 0): INodeExecutionData[] {
		return this.task(node)?.data?.main?.[output] ?? [];
	}

	/** The notes a node put beside its output for the user. */
	hints(node: string): NodeExecutionHint[] {
		return this.task(node)?.hints ?? [];
	}

	/** What a node ended with, even where the run went on. */
	nodeError(node: string): ExecutionError | undefined {
		return this.task(node)?.error;
	}

	/** Everything a user, a log or the database could get to see, in one text: for looking for secrets. */
	everything(): string {
		return [inspectFully(this.raw), inspectFully(this.logs), JSON.stringify(this.raw)].join('\n');
	}

	private task(node: string): ITaskData | undefined {
		return this.raw.data.resultData.runData[node]?.at(-1);
	}
}

/** Shows causes, hidden properties and getters too, and cuts nothing off. */
function inspectFully(value: unknown): string {
	return inspect(value, {
		depth: Infinity,
		maxArrayLength: Infinity,
		maxStringLength: Infinity,
		getters: true,
		showHidden: true,
	});
}
