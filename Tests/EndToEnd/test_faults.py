"""What fails at night: servers killed in the middle of a step, the database restarted, its connections cut, Redis gone."""
import threading

import pytest
from conftest import post
from following import PROGRESS, follow_by_events, follow_by_socket
from servers import Running, serving
from services import Postgres, Redis, wait_for
from test_workflows import STATUS, ask, execute

DEFINITION = """
name: slow
inputs:
  url: {type: string, required: true}
steps:
  - name: before
    transform: "{{ 1 }}"
  - name: fetch
    needs: before
    http: {url: "{{ inputs.url }}"}
  - name: after
    needs: fetch
    transform: "{{ steps.fetch.output.body }}"
output: "{{ steps.after.output }}"
"""
SHORT = ("--run-lease", "3", "--run-heartbeat", "0.5", "--run-reaper-interval", "0.5")


class Site:
    """A page that is served when it is released; counts who asks."""

    def __init__(self):
        import http.server
        site = self
        self.asked = 0
        self.released = threading.Event()

        class Handler(http.server.BaseHTTPRequestHandler):
            def log_message(self, *_):
                pass

            def do_GET(self):
                site.asked += 1
                site.released.wait(60)
                try:
                    self.send_response(200)
                    self.send_header("Content-Type", "text/plain")
                    self.end_headers()
                    self.wfile.write(b"page")
                except OSError:
                    pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}/"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


@pytest.fixture
def site():
    site = Site()
    yield site
    site.released.set()
    site.server.shutdown()


@pytest.fixture
def options(tmp_path):
    folder = tmp_path / "workflows"
    folder.mkdir()
    (folder / "slow.yaml").write_text(DEFINITION)
    return ("--workflows-dir", str(folder), "--step-allowed-hosts", "127.0.0.1", "--local-model", "false", *SHORT)


@pytest.fixture
def postgres():
    postgres = Postgres()
    yield postgres
    postgres.close()


def whole(server, id):
    """All events of a run, which must have succeeded with each step completed once."""
    found, completed = follow_by_socket(server.url, PROGRESS, {"id": id})
    assert completed and found[-1]["type"] == "run.succeeded", found[-1]
    assert [event["sequence"] for event in found] == list(range(1, len(found) + 1))
    assert [e["step"] for e in found if e["type"] == "step.completed"] == ["before", "fetch", "after"]
    return found


def test_a_server_killed_in_the_middle_of_a_step_goes_on_when_it_is_started_again(tmp_path, options, site):
    data = ("--data-dir", str(tmp_path / "data"))
    first = Running(*options, *data)
    id = execute(first, "slow", {"url": site.url})["id"]
    wait_for(lambda: site.asked == 1, "the step")
    some, _ = follow_by_events(first.url, PROGRESS, {"id": id}, most=3)
    first.kill()
    site.released.set()
    second = Running(*options, *data)
    try:
        rest, completed = follow_by_events(second.url, PROGRESS, {"id": id}, last_id=some[-1][0])
        assert completed and rest[-1][1]["type"] == "run.succeeded"
        assert [event for _, event in some + rest] == whole(second, id)
        assert any(event["type"] == "run.recovered" for _, event in rest)
        assert ask(second, STATUS, id=id)["attempt"] == 2
        assert second.stop() == 0
    finally:
        second.kill()


def test_another_replica_takes_over_and_its_subscribers_see_it(options, site, postgres):
    environment = {"DATABASE_URL": postgres.url}
    doomed = Running(*options, environment=environment)
    with serving(*options, "--workers", "0", environment=environment) as witness:
        id = execute(doomed, "slow", {"url": site.url})["id"]
        wait_for(lambda: site.asked == 1, "the step")
        found = []
        follower = threading.Thread(
            target=lambda: found.append(follow_by_socket(witness.url, PROGRESS, {"id": id})))
        follower.start()
        doomed.kill()
        site.released.set()
        with serving(*options, environment=environment):
            follower.join(60)
        (events, completed), = found
        assert completed and events == whole(witness, id)


