"""Normal clients: a steady, open-loop rate of small requests over connections that stay.

usage: normal.py PORT SECONDS RATE, prints one JSON object. Latency counts from the moment at which a request was due,
so that waiting behind a busy server is counted too. What the client itself was late is told apart (`late_p99`).
"""

import asyncio
import gc
import json
import sys
import time

import websocket

CONNECTIONS = 16
SOCKETS = 4
QUERIES = [
    ({"query": "query ($id: ID!) { book(id: $id) { id title pages author { name } } }", "variables": {"id": "1"}}, b'"title"'),
    ({"query": "{ author { id name books { title } } }"}, b'"books"'),
    ({"query": 'mutation ($t: String!) { add(title: $t) { id } }', "variables": {"t": "x"}}, b'"add"'),
    ({"query": "{ find(ids: [1, 2]) { __typename ... on Book { title } ... on Author { name } } }"}, b'"find"'),
]


class Results:
    def __init__(self):
        self.latencies = []
        self.lateness = []
        self.lost = 0
        self.wrong = 0
        self.statuses = {}

    def answered(self, due, sent, status, is_right):
        self.latencies.append(time.perf_counter() - due)
        self.lateness.append(sent - due)
        self.statuses[status] = self.statuses.get(status, 0) + 1
        if not is_right:
            self.wrong += 1

    def summary(self):
        ordered = sorted(self.latencies) or [0.0]
        late = sorted(self.lateness) or [0.0]

        def at(values, share):
            return round(values[min(int(len(values) * share), len(values) - 1)] * 1000, 3)

        return {
            "requests": len(self.latencies), "p50": at(ordered, 0.5), "p90": at(ordered, 0.9),
            "p99": at(ordered, 0.99), "p999": at(ordered, 0.999), "max": at(ordered, 1), "late_p99": at(late, 0.99),
            "lost": self.lost, "wrong": self.wrong,
            "5xx": sum(count for status, count in self.statuses.items() if status >= 500),
        }


async def http_client(port, number, interval, end, results):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    due = time.perf_counter() + interval * number / (CONNECTIONS + SOCKETS)
    turn = number
    try:
        while due < end:
            await asyncio.sleep(max(0, due - time.perf_counter()))
            query, expected = QUERIES[turn % len(QUERIES)]
            turn += 1
            body = json.dumps(query).encode()
            sent = time.perf_counter()
            writer.write(
                b"POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                b"Content-Length: %d\r\n\r\n" % len(body) + body
            )
            head = await reader.readuntil(b"\r\n\r\n")
            length = int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0])
            answer = await reader.readexactly(length)
            status = int(head.split(b" ", 2)[1])
            results.answered(due, sent, status, expected in answer and b'"errors"' not in answer)
            due += interval
    except (asyncio.IncompleteReadError, OSError, IndexError):
        results.lost += 1
    writer.close()


async def socket_client(port, number, interval, end, results):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    turn = number
    try:
        writer.write(websocket.upgrade())
        await websocket.status(reader)
        writer.write(websocket.text({"type": "connection_init"}))
        await websocket.read_frame(reader)
        due = time.perf_counter() + interval * (CONNECTIONS + number) / (CONNECTIONS + SOCKETS)
        while due < end:
            await asyncio.sleep(max(0, due - time.perf_counter()))
            query, expected = QUERIES[turn % len(QUERIES)]
            turn += 1
            sent = time.perf_counter()
            writer.write(websocket.text({"type": "subscribe", "id": str(turn), "payload": query}))
            is_right = False
            while True:
                opcode, payload = await websocket.read_frame(reader)
                if opcode == 9:
                    writer.write(websocket.frame(10, payload))
                elif opcode != 1:
                    raise ConnectionError
                elif b'"complete"' in payload[:40] or json.loads(payload)["type"] in ("complete", "error"):
                    break
                else:
                    is_right = expected in payload
            results.answered(due, sent, 200, is_right)
            due += interval
    except (asyncio.IncompleteReadError, OSError):
        results.lost += 1
    writer.close()


async def main(port, seconds, rate):
    results = Results()
    end = time.perf_counter() + seconds
    interval = (CONNECTIONS + SOCKETS) / rate
    await asyncio.gather(
        *(http_client(port, number, interval, end, results) for number in range(CONNECTIONS)),
        *(socket_client(port, number, interval, end, results) for number in range(SOCKETS)),
    )
    print(json.dumps(results.summary()))


if __name__ == "__main__":
    # Pauses of this process would look like the server's.
    gc.disable()
    asyncio.run(main(int(sys.argv[1]), float(sys.argv[2]), float(sys.argv[3])))
