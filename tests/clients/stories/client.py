"""What an adapter provides: the same few verbs, said in each client's own words."""

from collections import namedtuple

Record = namedtuple("Record", "topic partition offset key value headers timestamp")


class Client:
    """Admin verbs of one client, and its producers and consumers."""

    name = ""
    # Story -> why this client cannot tell it.
    lacks = {}
    compressions = ("gzip", "snappy", "lz4", "zstd")
    # What the client calls its ways to share partitions: eager by default.
    cooperative = None
    # Kafka's error codes the client has no name for: it tells them as UNKNOWN, -1.
    unheard_of = ()
    # Whether a header can have a null value, a batch a size of one; how an empty key comes back.
    null_headers = True
    batch_of_one = True
    empty_key = b""

    def __init__(self, bootstrap):
        self.bootstrap = bootstrap

    def code(self, error):
        """Kafka's number of an exception of this client; None when it has none."""
        raise NotImplementedError


class Consumer:
    """Shared by the adapters' consumers."""

    # How many seconds to poll where a rebalance may be under way.
    patience = 0.5
    # How many records one `work` may take; None for the client's own measure.
    most_at_work = None

    def work(self, seconds, handle, committed):
        """Polls, hands the records over, commits just behind them and tells what it committed.

        Nothing may come between: a partition is not given away with records in the hand.
        """
        records = self.poll(seconds, self.most_at_work)
        if records:
            handle(records)
            offsets = behind(records)
            self.commit(offsets)
            committed(offsets)


def behind(records):
    """The offsets to commit after these records."""
    offsets = {}
    for record in records:
        at = (record.topic, record.partition)
        offsets[at] = max(offsets.get(at, 0), record.offset + 1)
    return offsets
