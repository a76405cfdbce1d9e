import Table from 'cli-table3';
import type { IDataObject } from 'n8n-workflow';

import type { Log } from '../../sandbox/log';
import type { EngineRun, WorkflowJson } from '../engine';

const MAX_COLUMNS = 5;
const MAX_ROWS = 25;
const MAX_WIDTH = 60;

/** The nodes that no other node follows: what comes out of them is what the workflow is for. */
function lastNodes({ nodes, connections }: WorkflowJson): string[] {
	return nodes
		.map(({ name }) => name)
		.filter((name) => !connections[name]?.main?.some((outputs) => (outputs ?? []).length > 0));
}

function cell(value: unknown): string {
	const isObject = typeof value === 'object' && value !== null;
	const text = isObject ? JSON.stringify(value) : String((value as string | null) ?? '');
	return text.length > MAX_WIDTH ? `${text.slice(0, MAX_WIDTH)}…` : text;
}

function tableOf(items: readonly IDataObject[]): string {
	const columns = [...new Set(items.flatMap((item) => Object.keys(item)))].slice(0, MAX_COLUMNS);
	const table = new Table({ head: columns, style: { head: [], border: [] } });
	for (const item of items.slice(0, MAX_ROWS)) table.push(columns.map((column) => cell(item[column])));
	const more = items.length - MAX_ROWS;
	return table.toString() + (more > 0 ? `\n… and ${more} more` : '');
}

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;

function cost(workflow: WorkflowJson, { calls, refused }: Log): string {
	const arrived = Math.max(...Object.values(workflow.pinData ?? {}).map((items) => items.length), 1);
	const saved = arrived > calls ? `; one call per item would have been ${arrived}` : '';
	return (
		`${counted(calls, 'API call')} for ${counted(arrived, 'item')}${saved}.` +
		(refused > 0 ? ` UltraCart refused ${refused} of them.` : '')
	);
}

/**
 * Prints what came out of a workflow, or what stopped it.
 *
 * @returns the command's exit status: 0 when everything went through
 */
export function report(workflow: WorkflowJson, run: EngineRun, log: Log): number {
	for (const name of lastNodes(workflow)) {
		const items = run.items(name);
		if (items.length > 0) console.log(`\n${name}\n${tableOf(items)}`);
	}
	if (run.error) {
		console.error(`\n${run.error.message}\n${run.error.description ?? ''}`);
		return 1;
	}
	console.log(`\n${cost(workflow, log)}`);
	return run.status === 'success' ? 0 : 1;
}
