/** The middle of the figures: what one disturbed run does not move. */
export function median(figures: readonly number[]): number {
	const sorted = [...figures].sort((a, b) => a - b);
	const middle = Math.floor(sorted.length / 2);
	const upper = sorted[middle] ?? NaN;
	return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}

/** How far the figures lie apart, as a share of their median: what a difference has to exceed to mean something. */
export const spread = (figures: readonly number[]): number =>
	(Math.max(...figures) - Math.min(...figures)) / median(figures);

/** What a share of the figures does not exceed; they are in ascending order. */
export const percentile = (sorted: ArrayLike<number>, share: number): number =>
	sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
