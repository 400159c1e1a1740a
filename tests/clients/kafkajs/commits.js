// What a consumer commits is where the next one of its group goes on. KafkaJS commits by itself
// (interval, threshold, when leaving) or per partition by hand, always awaiting the answer.

const { assert, topic, send, consume, got, until, withAdmin, sleep } = require('./world')

const committed = async (groupId, made) => {
  const [{ partitions }] = await withAdmin(admin => admin.fetchOffsets({ groupId, topics: [made] }))
  return Object.fromEntries(partitions.map(({ partition, offset }) => [partition, offset]))
}

async function byHand() {
  const made = await topic('by-hand', 2)
  await send(made, 10, { partition: 0 })
  await send(made, 10, { partition: 1 })
  const run = { autoCommit: false }
  const options = member => ({ run: { autoCommit: false, eachMessage: async ({ topic, partition, message }) => member.push({ topic, partition, ...message }) } })
  const first = await consume(made, options([]))
  const given = []
  await until('joined', () => first.assigned() === 2)
  await first.consumer.commitOffsets([{ topic: made, partition: 0, offset: '6', metadata: 'six' }])
  assert.deepEqual(await committed(first.groupId, made), { 0: '6', 1: '-1' })
  await first.consumer.disconnect()
  const second = await consume(made, { groupId: first.groupId, ...options(given), ...run })
  try {
    await until('fourteen more', () => given.length >= 14)
    await sleep(100)
    assert.equal(given.filter(({ partition }) => partition === 0).length, 4)
    assert.equal(given.find(({ partition }) => partition === 0).offset, '6')
    assert.equal(given.filter(({ partition }) => partition === 1).length, 10)
  } finally {
    await second.consumer.disconnect()
  }
}

async function byThreshold() {
  const made = await topic('threshold')
  await send(made, 10)
  const seen = []
  const member = await consume(made, {
    run: {
      autoCommitThreshold: 4,
      autoCommitInterval: 600_000,
      eachMessage: async ({ message }) => {
        seen.push(message.offset)
        // The rest never ends: only the threshold can have committed.
        if (message.offset === '5') await new Promise(resolve => setTimeout(resolve, 1500))
      },
    },
  })
  await until('the threshold committed', async () => (await committed(member.groupId, made))[0] === '4')
  assert.ok(seen.length <= 6)
  await member.consumer.disconnect()
}

async function byInterval() {
  const made = await topic('interval')
  await send(made, 5)
  const member = await consume(made, { run: undefined })
  await got(member, 5)
  await until('committed in time', async () => (await committed(member.groupId, made))[0] === '5')
  await member.consumer.disconnect()
  const again = await consume(made, { groupId: member.groupId })
  await until('joined', () => again.assigned() === 1)
  await send(made, 2, { from: 5 })
  await got(again, 2).finally(() => again.consumer.disconnect())
  assert.deepEqual(again.values(), ['v5', 'v6'])
}

module.exports = [
  ['a commit per partition is where the group resumes', byHand],
  ['commits by threshold', byThreshold],
  ['automatic commits, and resuming after a restart', byInterval],
]
