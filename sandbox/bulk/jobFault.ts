/** What goes wrong with a bulk job that is submitted next. */
export interface JobFault {
	/** It fails as a whole, with this code. */
	readonly error_code?: string;
	/** It never ends. */
	readonly hangs?: boolean;
	/** These lines fail, counted from one. */
	readonly lines?: readonly number[];
	/** Somebody cancels it once so many lines have landed. */
	readonly cancelledAfter?: number;
}
