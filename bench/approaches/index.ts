import type { Plans } from './approach';
import { declarative } from './declarative';
import { httpRequest } from './httpRequest';
import { ultraCart, ultraCartByRows, ultraCartRaw } from './ultraCart';

/** A call for each item is sent as soon as n8n starts the item, or one each 3.6 seconds: 1,000 an hour. */
export type Pace = 'together' | 'paced';

export interface Approach {
	readonly title: string;
	/** Nodes for n8n's engine; without them it is the plain loop. */
	readonly plans?: Plans;
	/** For a node that does not wait for answers. */
	readonly pace?: Pace;
}

export const APPROACHES = {
	ultraCart: { title: 'This node', plans: ultraCart },
	ultraCartRaw: { title: 'This node, Output: Raw', plans: ultraCartRaw },
	ultraCartByRows: { title: 'This node, Create or Update', plans: ultraCartByRows },
	declarative: { title: 'Declarative node, paced', plans: declarative, pace: 'paced' },
	declarativeTogether: { title: 'Declarative node', plans: declarative, pace: 'together' },
	httpRequest: { title: 'HTTP Request, paced', plans: httpRequest, pace: 'paced' },
	httpRequestTogether: { title: 'HTTP Request', plans: httpRequest, pace: 'together' },
	loop: { title: 'Plain loop' },
} as const satisfies Record<string, Approach>;

export type ApproachName = keyof typeof APPROACHES;

export const approachCalled = (name: ApproachName): Approach => APPROACHES[name];
