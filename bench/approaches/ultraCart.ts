/** This node, with the settings it comes with. */
import type { IDataObject } from 'n8n-workflow';

import { CHANGED, CODES_OF } from '../account';
import { codesOf, CREDENTIAL, text, type AllPlans, type Plan } from './approach';

const node = (parameters: IDataObject): Pick<Plan, 'nodes'> => ({
	nodes: [
		{
			name: 'UltraCart',
			type: 'n8n-nodes-ultracart.ultraCart',
			credentials: CREDENTIAL,
			parameters: { authentication: 'simpleKey', resource: 'coupon', ...parameters },
		},
	],
});

const byCode = (value: string) => ({ __rl: true, mode: 'code', value });

const CODE = '={{ $json.merchant_code }}';

const newCoupon = {
	operation: 'create',
	merchantCode: CODE,
	discountType: 'percentOffSubtotal',
	discountPercent: 10,
	additionalFields: { description: '={{ $json.description }}' },
};

const goesOn = ({ nodes }: Pick<Plan, 'nodes'>): Pick<Plan, 'nodes'> => ({
	nodes: nodes.map((each) => ({ ...each, onError: 'continueRegularOutput' as const })),
});

const remove = node({ operation: 'delete', coupon: byCode(CODE) });

const customer = {
	resource: 'customer',
	email: '={{ $json.email }}',
};

const imports = node({ ...customer, operation: 'import', updateFields: { businessNotes: CHANGED } });

export const ultraCart: AllPlans = {
	codes: () => ({
		...node({ operation: 'generateCodes', coupon: byCode(CODES_OF), codesOutput: 'onePerItem' }),
		delivered: ({ coupon_code }) => [text(coupon_code)],
	}),
	create: () => node(newCoupon),
	change: () => node({ operation: 'update', coupon: byCode(CODE), updateFields: { description: CHANGED } }),
	delete: () => remove,
	read: () => ({ ...node({ operation: 'getAll', returnAll: true }), delivered: codesOf }),
	check: () => ({
		...node({ operation: 'exists', merchantCode: CODE }),
		delivered: ({ merchant_code, exists }) => [`${text(merchant_code)}=${text(exists)}`],
	}),
	getSingly: () => ({
		...node({ operation: 'get', coupon: byCode(CODE), output: 'raw' }),
		delivered: codesOf,
	}),
	createSingly: () => node({ ...newCoupon, output: 'raw', options: { recordsPerCall: 1 } }),
	deleteSomeGone: () => remove,
	deleteAllGone: () => ({ ...remove, delivered: codesOf }),
	createSomeTaken: () => goesOn(node(newCoupon)),
	deleteOneGone: () => remove,
	import: () => imports,
	importQuarter: () => imports,
	importAll: () => imports,
};

/** Hands out whole records as the other approaches do, instead of the chosen attributes of "Simplified". */
export const ultraCartRaw: AllPlans = {
	...ultraCart,
	read: () => ({ ...node({ operation: 'getAll', returnAll: true, output: 'raw' }), delivered: codesOf }),
};

/** Customers one call each, as all operations but Import write them. */
export const ultraCartByRows: AllPlans = {
	...ultraCart,
	import: () => node({ ...customer, operation: 'upsert', additionalFields: { businessNotes: CHANGED } }),
};
