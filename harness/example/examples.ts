/** The workflows in examples/, and what there is to know of one before it is run. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import { PROJECT_ROOT } from '../../scripts/project';
import type { WorkflowJson } from '../engine';

const FOLDER = join(PROJECT_ROOT, 'examples');

/** The names of the examples: their files' without ".json". */
export const EXAMPLES: readonly string[] = readdirSync(FOLDER)
	.filter((file) => file.endsWith('.json'))
	.map((file) => basename(file, '.json'))
	.sort();

export const readWorkflow = (file: string): WorkflowJson =>
	JSON.parse(readFileSync(file, 'utf8')) as WorkflowJson;

export const readExample = (name: string): WorkflowJson => readWorkflow(join(FOLDER, `${name}.json`));

/** The trigger of a workflow, with what is pinned to it in place of an event. */
export function firstNode({ nodes, connections }: Pick<WorkflowJson, 'nodes' | 'connections'>): string {
	const followers = Object.values(connections).flatMap(({ main = [] }) =>
		main.flatMap((links) => (links ?? []).map(({ node }) => node)),
	);
	return nodes.find(({ name }) => !followers.includes(name))?.name ?? '';
}
