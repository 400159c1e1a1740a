// Reading in a group: where it starts, where it is sent to, pauses, lag. KafkaJS assigns no
// partitions without a group, so "by assignment" is not among its stories.

const { assert, topic, send, consume, got, until, withAdmin, connected, producer } = require('./world')

async function earliestAndLatest() {
  const made = await topic('start')
  await send(made, 5)
  const earliest = await consume(made)
  const latest = await consume(made, { fromBeginning: false })
  try {
    await got(earliest, 5)
    // Its first fetch finds the end; only then more is sent.
    await until('a fetch', () => latest.assigned() === 1 && latest.fetches > 0)
    await send(made, 3, { from: 5 })
    await got(latest, 3)
    assert.deepEqual(latest.values(), ['v5', 'v6', 'v7'])
    await got(earliest, 8)
  } finally {
    await Promise.all([earliest, latest].map(({ consumer }) => consumer.disconnect()))
  }
}

async function seeks() {
  const made = await topic('seeks')
  const start = 1_700_000_000_000
  await connected(producer(), producer =>
    producer.send({ topic: made, messages: Array.from({ length: 20 }, (_, i) => ({ value: `v${i}`, timestamp: String(start + i * 1000) })) }))
  const member = await consume(made)
  const after = async (offset, count, first) => {
    member.records.length = 0
    member.consumer.seek({ topic: made, partition: 0, offset })
    await got(member, count)
    if (count) assert.equal(member.values()[0], first)
  }
  try {
    await got(member, 20)
    await after('12', 8, 'v12')
    await after('0', 20, 'v0')
    const [{ low, high }] = await withAdmin(admin => admin.fetchTopicOffsets(made))
    await after(high, 0)
    await send(made, 1, { from: 20 })
    await got(member, 1)
    assert.equal(member.values()[0], 'v20', 'after seeking to the end')
    const [{ offset }] = await withAdmin(admin => admin.fetchTopicOffsetsByTimestamp(made, start + 8500))
    await after(offset, 12, 'v9')
    await after(low, 21, 'v0')
    await after('999', 21, 'v0')
  } finally {
    await member.consumer.disconnect()
  }
}

async function pauses() {
  const made = await topic('pauses', 2)
  const member = await consume(made)
  try {
    await until('joined', () => member.assigned() === 2)
    member.consumer.pause([{ topic: made, partitions: [0] }])
    await send(made, 5, { partition: 0 })
    await send(made, 5, { partition: 1 })
    for (const { partition } of await got(member, 5)) assert.equal(partition, 1)
    member.consumer.resume([{ topic: made, partitions: [0] }])
    await got(member, 10)
  } finally {
    await member.consumer.disconnect()
  }
}

async function lag() {
  const made = await topic('lag')
  await send(made, 10)
  await send(made, 10, { from: 10 })
  const seen = []
  const run = {
    eachBatch: async ({ batch }) => {
      seen.push({ last: batch.lastOffset(), high: batch.highWatermark, lag: batch.offsetLag(), low: batch.offsetLagLow() })
    },
  }
  // One batch at a time fits.
  const member = await consume(made, { run, maxBytesPerPartition: 100 })
  try {
    await until('all read', () => seen.at(-1)?.last === '19')
    for (const { last, high, lag } of seen) {
      assert.equal(high, '20')
      assert.equal(lag, String(19 - Number(last)))
    }
    await until('committed', async () => {
      const [{ partitions }] = await withAdmin(admin => admin.fetchOffsets({ groupId: member.groupId, topics: [made] }))
      return partitions[0].offset === '20'
    })
  } finally {
    await member.consumer.disconnect()
  }
}

async function patterns() {
  const made = await topic('pattern')
  await send(made, 3)
  const member = await consume(new RegExp(`^${made}$`))
  await got(member, 3).finally(() => member.consumer.disconnect())
}

async function readCommitted() {
  const made = await topic('read-committed')
  await send(made, 5)
  const member = await consume(made, { readUncommitted: false })
  await got(member, 5).finally(() => member.consumer.disconnect())
}

module.exports = [
  ['a group starts at the earliest or latest record', earliestAndLatest],
  ['a consumer seeks to an offset, the beginning, the end and a time', seeks],
  ['paused partitions keep their records', pauses],
  ['lag as a batch tells it, and as the admin client computes it', lag],
  ['a pattern subscribes', patterns],
  ['a consumer of committed records reads what has no transaction', readCommitted],
]
