"""A member of a group as librdkafka; see src/members.rs for what it prints."""

import os
import sys
import threading

from confluent_kafka import Consumer

closing = threading.Event()


def say(line):
    print(line, flush=True)


def listen():
    """`close` leaves the group; the end of the input is the end of whoever started this."""
    for line in sys.stdin:
        if line.strip() == "close":
            closing.set()
    if not closing.is_set():
        os._exit(1)


def on_assign(consumer, partitions):
    numbers = ",".join(str(n) for n in sorted(p.partition for p in partitions))
    say(f"assigned {consumer.memberid()} {numbers}")


def on_revoke(_consumer, _partitions):
    say("revoked")


def turn(consumer):
    messages = consumer.consume(num_messages=500, timeout=0.1)
    records = []
    for message in messages:
        if message.error():
            say(f"error {message.error()}")
        else:
            records.append(message)
    for record in records:
        say(f"record {record.partition()} {record.offset()} {record.value().decode()}")
    if records:
        consumer.commit(asynchronous=False)
        say("committed")


def main():
    bootstrap, group, topic, *settings = sys.argv[1:]
    config = {
        "bootstrap.servers": bootstrap,
        "group.id": group,
        "auto.offset.reset": "earliest",
        "enable.auto.commit": False,
        "partition.assignment.strategy": "range",
        **dict(setting.split("=", 1) for setting in settings),
    }
    threading.Thread(target=listen, daemon=True).start()
    consumer = Consumer(config)
    consumer.subscribe([topic], on_assign=on_assign, on_revoke=on_revoke)
    while not closing.is_set():
        turn(consumer)
    consumer.close()
    say("closed")


main()
