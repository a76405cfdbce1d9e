import { getEventListeners } from 'node:events';

import { withinTime } from '../../../nodes/shared/timeLimit';

const never = () => new Promise<never>(() => undefined);

describe('withinTime', () => {
	it('gives what the work gives, or throws what it throws', async () => {
		await expect(withinTime(1000, () => Promise.resolve('done'))).resolves.toBe('done');
		await expect(withinTime(1000, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
	});

	it('ends work that takes too long, whether it listens or not', async () => {
		let ending: AbortSignal | undefined;
		const work = async (signal: AbortSignal) => {
			ending = signal;
			return await never();
		};
		await expect(withinTime(20, work)).rejects.toMatchObject({ name: 'TimeoutError' });
		expect(ending?.aborted).toBe(true);
	});

	it('ends with the reason of what cancels it, before or after it has begun', async () => {
		const cancel = new AbortController();
		const running = withinTime(1000, never, cancel.signal);
		cancel.abort(new Error('stopped'));
		await expect(running).rejects.toThrow('stopped');
		const work = jest.fn(never);
		await expect(withinTime(1000, work, cancel.signal)).rejects.toThrow('stopped');
		expect(work).not.toHaveBeenCalled();
	});

	it('leaves nothing at the signal of an execution that makes many calls', async () => {
		const { signal } = new AbortController();
		for (let calls = 0; calls < 100; calls++) await withinTime(60_000, () => Promise.resolve(), signal);
		await expect(withinTime(60_000, () => Promise.reject(new Error('x')), signal)).rejects.toThrow('x');
		expect(getEventListeners(signal, 'abort')).toEqual([]);
	});
});
