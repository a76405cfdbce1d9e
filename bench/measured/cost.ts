import { writeFileSync } from 'node:fs';

import type { Cost } from './messages';

/**
 * Linux lets a process forget its peak so far. Elsewhere the peak of starting up stays the least there is, and a job that
 * needs less than that shows as 0.
 */
function forgetPeak(): void {
	try {
		writeFileSync('/proc/self/clear_refs', '5');
	} catch {
		// Not Linux.
	}
}

const peak = () => process.resourceUsage().maxRSS * 1024;

/** Notes where the process stands; the function it returns tells what has been used since. */
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
