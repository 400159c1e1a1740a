// What a KafkaJS producer sends comes back: acks, codecs, keys, headers, nulls, batches.

const { CompressionTypes } = require('kafkajs')
const { assert, kafka, connected, producer, topic, send, consume, got, name, until, withAdmin } = require('./world')

const assorted = tag => [
  ...Array.from({ length: 30 }, (_, i) => ({ key: `key${i}`, value: `${tag}${i} `.repeat(1 + i * 5), timestamp: String(1_700_000_000_000 + i) })),
  { key: 'tombstone', value: null },
  { key: null, value: 'no key' },
  { value: 'nor here' },
  { key: '', value: '' },
  { key: 'headed', value: '값', headers: { trace: ['abc', 'twice'], empty: '', other: Buffer.from([0, 255]) } },
]

const text = value => (value === null || value === undefined ? null : value.toString())

function same(sent, record, offset) {
  assert.equal(record.offset, String(offset))
  assert.equal(text(record.key), text(sent.key), `key at ${offset}`)
  assert.equal(text(record.value), text(sent.value), `value at ${offset}`)
  if (sent.timestamp) assert.equal(record.timestamp, sent.timestamp)
  if (sent.headers) {
    assert.deepEqual(record.headers.trace.map(text), ['abc', 'twice'])
    assert.equal(text(record.headers.empty), '')
    assert.deepEqual([...record.headers.other], [0, 255])
  }
}

const variants = compression => async () => {
  const made = await topic('variants')
  const sent = []
  await connected(producer(), async producer => {
    for (const acks of [0, 1, -1]) {
      const messages = assorted(`acks${acks} `).map(message => ({ partition: 0, ...message }))
      const answers = await producer.send({ topic: made, acks, compression, messages })
      if (acks !== 0) assert.equal(answers[0].baseOffset, String(sent.length))
      sent.push(...messages)
      // Nothing answers acks 0: let it arrive before the next.
      if (acks === 0) await until('arrived', async () => (await withAdmin(admin => admin.fetchTopicOffsets(made)))[0].high === String(sent.length))
    }
  })
  const member = await consume(made)
  try {
    const records = await got(member, sent.length)
    sent.forEach((message, offset) => same(message, records[offset], offset))
  } finally {
    await member.consumer.disconnect()
  }
}

async function keyed() {
  const made = await topic('keyed', 5)
  await connected(producer(), async producer => {
    const where = {}
    for (let i = 0; i < 20; i++) {
      const key = `key-${i % 10}`
      const [answer] = await producer.send({ topic: made, messages: [{ key, value: `v${i}` }] })
      where[key] ??= answer.partition
      assert.equal(answer.partition, where[key], key)
    }
    // As Java's murmur2 puts them.
    assert.deepEqual(where, { 'key-0': 1, 'key-1': 0, 'key-2': 2, 'key-3': 2, 'key-4': 3, 'key-5': 3, 'key-6': 0, 'key-7': 0, 'key-8': 0, 'key-9': 2 })
  })
}

async function unkeyed() {
  const made = await topic('unkeyed', 3)
  const messages = Array.from({ length: 90 }, (_, i) => ({ value: `v${i}` }))
  const answers = await connected(producer(), producer => producer.send({ topic: made, messages }))
  assert.equal(answers.length, 3, 'partitions that got some')
  const member = await consume(made)
  await got(member, 90).finally(() => member.consumer.disconnect())
}

async function severalTopics() {
  const [one, two] = [await topic('batch-one'), await topic('batch-two', 2)]
  await connected(producer(), producer =>
    producer.sendBatch({
      topicMessages: [
        { topic: one, messages: [{ value: 'a' }, { value: 'b' }] },
        { topic: two, messages: [{ partition: 1, value: 'c' }] },
      ],
    }))
  const member = await consume([one, two])
  const records = await got(member, 3).finally(() => member.consumer.disconnect())
  assert.deepEqual(records.map(({ topic, partition, value }) => `${topic} ${partition} ${value}`).sort(), [`${one} 0 a`, `${one} 0 b`, `${two} 1 c`].sort())
}

async function idempotent() {
  const made = await topic('idempotent')
  await connected(producer({ idempotent: true, maxInFlightRequests: 5 }), async producer => {
    assert.equal(producer.isIdempotent(), true)
    await Promise.all(Array.from({ length: 60 }, (_, i) => producer.send({ topic: made, messages: [{ value: `v${i}` }, { value: `w${i}` }] })))
  })
  const member = await consume(made)
  const records = await got(member, 120).finally(() => member.consumer.disconnect())
  assert.equal(new Set(records.map(({ value }) => text(value))).size, 120)
}

async function tooLarge() {
  const made = await topic('too-large', 1, [{ name: 'max.message.bytes', value: '1000' }])
  await connected(producer(), async producer => {
    const why = await producer.send({ topic: made, messages: [{ value: 'x'.repeat(3000) }] }).catch(error => error)
    assert.equal(why.type, 'MESSAGE_TOO_LARGE')
    await producer.send({ topic: made, messages: [{ value: 'small' }] })
  })
}

async function unknown() {
  const client = kafka().producer({ allowAutoTopicCreation: false, retry: { retries: 1, initialRetryTime: 20 } })
  await connected(client, async producer => {
    const why = await producer.send({ topic: name('unknown'), messages: [{ value: 'x' }] }).catch(error => error)
    assert.equal(why.type ?? why.cause?.type, 'UNKNOWN_TOPIC_OR_PARTITION', String(why))
  })
  const made = name('auto')
  await send(made, 1)
  await withAdmin(async admin => assert.ok((await admin.listTopics()).includes(made)))
}

async function many() {
  const made = await topic('many', 3)
  await Promise.all(Array.from({ length: 10 }, (_, i) => send(made, 50, { from: i * 50, partition: i % 3 })))
  const member = await consume(made)
  await got(member, 500).finally(() => member.consumer.disconnect())
  assert.equal(new Set(member.values()).size, 500)
}

async function large() {
  const made = await topic('large')
  const value = 'x'.repeat(900_000)
  await connected(producer(), producer => producer.send({ topic: made, messages: [{ value }] }))
  const member = await consume(made, { maxBytesPerPartition: 1000 })
  const [record] = await got(member, 1).finally(() => member.consumer.disconnect())
  assert.equal(text(record.value).length, value.length)
}

module.exports = [
  ...Object.entries(CompressionTypes).map(([codec, type]) => [`${codec.toLowerCase()}: acks 0, 1 and all, headers and nulls come back`, variants(type)]),
  ['equal keys go to one partition, by murmur2', keyed],
  ['records without keys spread over partitions', unkeyed],
  ['one batch for several topics', severalTopics],
  ['an idempotent producer with five requests in flight', idempotent],
  ['a record above max.message.bytes is refused', tooLarge],
  ['an unknown topic is refused or created, as asked', unknown],
  ['ten producers at once on connections of their own', many],
  ['a large record is fetched though the limit is small', large],
]
