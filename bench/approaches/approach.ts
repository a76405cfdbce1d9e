/** How one job is done in n8n by one approach: nodes behind the trigger, and what the user gets out of the last of them. */
import type { IDataObject } from 'n8n-workflow';

import { API_VERSION } from '../../credentials/credentialTest';
import type { NodeDraft } from '../../harness/engine';
import { SIMPLE_KEY_TYPE } from '../../harness/example/account';
import type { ComparedJobName, JobName } from '../jobs';

export interface Setting {
	/** Address of the API. */
	readonly baseUrl: string;
	/** Milliseconds between the starts of two calls, for a node that can't wait for an answer; 0 starts all together. */
	readonly interval: number;
}

export interface Plan {
	readonly nodes: readonly NodeDraft[];
	/** What an output item gave the user: codes, names of records, answers. */
	readonly delivered?: (json: IDataObject) => string[];
}

type MakePlan = (setting: Setting) => Plan;

/** How an approach does each job, but for those that are none of its business. */
export type Plans = Readonly<Record<ComparedJobName, MakePlan> & Partial<Record<JobName, MakePlan>>>;

export type AllPlans = Readonly<Record<JobName, MakePlan>>;

export const CREDENTIAL = { [SIMPLE_KEY_TYPE]: { id: 'key', name: 'Key' } };

export const VERSION_HEADER = { name: 'X-UltraCart-Api-Version', value: API_VERSION };

/** Records in a page of a listing: the most that UltraCart gives. */
export const PAGE = 200;

/** n8n's own setting for nodes that start a call for every item at once. */
export const batching = ({ interval }: Setting) =>
	interval > 0 ? { batching: { batch: { batchSize: 1, batchInterval: interval } } } : {};

/** A name, a number or an answer as text. */
export const text = (value: unknown): string => `${value as string | number | boolean}`;

/** The codes of coupons. */
export const codesOf = (coupons: unknown): string[] =>
	[coupons].flat().map((coupon) => text((coupon as IDataObject).merchant_code));

export const answerOf = ({ coupon_code, exists }: IDataObject): string[] => [
	`${text(coupon_code)}=${text(exists)}`,
];

/** The codes that a call has generated. */
export const generatedCodes = ({ coupon_codes }: IDataObject): string[] => [coupon_codes].flat().map(String);

/** An expression for the coupon that an item asks for. */
export const NEW_COUPON =
	'={{ { merchant_code: $json.merchant_code, description: $json.description, percent_off_subtotal: { discount_percent: 10 } } }}';
