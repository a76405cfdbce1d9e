/** Mistakes that are made, and what the editor says of each. */
import type { IDataObject } from 'n8n-workflow';
import type { Locator } from 'playwright-core';

import { chain } from '../../../harness/engine/workflow';
import { SIMPLE_KEY_TYPE } from '../../../harness/example/account';
import type { N8nInstance } from '../../../harness/n8n/n8nInstance';
import type { Editor } from '../editor';
import { picture } from '../pictures';
import type { Task } from './task';

interface WrongInput {
	readonly name: string;
	readonly action: string;
	/** What the node gets. */
	readonly input?: IDataObject;
	readonly enter: (editor: Editor, n8n: N8nInstance) => Promise<void>;
	/** The message, once it was run. */
	readonly says: RegExp;
	/** Where that stands, if the node is not run at all. Default: beside the output. */
	readonly where?: (editor: Editor) => Locator;
	/** The name of the picture that README has of it. */
	readonly shownAs?: string;
}

async function enterCoupon(editor: Editor, code: string, percent = '10'): Promise<void> {
	await editor.fill('merchantCode', code);
	await editor.fill('discountPercent', percent);
}

const WRONG_KEY = 'UltraCart key with a typing mistake';

async function pickWrongKey(editor: Editor, { rest, sandbox }: N8nInstance): Promise<void> {
	const data = { apiKey: 'not-the-key', baseUrl: sandbox.baseUrl };
	const wrong = await rest.createCredential(SIMPLE_KEY_TYPE, WRONG_KEY, data);
	await editor.pickCredential(wrong.id);
}

/** n8n would pick it for the nodes that are added next, because it is the newest. */
async function deleteWrongKey({ rest }: N8nInstance): Promise<void> {
	for (const credential of await rest.savedCredentials())
		if (credential.name === WRONG_KEY) await rest.deleteCredential(credential);
}

async function untilSaid(place: Locator, words: RegExp): Promise<void> {
	const message = place.getByText(words).first();
	await message.waitFor();
	console.log(`    ${await message.innerText()}`);
}

const EXPIRED = /Expiration Date is in the past: what has already expired can't be used/;

const WRONG_INPUTS: readonly WrongInput[] = [
	{
		// n8n itself does not run a node that lacks what is required.
		name: 'no code',
		action: 'Create coupon',
		enter: (editor) => editor.fill('discountPercent', '10'),
		says: /Parameter "Code" is required/,
		where: (editor) => editor.notification,
	},
	{
		name: 'an empty code',
		action: 'Create coupon',
		input: { code: '' },
		async enter(editor) {
			await editor.drag('code', 'merchantCode');
			await editor.fill('discountPercent', '10');
		},
		says: /Code is empty \[item 1\]/,
	},
	{
		name: 'a code that is too long',
		action: 'Create coupon',
		enter: (editor) => enterCoupon(editor, 'A-CODE-THAT-IS-FAR-TOO-LONG'),
		says: /Code 'A-CODE-THAT-IS-FAR-TOO-L…' has 27 characters; UltraCart allows up to 20/,
	},
	{
		name: 'a code that is taken',
		action: 'Create coupon',
		enter: (editor) => enterCoupon(editor, 'WELCOME10'),
		says: /There is another coupon with this code: 'WELCOME10'/,
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
			// It is warned of before it is run, too.
			await untilSaid(editor.output, EXPIRED);
		},
		says: EXPIRED,
	},
	{
		name: 'JSON with a mistake',
		action: 'Create coupon',
		async enter(editor) {
			await editor.select('defineCoupon', 'Using JSON');
			await editor.fill('couponJson', '{ "merchant_code": "COMMA", }');
		},
		says: /Coupon \(JSON\) is not valid JSON: line 1, column 29/,
	},
	{
		name: 'a coupon that does not exist',
		action: 'Get coupon',
		enter: (editor) => editor.nameRecord('coupon', 'By Code', 'NOSUCHCODE'),
		says: /UltraCart doesn't have a coupon with the code 'NOSUCHCODE'/,
	},
	{
		name: 'a wrong key',
		action: 'Get many coupons',
		enter: pickWrongKey,
		says: /does not accept the credential/,
		shownAs: 'wrong-key-run',
	},
];

async function makeMistake(editor: Editor, n8n: N8nInstance, mistake: WrongInput): Promise<void> {
	const { action, enter, says, where, shownAs } = mistake;
	await editor.addNode(action);
	await enter(editor, n8n);
	await editor.execute();
	// n8n counts what came out, be it no more than an error.
	if (!where) await editor.untilItems(1);
	await untilSaid(where?.(editor) ?? editor.output, says);
	if (shownAs !== undefined) await picture(editor.id('ndv'), shownAs);
}

export const wrongInputs: readonly Task[] = WRONG_INPUTS.map((mistake) => ({
	name: mistake.name,
	workflow: () => chain([mistake.input ?? {}]),
	async work(editor, n8n) {
		try {
			await makeMistake(editor, n8n, mistake);
		} finally {
			await deleteWrongKey(n8n);
		}
	},
}));
