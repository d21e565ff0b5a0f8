"""Prints each new revision of an alert:

    python3 alerts.py localhost:9092 http://localhost:8081/apis/ccompat/v7
"""

import io
import json
import signal
import sys
import urllib.request

import avro.io
import avro.schema
from confluent_kafka import Consumer, KafkaException

BROKER, REGISTRY = sys.argv[1:3]

readers = {}


def decode(value):
    """Each value begins with a zero byte and the id of the schema that it was written with."""
    schema_id = int.from_bytes(value[1:5], "big")
    if schema_id not in readers:
        with urllib.request.urlopen(f"{REGISTRY}/schemas/ids/{schema_id}") as answer:
            schema = json.load(answer)["schema"]
        readers[schema_id] = avro.io.DatumReader(avro.schema.parse(schema))
    # A decimal becomes a decimal.Decimal, never a float.
    return readers[schema_id].read(avro.io.BinaryDecoder(io.BytesIO(value[5:])))


# The newest revision of each alert. A program that acts on alerts keeps this where it keeps what it did.
revisions = {}


def take(alert):
    if alert["revision"] <= revisions.get(alert["alertId"], -1):
        return  # read before
    revisions[alert["alertId"]] = alert["revision"]
    why = ", ".join(f"{one['name']} {one['contribution']}" for one in alert["signals"])
    print(
        f"{alert['state']} {alert['kind']} {alert['customerId']}: score {alert['score']}, "
        f"MRR {alert['mrrAtRisk']} {alert['reportingCurrency']}; {why} "
        f"({alert['alertId']}, revision {alert['revision']})",
        flush=True,
    )


running = True


def stop(*_):
    global running
    running = False


signal.signal(signal.SIGTERM, stop)
consumer = Consumer({
    "bootstrap.servers": BROKER,
    "group.id": "alerts-in-python",
    "auto.offset.reset": "earliest",
    # Only what was taken counts as read.
    "enable.auto.offset.store": False,
    # Tidewatch writes in transactions; what one of them wrote that was given up must not be read.
    "isolation.level": "read_committed",
})
consumer.subscribe(["at-risk-alerts"])
while running:
    message = consumer.poll(0.5)
    if message is None:
        continue
    if message.error():
        raise KafkaException(message.error())
    take(decode(message.value()))
    consumer.store_offsets(message)
consumer.close()
