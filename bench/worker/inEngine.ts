import { createRequire } from 'node:module';

import type { IVersionedNodeType } from 'n8n-workflow';

import { chain, Engine, type ExtraNodes } from '../../harness/engine';
import { SIMPLE_KEY_TYPE } from '../../harness/example/account';
import { PROJECT_ROOT } from '../../scripts/project';
import { HTTP_REQUEST_FILE } from '../httpRequestPackage';
import { approachCalled } from '../approaches';
import { DECLARATIVE, declarativeNode } from '../approaches/declarative';
import { HTTP_REQUEST } from '../approaches/httpRequest';
import type { Task } from './messages';

function httpRequestNode(): IVersionedNodeType {
	const { HttpRequest } = createRequire(__filename)(HTTP_REQUEST_FILE) as {
		HttpRequest: new () => IVersionedNodeType;
	};
	return new HttpRequest();
}

/** Only the node that is measured is loaded, as far as n8n lets one choose. */
function nodesFor(approach: string): ExtraNodes {
	if (approach.startsWith('httpRequest')) return { [HTTP_REQUEST]: httpRequestNode() };
	if (approach.startsWith('declarative')) return { [DECLARATIVE]: declarativeNode };
	return {};
}

/** A node that starts many calls leaves refusals behind that nobody waits for. n8n's server goes on all the same. */
function surviveRefusals(): void {
	process.on('unhandledRejection', () => undefined);
}

/** Gets n8n's engine ready to do a job; the function it returns does it. */
export async function prepareEngine({ approach, job, items, baseUrl, key, interval }: Task) {
	surviveRefusals();
	const engine = await Engine.load(PROJECT_ROOT, { nodes: nodesFor(approach) });
	const plan = approachCalled(approach).plans?.[job]?.({ baseUrl, interval });
	if (!plan) throw new Error(`${approach} has no nodes for ${job}`);
	const workflow = chain([...items], ...plan.nodes);
	const credentials = { key: { type: SIMPLE_KEY_TYPE, data: { apiKey: key, baseUrl } } };
	return async () => {
		const run = await engine.run(workflow, { credentials });
		const last = plan.nodes.at(-1)?.name ?? '';
		const { delivered = () => [] } = plan;
		return {
			delivered: () => run.items(last).flatMap(delivered),
			...(run.error && { failure: run.error.message }),
		};
	};
}
