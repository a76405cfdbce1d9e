"""Calls the sandbox with UltraCart's SDK. The file that is named says what there is to call: see plan.ts."""
from __future__ import annotations

import json
import sys
import traceback
from typing import Any, Callable
from urllib.request import Request, urlopen

from client import Client, plain, unknown_in
from ultracart.exceptions import ApiException

ABSENT = 999_999


def expect(found: Any, wanted: Any) -> None:
    if found != wanted:
        raise AssertionError(f"{found!r} instead of {wanted!r}")


def holds(found: Any, wanted: Any) -> bool:
    """Whether an answer has everything that was sent; it may have more."""
    if isinstance(wanted, dict):
        return isinstance(found, dict) and all(holds(found.get(name), value) for name, value in wanted.items())
    if isinstance(wanted, list):
        return isinstance(found, list) and len(found) == len(wanted) and all(map(holds, found, wanted))
    return found == wanted


class Checks:
    def __init__(self, task: dict):
        self.task = task
        self.client = Client(task["host"], key=task["key"])
        self.called: set[str] = set()
        self.passed = 0
        self.failed: list[str] = []

    def check(self, name: str, work: Callable[[], None]) -> None:
        """Each begins with a new account. One that fails does not keep the next from being tried."""
        try:
            self.control("reset", {})
            work()
            self.passed += 1
            print(f"  ✓ {name}", flush=True)
        except Exception:
            self.failed.append(name)
            print(f"  ✗ {name}\n{traceback.format_exc(limit=-2)}", flush=True)

    def control(self, what: str, body: dict) -> None:
        data = json.dumps(body).encode()
        headers = {"Content-Type": "application/json"}
        with urlopen(Request(f"{self.task['control']}/{what}", data, headers)) as response:
            response.read()

    def refused(self, status: int, work: Callable[[], Any]) -> Any:
        """The error that comes with a status, in UltraCart's envelope and header."""
        try:
            work()
        except ApiException as refusal:
            expect(refusal.status, status)
            error = self.client.error_in(refusal.body)
            expect(refusal.headers.get("UC-REST-ERROR"), error.user_message)
            return error
        raise AssertionError(f"no {status}")

    # Every endpoint.

    def endpoint(self, call: dict) -> None:
        if "events" in call:
            self.control("events", call["events"])
        answer = self.client.call(call["line"], call["path"], call.get("body"))
        if answer is not None:
            expect(list(unknown_in(answer, "answer")), [])
            expect([answer.get("success", True), answer.get("error")], [True, None])
            if "root" in call:
                shown = plain(answer[call["root"]])
                assert shown, f"{call['root']} is empty"
                assert holds(shown, call.get("want", shown)), f"{shown!r} does not hold {call['want']!r}"
        self.called.add(call["line"])

    def with_every_parameter(self, call: dict) -> None:
        """What is found is another question: the sandbox's own tests ask it."""
        answer = self.client.call(call["line"], {**call["path"], **call["query"]}, call.get("bodyWithEverything", call.get("body")))
        if answer is not None:
            expect(answer.success, True)

    def every_endpoint(self) -> None:
        for call in self.task["calls"]:
            if self.client.has(call["line"]):
                self.check(f"{call['line']} ({call['id']})", lambda: self.endpoint(call))
                if call["query"] or "bodyWithEverything" in call:
                    self.check("  with every parameter", lambda: self.with_every_parameter(call))
            else:
                print(f"  - {call['line']}: not in the SDK", flush=True)

    # What is made is there.

    def round_trip(self, trip: dict) -> None:
        made = self.client.call(trip["insert"], {}, trip["body"])[trip["root"]]
        read = self.client.call(trip["read"], {trip["parameter"]: made[trip["id"]]})[trip["root"]]
        found = plain(read)[trip["attribute"]]
        expect(found, trip["body"][trip["attribute"]])

    def every_round_trip(self) -> None:
        for trip in self.task["roundTrips"]:
            if self.client.takes(trip["insert"], trip["attribute"]):
                self.check(f"{trip['name']} written and read back", lambda: self.round_trip(trip))
            else:
                print(f"  - {trip['name']}: not in the SDK", flush=True)

    # Bulk jobs.

    def bulk(self, line: str, path: dict, body: dict | None = None) -> Any:
        answer = self.client.call(line, path, body)
        self.called.add(line)
        return answer

    def bulk_job(self, size: int) -> dict:
        """The SDK gets the address and submits the job; the file goes there without it. The path of the job."""
        where = {"object": "customer"}
        upload = self.bulk("POST /bulk/{object}/upload-url", where)
        lines = [{"_merchant_record_id": f"key-{n}", "email": f"bulk{n}@example.com"} for n in range(size)]
        data = "\n".join(json.dumps(line) for line in lines).encode()
        with urlopen(Request(upload.upload_url, data, {"Content-Type": "application/x-ndjson"}, method="PUT")) as response:
            expect(response.status, 200)
        job = self.bulk("POST /bulk/{object}", where, {"s3_key": upload.s3_key, "operation": "upsert"})
        expect(list(unknown_in(job, "answer")), [])
        return {**where, "job_id": job.bulk_job.job_id}

    def bulk_job_lands(self) -> None:
        path = self.bulk_job(3)
        self.control("clock", {"advance": 60_000})
        job = self.bulk("GET /bulk/{object}/{job_id}", path).bulk_job
        expect([job.status, job.success_count], ["succeeded", 3])
        records = self.bulk("GET /bulk/{object}/{job_id}/records", path).records
        expect([(each.status, each.action) for each in records], [("success", "inserted")] * 3)
        with urlopen(job.results_summary_url) as results:
            assert results.read(), "the file of the results is empty"

    def bulk_job_cancelled(self) -> None:
        path = self.bulk_job(5000)
        self.bulk("DELETE /bulk/{object}/{job_id}", path)
        expect(self.bulk("GET /bulk/{object}/{job_id}", path).bulk_job.status, "cancelled")

    # Pages.

    def pages(self, paged: dict) -> None:
        ids: list[Any] = []
        offset = 0
        while True:
            arguments = {**paged["path"], "_limit": 2, "_offset": offset}
            answer = self.client.call(paged["line"], arguments, paged.get("body"))
            ids += [record[paged["id"]] for record in answer[paged["root"]]]
            result_set = answer.metadata.result_set
            if not result_set.more:
                break
            offset = result_set.next_offset
        assert len(ids) > 2, "there is no more than a page"
        expect([len(set(ids)), len(ids)], [result_set.total_records] * 2)

    # Errors.

    def absent(self, read: dict) -> None:
        error = self.refused(400, lambda: self.client.call(read["line"], {read["parameter"]: ABSENT}))
        assert str(ABSENT) in error.user_message, error.user_message

    def status(self, status: int) -> None:
        self.control("faults", {"kind": "status", "status": status, "message": "Asked for"})
        expect(self.refused(status, self.list).user_message, "Asked for")

    def refused_with_200(self) -> None:
        self.control("faults", {"kind": "successFalse", "message": "Asked for"})
        answer = self.list()
        expect([answer.success, answer.error.user_message], [False, "Asked for"])

    def warning(self) -> None:
        self.control("faults", {"kind": "warning", "message": "Asked for"})
        answer = self.list()
        expect([answer.success, answer.warning.warning_message], [True, "Asked for"])

    def list(self, client: Client | None = None, **options: Any) -> Any:
        first = self.task["lists"][0]
        return (client or self.client).call(first["line"], first["path"], first.get("body"), **options)

    def two_at_once(self) -> None:
        self.control("faults", {"kind": "delay", "milliseconds": 500})
        both = [self.list(async_req=True) for _ in range(2)]
        statuses = []
        for call in both:
            try:
                call.get()
                statuses.append(200)
            except ApiException as refusal:
                statuses.append(refusal.status)
        expect(sorted(statuses), [200, 429])
        expect(self.list().success, True)

    # Who may.

    def credentials(self) -> None:
        for client in [Client(self.task["host"]), Client(self.task["host"], key="wrong")]:
            self.refused(401, lambda: self.list(client))

    def read_only_key(self) -> None:
        client = Client(self.task["host"], key=self.task["readOnlyKey"])
        expect(self.list(client).success, True)
        trip = self.task["roundTrips"][0]
        error = self.refused(401, lambda: client.call(trip["insert"], {}, trip["body"]))
        assert "_write" in error.user_message, error.user_message

    def token_until_revoked(self) -> None:
        token = self.task["token"]
        client = Client(self.task["host"], token=token)
        expect(self.list(client).success, True)
        form = {"client_id": self.task["clientId"], "token": token}
        answer = client.call("POST /oauth/revoke", form)
        expect([answer.successful, list(unknown_in(answer, "answer"))], [True, []])
        self.refused(401, lambda: self.list(client))

    def tokens_by_code_and_refresh(self) -> None:
        anonymous = Client(self.task["publicHost"])
        by_code = {"grant_type": "authorization_code", "code": self.task["code"], "redirect_uri": self.task["redirect"]}
        first = anonymous.call("POST /oauth/token", {"client_id": self.task["clientId"], **by_code})
        by_token = {"grant_type": "refresh_token", "refresh_token": first.refresh_token}
        second = anonymous.call("POST /oauth/token", {"client_id": self.task["clientId"], **by_token})
        for answer in [first, second]:
            expect(list(unknown_in(answer, "answer")), [])
            expect(self.list(Client(self.task["publicHost"], token=answer.access_token)).success, True)

    def run(self) -> int:
        self.every_endpoint()
        self.every_round_trip()
        self.check("a bulk job, from the address of its file to what came of each line", self.bulk_job_lands)
        self.check("a bulk job that is cancelled", self.bulk_job_cancelled)
        for paged in self.task["lists"]:
            self.check(f"{paged['line']} page by page", lambda: self.pages(paged))
        for read in self.task["reads"]:
            self.check(f"{read['line']} of what does not exist", lambda: self.absent(read))
        for status in [400, 401, 410, 429, 500]:
            self.check(f"an error with status {status}", lambda: self.status(status))
        self.check("a refusal with status 200", self.refused_with_200)
        self.check("a warning", self.warning)
        self.check("two calls at once: one is refused", self.two_at_once)
        self.check("no key, and a wrong one", self.credentials)
        self.check("a key that may only read", self.read_only_key)
        self.check("a token, until it is revoked without a client secret", self.token_until_revoked)
        self.check("tokens for a code and for a refresh token", self.tokens_by_code_and_refresh)
        return self.report()

    def report(self) -> int:
        print(f"\n{self.task['sdk']} called {len(self.called)} of the table's {self.task['endpoints']} endpoints")
        print(f"{self.passed} checks passed, {len(self.failed)} failed")
        for name in self.failed:
            print(f"  ✗ {name}")
        return 1 if self.failed else 0


def main(path: str) -> int:
    with open(path, encoding="utf-8") as file:
        return Checks(json.load(file)).run()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
