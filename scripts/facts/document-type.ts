/** A type as the coupon document writes it: word, length limit, format, each caught by a group. */
export const DOCUMENT_TYPE = String.raw`(array of )?([A-Za-z]\w*)(?:\((\d+)\)| \((\w+)\))?`;

const NORMAL_FORMS: Partial<Record<string, string>> = {
	boolean: 'boolean',
	integer: 'integer',
	'integer (int32)': 'integer',
	number: 'number',
	string: 'string',
	'string (dateTime)': 'dateTime',
};

/** Turns what `DOCUMENT_TYPE` caught into our normal form; undefined where the document names no known type. */
export function normalType(
	[list, word = '', limit, format]: (string | undefined)[],
	models: ReadonlySet<string>,
): { type: string; max?: number } | undefined {
	const written = format === undefined ? word : `${word} (${format})`;
	const single = NORMAL_FORMS[written] ?? (models.has(written) ? written : undefined);
	if (single === undefined) return undefined;
	if (limit === undefined) return { type: list === undefined ? single : `${single}[]` };
	return single === 'string' && list === undefined ? { type: single, max: Number(limit) } : undefined;
}
