import { setImmediate as nextTurn } from 'node:timers/promises';

import { enter } from '../../../nodes/shared/gate';

/** Comes in, notes its name, and stays until told to leave. */
function visitor(host: string, log: string[], name: string, signal?: AbortSignal, isList?: boolean) {
	let leave = () => undefined as void;
	const inside = enter(host, { ...(signal && { signal }), ...(isList && { isList }) }).then((release) => {
		log.push(name);
		leave = release;
	});
	return { inside, leave: () => leave() };
}

describe('the gate', () => {
	it('lets one in at a time, in order of arrival', async () => {
		const log: string[] = [];
		const [a, b, c] = ['a', 'b', 'c'].map((name) => visitor('one.host', log, name));
		await a?.inside;
		await nextTurn();
		expect(log).toEqual(['a']);
		a?.leave();
		await b?.inside;
		expect(log).toEqual(['a', 'b']);
		b?.leave();
		await c?.inside;
		expect(log).toEqual(['a', 'b', 'c']);
		c?.leave();
	});

	it('lets lists of the editor go next, in order of arrival: somebody looks at them', async () => {
		const log: string[] = [];
		const [a, b] = ['a', 'b'].map((name) => visitor('lists.host', log, name));
		const [list, another] = ['list', 'another'].map((name) =>
			visitor('lists.host', log, name, undefined, true),
		);
		for (const each of [a, list, another, b]) {
			await each?.inside;
			each?.leave();
		}
		expect(log).toEqual(['a', 'list', 'another', 'b']);
	});

	it('keeps hosts apart', async () => {
		const log: string[] = [];
		const a = visitor('a.host', log, 'a');
		const b = visitor('b.host', log, 'b');
		await Promise.all([a.inside, b.inside]);
		expect(log).toEqual(['a', 'b']);
		a.leave();
		b.leave();
	});

	it('lets a cancelled one leave the line at once, and those behind it move up', async () => {
		const log: string[] = [];
		const cancelled = new AbortController();
		const a = visitor('line.host', log, 'a');
		const b = visitor('line.host', log, 'b', cancelled.signal);
		const c = visitor('line.host', log, 'c');
		await a.inside;
		cancelled.abort(new Error('stopped'));
		await expect(b.inside).rejects.toThrow('stopped');
		a.leave();
		await c.inside;
		expect(log).toEqual(['a', 'c']);
		c.leave();
	});

	it('turns away one that is cancelled before it comes', async () => {
		await expect(enter('early.host', { signal: AbortSignal.abort(new Error('stopped')) })).rejects.toThrow(
			'stopped',
		);
		const leave = await enter('early.host');
		leave();
	});

	it('takes a second leaving for nothing', async () => {
		const first = await enter('twice.host');
		const log: string[] = [];
		const second = visitor('twice.host', log, 'second');
		const third = visitor('twice.host', log, 'third');
		first();
		first();
		await second.inside;
		await nextTurn();
		expect(log).toEqual(['second']);
		second.leave();
		await third.inside;
		third.leave();
	});

	it('takes no notice of who is cancelled after coming in', async () => {
		const log: string[] = [];
		const cancelled = new AbortController();
		const a = visitor('late.host', log, 'a');
		const b = visitor('late.host', log, 'b', cancelled.signal);
		const c = visitor('late.host', log, 'c');
		await a.inside;
		a.leave();
		await b.inside;
		cancelled.abort(new Error('stopped'));
		b.leave();
		await c.inside;
		expect(log).toEqual(['a', 'b', 'c']);
		c.leave();
	});

	it('takes out of the line the one that is cancelled, and no other', async () => {
		const log: string[] = [];
		const cancelled = new AbortController();
		const names = ['a', 'b', 'c', 'd'];
		const [a, b, c, d] = names.map((name) =>
			visitor('middle.host', log, name, name === 'c' ? cancelled.signal : undefined),
		);
		await a?.inside;
		cancelled.abort(new Error('stopped'));
		await expect(c?.inside).rejects.toThrow('stopped');
		a?.leave();
		await b?.inside;
		b?.leave();
		await d?.inside;
		expect(log).toEqual(['a', 'b', 'd']);
		d?.leave();
		// Nobody is left: the next one comes in at once.
		await visitor('middle.host', log, 'e').inside;
		expect(log.at(-1)).toBe('e');
	});
});
