import type { Attribute } from '../metadata/types';

/** Words that n8n's style writes in small letters inside a title, and those that have a spelling of their own. */
const SMALL = new Set('a an and as at but by for in of on or per the to'.split(' '));
const SPELLINGS: Readonly<Record<string, string>> = {
	api: 'API',
	ftp: 'FTP',
	id: 'ID',
	ip: 'IP',
	msrp: 'MSRP',
	oid: 'OID',
	otp: 'OTP',
	quickbooks: 'QuickBooks',
	sku: 'SKU',
	storefronts: 'StoreFronts',
	url: 'URL',
};

const wordsOf = (name: string): string[] =>
	name
		.replace(/([a-z])([A-Z])/g, '$1 $2')
		.split(/[_ ]+/)
		.filter((word) => word !== '')
		.map((word) => word.toLowerCase());

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** `code` → Code. */
export const pascalOf = (name: string): string => capital(camelOf(name));

/** `merchant_code` → Merchant Code, in Title Case as n8n writes it. */
export function titleOf(name: string): string {
	const words = wordsOf(name);
	return words
		.map((word, index) => {
			const inside = index > 0 && index < words.length - 1;
			return SPELLINGS[word] ?? (inside && SMALL.has(word) ? word : capital(word));
		})
		.join(' ');
}

/** Whether a label is written as n8n writes titles; what stands in brackets may be anything. */
export function isTitle(label: string): boolean {
	const words = label.replace(/\s*\([^)]*\)/g, '').split(' ');
	return words.every((word, index) => {
		const inside = index > 0 && index < words.length - 1;
		return inside && SMALL.has(word.toLowerCase()) ? word === word.toLowerCase() : /^[A-Z0-9]/.test(word);
	});
}

/** `merchant_code` → merchantCode. */
export const camelOf = (name: string): string =>
	wordsOf(name)
		.map((word, index) => (index === 0 ? word : capital(word)))
		.join('');

/** The method that finds records of a resource in a list. */
export const searchName = (resource: string): string => `search${capital(resource)}`;

/** What a merchant reads. Old names say so. */
export const labelOf = (apiName: string, attribute: Attribute): string =>
	(attribute.label ?? titleOf(apiName)) + (attribute.legacy === undefined ? '' : ' (Legacy)');

/** What n8n saves in a workflow. */
export const parameterOf = (apiName: string, attribute: Attribute): string =>
	attribute.parameter ?? camelOf(apiName);

/** "Item Tags" → Item Tag, "Switches" → Switch: the last plural of a label. */
export const singular = (label: string) =>
	label.replace(/(ies|(?<=ch|sh|ss|x|z)es|(?<!s)s)\b(?!.*s\b)/, (ending) => (ending === 'ies' ? 'y' : ''));
