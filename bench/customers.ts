/** Customers of a list, of whom UltraCart has some already. */
import type { IDataObject } from 'n8n-workflow';

import type { Sandbox } from '../sandbox/sandbox';
import { CHANGED } from './account';

const emailOf = (number: number) => `customer${number}@example.com`;

const address = (number: number) => ({
	first_name: 'Alexandra',
	last_name: `Customer ${number}`,
	company: 'Example Trading Company',
	address1: `${number} Main Street`,
	address2: 'Second floor, next to the stairs',
	city: 'Duluth',
	state_region: 'GA',
	postal_code: '30097',
	country_code: 'US',
	day_phone: '555-123-4567',
});

/** What UltraCart has of a customer who has ordered now and then: 2.5 KB with what the sandbox adds. */
const known = (number: number) => ({
	email: emailOf(number),
	business_notes: 'Ordered by phone before there was a shop. '.repeat(18),
	website_url: `https://example.com/${number}`,
	referral_source: 'Newsletter',
	billing: [{ ...address(number), default_billing: true }, address(number + 1)],
	shipping: [{ ...address(number), default_shipping: true }, address(number + 1)],
	tags: ['newsletter', 'retail', 'phone'].map((tag_value) => ({ tag_value })),
});

/** The items of a list, once UltraCart has some of its customers. */
export function contacts(
	sandbox: Sandbox,
	count: number,
	isThere: (index: number) => boolean = () => true,
): IDataObject[] {
	return Array.from({ length: count }, (_, index) => {
		if (isThere(index)) sandbox.insert('customer', known(index));
		return { email: emailOf(index) };
	});
}

/** How many customers hold what was to be written, and have lost nothing. */
export const broughtUpToDate = (sandbox: Sandbox): number =>
	sandbox
		.list('customer')
		.filter(
			({ business_notes: notes, referral_source: source, tags }) =>
				notes === CHANGED && (source === undefined || (tags as unknown[]).length === 3),
		).length;
