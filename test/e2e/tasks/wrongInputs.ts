/** Mistakes that are made, and what the editor says of each. */
import { SIMPLE_KEY_TYPE } from '../../../harness/example/account';
import type { N8nInstance } from '../../../harness/n8n/n8nInstance';
import type { Editor } from '../editor';
import { picture } from '../pictures';
import type { Task } from './task';

interface WrongInput {
	readonly name: string;
	readonly action: string;
	readonly enter: (editor: Editor, n8n: N8nInstance) => Promise<void>;
	/** The message beside the output. */
	readonly says: RegExp;
	/** The name of the picture that README has of it. */
	readonly shownAs?: string;
}

/** A new coupon with ten percent off. */
async function enterCoupon(editor: Editor, code: string, percent = '10'): Promise<void> {
	if (code !== '') await editor.fill('merchantCode', code);
	await editor.fill('discountPercent', percent);
}

const WRONG_INPUTS: readonly WrongInput[] = [
	{
		name: 'an empty code',
		action: 'Create coupon',
		enter: (editor) => enterCoupon(editor, ''),
		says: /Code is empty/,
	},
	{
		name: 'a code that is too long',
		action: 'Create coupon',
		enter: (editor) => enterCoupon(editor, 'A-CODE-THAT-IS-FAR-TOO-LONG'),
		says: /Code has 27 characters; UltraCart allows up to 20/,
	},
	{
		name: 'a code that is taken',
		action: 'Create coupon',
		enter: (editor) => enterCoupon(editor, 'WELCOME10'),
		says: /There is another coupon with this code/,
	},
	{
		name: '150 %',
		action: 'Create coupon',
		enter: (editor) => enterCoupon(editor, 'TOOMUCH', '150'),
		says: /Discount Percent must be at most 100/,
	},
	{
		name: 'an expiry in the past',
		action: 'Create coupon',
		async enter(editor) {
			await enterCoupon(editor, 'BYGONE');
			await editor.addField('Add Field', 'Expiration Date');
			await editor.fill('expirationDate', '2024-12-24 18:00:00');
			await editor.form.getByText('Additional Fields').click();
		},
		says: /in the past/,
	},
	{
		name: 'JSON with a mistake',
		action: 'Create coupon',
		async enter(editor) {
			await editor.select('defineCoupon', 'Using JSON');
			await editor.fill('couponJson', '{ "merchant_code": "COMMA", }');
		},
		says: /is not valid JSON/,
	},
	{
		name: 'a coupon that does not exist',
		action: 'Get coupon',
		async enter(editor) {
			await editor.nameRecord('coupon', 'By Code', 'NOSUCHCODE');
		},
		says: /UltraCart doesn't have a coupon with the code NOSUCHCODE/,
	},
	{
		name: 'a wrong key',
		action: 'Get many coupons',
		async enter(editor, { rest, sandbox }) {
			const data = { apiKey: 'not-the-key', baseUrl: sandbox.baseUrl };
			const { id } = await rest.createCredential(
				SIMPLE_KEY_TYPE,
				'UltraCart key with a typing mistake',
				data,
			);
			await editor.pickCredential(id);
		},
		says: /does not accept the credential/,
		shownAs: 'wrong-key-run',
	},
];

export const wrongInputs: readonly Task[] = WRONG_INPUTS.map(({ name, action, enter, says, shownAs }) => ({
	name,
	async work(editor, n8n) {
		await editor.addNode(action);
		await enter(editor, n8n);
		await editor.execute();
		await editor.output.getByText(says).first().waitFor();
		console.log(`    ${await editor.output.getByText(says).first().innerText()}`);
		if (shownAs !== undefined) await picture(editor.id('ndv'), shownAs);
	},
}));
