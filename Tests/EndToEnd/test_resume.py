"""10,000 events, 50 reconnects at random points, over both transports and two replicas: each event once, in order."""
import os
import random

import pytest
from conftest import post
from following import PROGRESS, follow_by_events, follow_by_socket
from servers import serving
from services import Postgres
from test_workflows import execute

# 5 steps make the 10,000 events of the figure; one is enough to find a mistake.
STEPS = int(os.environ.get("RESUME_STEPS", "1"))
ITEMS = 1000
RECONNECTS = 50
DEFINITION = "name: burst\ninputs:\n  items: {type: list, required: true}\nsteps:\n" + "".join(
    f"  - name: s{number}\n    forEach: inputs.items\n    concurrency: 32\n    transform: \"{{{{ item }}}}\"\n"
    for number in range(STEPS))


@pytest.mark.parametrize("transport", ["events", "socket"])
def test_every_event_comes_once_and_in_order(tmp_path, transport):
    (tmp_path / "burst.yaml").write_text(DEFINITION)
    postgres = Postgres()
    options = ("--workflows-dir", str(tmp_path))
    environment = {"DATABASE_URL": postgres.url}
    seed = int(os.environ.get("SEED", random.randrange(1 << 30)))
    dice = random.Random(seed)
    try:
        with serving(*options, environment=environment) as one, serving(*options, environment=environment) as other:
            id = execute(one, "burst", {"items": list(range(ITEMS))})["id"]
            expected = 2 * STEPS * ITEMS
            seen, after, completed = [], None, False
            for reconnect in range(RECONNECTS + 1):
                replica = dice.choice([one, other])
                # The last connection stays until the end.
                most = dice.randrange(1, expected // RECONNECTS) if reconnect < RECONNECTS else None
                if transport == "events":
                    found, completed = follow_by_events(replica.url, PROGRESS, {"id": id}, last_id=after, most=most)
                    found = [event for _, event in found]
                else:
                    found, completed = follow_by_socket(
                        replica.url, PROGRESS, {"id": id, "after": after}, most=most)
                seen += found
                after = seen[-1]["position"] if seen else None
                if completed:
                    break
            assert completed, f"seed {seed}"
            assert [event["sequence"] for event in seen] == list(range(1, len(seen) + 1)), f"seed {seed}"
            assert len(seen) > expected and seen[-1]["type"] == "run.succeeded", (len(seen), seen[-1])
            print(f"{transport}: {len(seen)} events, {reconnect} reconnects, each once and in order")
    finally:
        postgres.close()
