/** What the package says of itself follows from the table. */
import { aboutNode, permissionsIn, renderManifest } from '../../../scripts/generator/about';
import { table, tableOf } from '../../../scripts/metadata';
import { common } from '../../../scripts/metadata/common';
import { coupon } from '../../../scripts/metadata/coupon';
import { pet } from './support';

const pets = tableOf([pet, coupon], common, table.trigger);

test('a resource is named by its plural, or by what it offers', () => {
	expect(aboutNode(pets)).toBe('Work with pets, coupons and one-time codes in UltraCart');
	expect(aboutNode(tableOf([pet]))).toBe('Work with pets in UltraCart');
});

test('a key needs the permissions of their endpoints, and of the trigger', () => {
	expect(permissionsIn(pets)).toBe('Coupon and Pet, and Webhook for the trigger');
	expect(permissionsIn(tableOf([pet]))).toBe('Pet');
});

test('the manifest keeps all but its description', () => {
	const manifest = '{\n  "name": "x",\n  "description": "Old \\u00fc",\n  "n8n": { "description": "y" }\n}\n';
	expect(renderManifest(manifest, pets)).toBe(
		manifest.replace(
			'Old \\u00fc',
			'n8n community nodes for UltraCart: pets, coupons, one-time codes and events',
		),
	);
});
