// Groups of three that come, leave and die while records flow: each record to exactly one member,
// none lost.

const { spawn } = require('node:child_process')
const path = require('node:path')
const readline = require('node:readline')
const { assert, name, topic, until, producer, sleep, consume, kafka } = require('./world')
const { start } = require('./member')

const PARTITIONS = 6

/** Sends a record every few milliseconds until it is stopped. */
async function startFlow(topic) {
  const client = producer()
  await client.connect()
  let stopped = false
  let sent = 0
  const flow = (async () => {
    while (!stopped) {
      await client.send({ topic, messages: [{ partition: sent % PARTITIONS, value: String(sent) }] })
      sent += 1
      await sleep(5)
    }
    await client.disconnect()
  })()
  return async () => {
    stopped = true
    await flow
    return sent
  }
}

/** A member in this process and what it heard. */
async function join(topic, group) {
  const heard = { got: [], committed: [] }
  const member = await start(topic, group, (word, value) => heard[word].push(value))
  return { ...member, heard, has: count => member.assigned() === count }
}

function check(sent, members, killed = { got: [], committed: [] }) {
  const all = new Set([...members.flatMap(({ heard }) => heard.got), ...killed.got])
  assert.equal(all.size, sent, 'different records')
  const times = new Map()
  for (const value of [...members.flatMap(({ heard }) => heard.got), ...killed.committed]) times.set(value, (times.get(value) ?? 0) + 1)
  const twice = [...times].filter(([, count]) => count > 1)
  assert.deepEqual(twice, [], 'records given to two members')
}

async function joinsAndLeaves() {
  const made = await topic('flow', PARTITIONS)
  const group = name('flow')
  const stop = await startFlow(made)
  const one = await join(made, group)
  await until('the first has all', () => one.has(6))
  const two = await join(made, group)
  await until('two share', () => one.has(3) && two.has(3))
  const three = await join(made, group)
  await until('three share', () => one.has(2) && two.has(2) && three.has(2))
  await sleep(500)
  await two.consumer.disconnect()
  await until('two share again', () => one.has(3) && three.has(3))
  await one.consumer.disconnect()
  await until('the last has all', () => three.has(6))
  const sent = await stop()
  const members = [one, two, three]
  await until('all came', () => new Set(members.flatMap(({ heard }) => heard.got)).size >= sent)
  await three.consumer.disconnect()
  check(sent, members)
  for (const { heard } of members) assert.ok(heard.got.length > 0, 'a member got nothing')
}

async function killed() {
  const made = await topic('killed', PARTITIONS)
  const group = name('killed')
  const stop = await startFlow(made)
  const members = await Promise.all([join(made, group), join(made, group)])
  const victim = spawn(process.execPath, [path.join(__dirname, 'member.js'), made, group], { stdio: ['ignore', 'pipe', 'inherit'] })
  process.on('exit', () => victim.kill('SIGKILL'))
  const heard = { got: [], committed: [] }
  readline.createInterface({ input: victim.stdout }).on('line', line => {
    const [word, value] = line.split(' ')
    heard[word].push(value)
  })
  const closed = new Promise(resolve => victim.on('close', resolve))
  await until('the victim has its share', () => heard.committed.length > 50 && members.every(member => member.has(2)))
  victim.kill('SIGKILL')
  await closed
  await until('the others have all', () => members.every(member => member.has(3)))
  const sent = await stop()
  await until('all came', () => new Set([...members.flatMap(({ heard }) => heard.got), ...heard.got]).size >= sent)
  await Promise.all(members.map(({ consumer }) => consumer.disconnect()))
  check(sent, members, heard)
}

async function sharedTopics() {
  const [one, two] = [await topic('shared-one', 3), await topic('shared-two', 3)]
  const group = name('shared')
  const members = await Promise.all([consume([one, two], { groupId: group }), consume([one, two], { groupId: group }), consume([one, two], { groupId: group })])
  try {
    await until('two partitions each', () => members.every(member => member.assigned() === 2))
    const state = await members[0].consumer.describeGroup()
    assert.equal(state.members.length, 3)
    assert.equal(new Set(members.map(({ joins }) => joins.at(-1).leaderId)).size, 1, 'leaders')
  } finally {
    await Promise.all(members.map(({ consumer }) => consumer.disconnect()))
  }
}

async function mixedProtocols() {
  // Members that have no assignor in common cannot be in one group.
  const made = await topic('mixed')
  const first = await consume(made)
  const other = kafka().consumer({
    groupId: first.groupId,
    sessionTimeout: 6000,
    retry: { retries: 0 },
    partitionAssigners: [() => ({ name: 'another', version: 0, assign: async () => [], protocol: () => ({ name: 'another', metadata: Buffer.alloc(0) }) })],
  })
  let crash
  other.on(other.events.CRASH, ({ payload }) => (crash = payload))
  await until('joined', () => first.assigned() === 1)
  await other.connect()
  await other.subscribe({ topics: [made] })
  await other.run({ eachMessage: async () => {} }).catch(error => (crash ??= { error }))
  await until('refused', () => crash)
  assert.equal(crash.error.type ?? crash.error.cause?.type, 'INCONSISTENT_GROUP_PROTOCOL', String(crash.error))
  await Promise.all([first.consumer.disconnect(), other.disconnect()])
}

module.exports = [
  ['three members, one killed while records flow', killed],
  ['three members join and leave politely while records flow', joinsAndLeaves],
  ['three members share two topics', sharedTopics],
  ['members without a common assignor are refused', mixedProtocols],
]
