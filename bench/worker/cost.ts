import { existsSync, readFileSync, writeFileSync } from 'node:fs';

import type { Cost } from './messages';

const STATUS = '/proc/self/status';
const isLinux = existsSync(STATUS);

/**
 * The most memory the process has had resident, in bytes. On Linux by its status: what `resourceUsage` gives there starts
 * with what the process had that started this one.
 */
function peak(): number {
	const kilobytes = isLinux
		? Number(/^VmHWM:\s*(\d+)/m.exec(readFileSync(STATUS, 'utf8'))?.[1])
		: process.resourceUsage().maxRSS;
	return kilobytes * 1024;
}

/**
 * Linux lets a process forget its peak so far. Elsewhere the peak of starting up stays the least there is, and a job that
 * needs less than that shows as 0.
 */
function forgetPeak(): void {
	if (isLinux) writeFileSync('/proc/self/clear_refs', '5');
}

/** Notes where the process stands; the function it returns says what has been used since. */
export function costFromHere(): () => Cost {
	// What starting up has left behind is not the work's.
	globalThis.gc?.();
	forgetPeak();
	const memory = peak();
	const before = process.cpuUsage();
	return () => {
		const { user, system } = process.cpuUsage(before);
		return { cpu: (user + system) / 1000, memory: peak() - memory };
	};
}