def test_a_run_is_cancelled_from_another_replica(options, site, postgres):
    environment = {"DATABASE_URL": postgres.url}
    with serving(*options, environment=environment) as worker, serving(
            *options, "--workers", "0", environment=environment) as other:
        id = execute(worker, "slow", {"url": site.url})["id"]
        wait_for(lambda: site.asked == 1, "the step")
        ask(other, "mutation($id: ID!) { cancelWorkflow(id: $id) { status } }", id=id)
        wait_for(lambda: ask(other, STATUS, id=id)["status"] == "cancelled", "the end")


def test_the_database_restarts_under_a_run(options, site, postgres):
    with serving(*options, environment={"DATABASE_URL": postgres.url}) as server:
        id = execute(server, "slow", {"url": site.url})["id"]
        wait_for(lambda: site.asked == 1, "the step")
        postgres.stop()
        answer = post(server.url, STATUS, {"id": id}).json()
        assert answer["errors"][0]["extensions"]["code"] == "UPSTREAM_ERROR", answer
        assert post(server.url, "{ __typename }").json() == {"data": {"__typename": "Query"}}
        postgres.start()
        site.released.set()
        wait_for(
            lambda: post(server.url, STATUS, {"id": id}).json()["data"]["workflowStatus"], "the database's return")
        wait_for(lambda: ask(server, STATUS, id=id)["status"] == "succeeded", "the run's end", 60)
        whole(server, id)


def test_cut_connections_are_made_anew(options, site, postgres):
    site.released.set()
    with serving(*options, environment={"DATABASE_URL": postgres.url}) as server:
        for _ in range(5):
            postgres.sql(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'charter'")
            id = wait_for(
                lambda: (r := post(server.url, """mutation($input: ExecuteWorkflowInput!) {
                  executeWorkflow(input: $input) { id } }""", {"input": {"workflow": "slow", "inputs": {
                    "url": site.url}}}).json()["data"]) and r["executeWorkflow"]["id"], "a new connection")
            wait_for(lambda: ask(server, STATUS, id=id)["status"] == "succeeded", "the run's end")
            whole(server, id)


def test_a_failing_statement_loses_nothing(options, site, postgres):
    """A full disk, seen from here: INSERT and UPDATE of steps fail for a while."""
    with serving(*options, environment={"DATABASE_URL": postgres.url}) as server:
        postgres.sql("""CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$
          BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$""")
        id = execute(server, "slow", {"url": site.url})["id"]
        wait_for(lambda: site.asked == 1, "the step")
        postgres.sql("CREATE TRIGGER full_disk BEFORE INSERT OR UPDATE ON run_steps EXECUTE FUNCTION full_disk()")
        site.released.set()
        wait_for(lambda: "No space left" in open(server.log).read(), "the failure in the log")
        postgres.sql("DROP TRIGGER full_disk ON run_steps")
        wait_for(lambda: ask(server, STATUS, id=id)["status"] == "succeeded", "the run's end", 60)
        whole(server, id)


def test_redis_wakes_and_may_go_and_come_back(options, site, postgres):
    redis = Redis()
    site.released.set()
    environment = {"DATABASE_URL": postgres.url, "REDIS_URL": redis.url}
    try:
        with serving(*options, environment=environment) as worker, serving(
                *options, "--workers", "0", environment=environment) as other:
            for is_there in (True, False, True):
                if not is_there:
                    redis.close()
                elif redis.process.poll() is not None:
                    redis.start()
                id = execute(worker, "slow", {"url": site.url})["id"]
                found, completed = follow_by_events(other.url, PROGRESS, {"id": id})
                assert completed and [event for _, event in found] == whole(worker, id)
    finally:
        redis.close()


def test_a_drain_gives_runs_back_at_once(options, site, postgres):
    environment = {"DATABASE_URL": postgres.url}
    first = Running(*options, "--run-lease", "60", "--drain-timeout", "1", environment=environment)
    try:
        id = execute(first, "slow", {"url": site.url})["id"]
        wait_for(lambda: site.asked == 1, "the step")
        assert first.stop() == 0
    finally:
        first.kill()
    site.released.set()
    with serving(*options, environment=environment) as second:
        # Long before the lease would have run out.
        wait_for(lambda: ask(second, STATUS, id=id)["status"] == "succeeded", "the run's end", 20)
        assert not any(event["type"] == "run.recovered" for event in whole(second, id))
