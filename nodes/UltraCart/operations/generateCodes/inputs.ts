/** When codes stop working. */
export type CodeExpiry = 'afterTime' | 'onDate' | 'never';

/** In what codes come out. */
export type CodesOutput = 'onePerItem' | 'itemPerCode' | 'allInOneItem';

export interface GenerateCodesInputs {
	readonly codesOutput: CodesOutput;
	/** Codes for each item, where the output does not give one to each. */
	readonly quantity?: number;
	readonly expiry: CodeExpiry;
	/** With `onDate`: ISO 8601 with an offset. */
	readonly codeExpirationDate?: string;
	/** With `afterTime`. */
	readonly expiresAfter?: number;
	readonly expiresAfterUnit?: 'minutes' | 'hours' | 'days';
	readonly prefix?: string;
	/** Field of the output that holds the code, where items come out one by one. */
	readonly codeField?: string;
	readonly codesPerCall: number;
}
