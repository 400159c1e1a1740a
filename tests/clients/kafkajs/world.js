// What every story needs: clients, names nobody else uses, and ways to say what must be.

const assert = require('node:assert/strict')
const { Kafka, logLevel, Partitioners } = require('kafkajs')

const bootstrap = process.env.BOOTSTRAP
if (!bootstrap) throw new Error('BOOTSTRAP is not set')

/** No single answer of a broker on loopback takes this long. */
const LONG = 60_000

const kafka = (clientId = 'kafkajs') =>
  new Kafka({ clientId, brokers: [bootstrap], logLevel: logLevel.NOTHING, retry: { initialRetryTime: 50 } })

const run = Date.now().toString(36)
let names = 0
const name = what => `kafkajs-${what}-${run}-${++names}`

const sleep = ms => new Promise(resolve => setTimeout(resolve, ms))

async function until(what, condition) {
  const deadline = Date.now() + LONG
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`never: ${what}`)
    await sleep(50)
  }
}

/** Runs `action` with a connected client that is disconnected afterwards. */
async function connected(client, action) {
  await client.connect()
  try {
    return await action(client)
  } finally {
    await client.disconnect()
  }
}

const withAdmin = action => connected(kafka().admin(), action)

const producer = options => kafka().producer({ createPartitioner: Partitioners.DefaultPartitioner, ...options })

/** A Kafka broker knows a new topic a moment after its controller said that it is made. */
const known = (admin, topic) => until(`${topic} is known`, () => admin.fetchTopicMetadata({ topics: [topic] }).then(() => true, () => false))

async function topic(what, numPartitions = 1, configEntries = []) {
  const made = name(what)
  await withAdmin(async admin => {
    await admin.createTopics({ waitForLeaders: true, topics: [{ topic: made, numPartitions, configEntries }] })
    await known(admin, made)
  })
  return made
}

/** Sends v0..v(count-1) to one partition. */
const send = (topic, count, { from = 0, partition = 0, ...more } = {}) =>
  connected(producer(), producer =>
    producer.send({
      topic,
      messages: Array.from({ length: count }, (_, i) => ({ partition, key: `k${from + i}`, value: `v${from + i}` })),
      ...more,
    }))

/**
 * A running consumer: `records` grows by what it is given (with `topic` and `partition`), `joins` by the payload of
 * each join, `fetches` with each answer to a fetch. KafkaJS has no consumer without a group.
 */
async function consume(topics, { groupId = name('group'), fromBeginning = true, clientId, run = {}, ...options } = {}) {
  const consumer = kafka(clientId).consumer({ groupId, sessionTimeout: 30_000, heartbeatInterval: 300, maxWaitTimeInMs: 500, ...options })
  const member = { consumer, groupId, records: [], joins: [], crashes: [], fetches: 0 }
  consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => member.joins.push(payload))
  consumer.on(consumer.events.FETCH, () => (member.fetches += 1))
  consumer.on(consumer.events.CRASH, ({ payload }) => member.crashes.push(payload.error))
  await consumer.connect()
  await consumer.subscribe({ topics: [].concat(topics), fromBeginning })
  const eachMessage = async ({ topic, partition, message }) => {
    member.records.push({ topic, partition, ...message })
  }
  await consumer.run(run.eachBatch ? run : { eachMessage, ...run })
  member.values = () => member.records.map(record => record.value && record.value.toString())
  member.assigned = () => Object.values(member.joins.at(-1)?.memberAssignment ?? {}).flat().length
  return member
}

/** Waits until `member` has this many records, and shortly on, so that too many are noticed. */
async function got(member, count) {
  await until(`${count} records`, () => {
    if (member.crashes.length) throw member.crashes[0]
    return member.records.length >= count
  })
  await sleep(100)
  assert.equal(member.records.length, count, 'records')
  return member.records
}

module.exports = { assert, kafka, name, sleep, until, connected, withAdmin, known, producer, topic, send, consume, got, bootstrap }
