/** Bulk jobs: records by the thousand from a file, which goes to an address of its own. */
import type { Account } from '../account';
import { BulkJobs, MOST_RECORDS } from '../bulk/jobs';
import { HttpError } from '../errors';
import { dateTimeOf, type Json } from '../json';
import type { ResourceBehaviour } from '../resourceBehaviour';

const MOST_PER_PAGE = 1000;
const USUAL_PAGE = 100;

/** A page of what there is, by a cursor that means nothing to anybody else. @throws HttpError */
function pageOf(
	root: string,
	all: readonly Json[],
	{ cursor = '', limit = USUAL_PAGE }: Json,
	nulls: boolean,
): Json {
	const start = cursor === '' ? 0 : Number(Buffer.from(String(cursor), 'base64url').toString());
	if (!Number.isInteger(start)) throw new HttpError(400, 'cursor is none that UltraCart gave out');
	if (Number(limit) > MOST_PER_PAGE) throw new HttpError(400, `limit must be at most ${MOST_PER_PAGE}`);
	const end = start + Number(limit);
	const next = end < all.length ? Buffer.from(String(end)).toString('base64url') : null;
	return { [root]: all.slice(start, end), ...((next !== null || nulls) && { next_cursor: next }) };
}

export function bulkJob(account: Account): ResourceBehaviour {
	const { files, switches } = account;
	const jobs = new BulkJobs(account);
	const nulls = () => switches.bulkNulls === 'sent';
	return {
		endpoints: {
			bulkGenerateUploadUrl() {
				const { key, address, expires } = files.presign('.ndjson');
				return {
					upload_url: account.hostUrl() + address,
					s3_key: key,
					expires_at: dateTimeOf(expires),
					max_records: MOST_RECORDS,
				};
			},
			bulkSubmitJob: ({ address, body }) => ({ bulk_job: jobs.submit(String(address.object), body) }),
			bulkGetJob: ({ address }) => ({ bulk_job: jobs.get(String(address.object), address.job_id) }),
			bulkListJobs: ({ address }) =>
				pageOf('bulk_jobs', jobs.list(String(address.object), address.status), address, nulls()),
			bulkGetJobRecords: ({ address }) =>
				pageOf(
					'records',
					jobs.records(String(address.object), address.job_id, address.status),
					address,
					nulls(),
				),
			bulkCancelJob({ address }) {
				jobs.cancel(String(address.object), address.job_id);
				return {};
			},
		},
		count: 0,

		stop() {
			jobs.stop();
		},
	};
}
