/** Bulk jobs: records by the thousand from a file, which goes to an address of its own. */
import type { Account } from '../account';
import { BulkJobs, MOST_RECORDS } from '../bulk/jobs';
import { dateTimeOf } from '../json';
import type { ResourceBehaviour } from '../resourceBehaviour';

export function bulkJob(account: Account): ResourceBehaviour {
	const { files } = account;
	const jobs = new BulkJobs(account);
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
			bulkListJobs: ({ address }) => ({ bulk_jobs: jobs.list(String(address.object), address.status) }),
			bulkGetJobRecords: ({ address }) => ({
				records: jobs.records(String(address.object), address.job_id, address.status),
			}),
			bulkCancelJob({ address }) {
				jobs.cancel(String(address.object), address.job_id);
				return {};
			},
		},
		count: 0,

		seed: (_, n) => ({ job_id: jobs.seed(n) }),

		beforeWrite: (_, { body }) => ({ job_id: body.job_id }),

		present: ({ job_id: id }) => jobs.present(id),

		stop() {
			jobs.stop();
		},
	};
}
