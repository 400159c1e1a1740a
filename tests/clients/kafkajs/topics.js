// Topics and groups as KafkaJS's admin client handles them.

const { ConfigResourceTypes } = require('kafkajs')
const { assert, name, until, withAdmin, known, topic, send, consume, got } = require('./world')

const partitionsOf = async (admin, topic) => {
  const { topics } = await admin.fetchTopicMetadata({ topics: [topic] })
  return topics[0].partitions
}

async function lifeOfTopic() {
  await withAdmin(async admin => {
    const made = name('life')
    assert.equal(await admin.createTopics({ waitForLeaders: true, topics: [{ topic: made, numPartitions: 2 }] }), true)
    assert.equal(await admin.createTopics({ topics: [{ topic: made }] }), false, 'created twice')
    await known(admin, made)
    assert.ok((await admin.listTopics()).includes(made), 'listed')
    const partitions = await partitionsOf(admin, made)
    assert.deepEqual(partitions.map(p => p.partitionId).sort(), [0, 1])
    for (const { leader, isr, replicas } of partitions) assert.deepEqual([isr, replicas], [[leader], [leader]])
    await admin.createPartitions({ topicPartitions: [{ topic: made, count: 4 }] })
    await until('four partitions', async () => (await partitionsOf(admin, made)).length === 4)
    await admin.deleteTopics({ topics: [made] })
    await until('gone', async () => !(await admin.listTopics()).includes(made))
  })
}

async function refusals() {
  await withAdmin(async admin => {
    const made = await topic('refusals', 3)
    const refused = async (type, action) => {
      const why = await action.then(() => null, error => error)
      assert.ok(why, `not refused with ${type}`)
      const inner = why.errors ? why.errors[0] : why
      assert.equal(inner.type ?? inner.cause?.type, type, why.message)
    }
    await refused('INVALID_PARTITIONS', admin.createPartitions({ topicPartitions: [{ topic: made, count: 2 }] }))
    await refused('INVALID_REPLICATION_FACTOR', admin.createTopics({ topics: [{ topic: name('three'), replicationFactor: 3 }] }))
    await refused('INVALID_TOPIC_EXCEPTION', admin.createTopics({ topics: [{ topic: 'not a name' }] }))
    await refused('INVALID_CONFIG', admin.createTopics({ topics: [{ topic: name('odd'), configEntries: [{ name: 'no.such', value: '1' }] }] }))
    await refused('UNKNOWN_TOPIC_OR_PARTITION', admin.deleteTopics({ topics: [name('nobody')], timeout: 1000 }))
  })
}

async function configs() {
  await withAdmin(async admin => {
    const made = await topic('configs', 1, [{ name: 'retention.ms', value: '60000' }])
    const resource = { type: ConfigResourceTypes.TOPIC, name: made }
    const value = async () => {
      const { resources } = await admin.describeConfigs({ resources: [{ ...resource, configNames: ['retention.ms'] }], includeSynonyms: true })
      return resources[0].configEntries[0].configValue
    }
    // A Kafka broker knows a new topic a moment after its controller said so.
    await until('the value', async () => (await value().catch(() => null)) === '60000')
    await admin.alterConfigs({ resources: [{ ...resource, configEntries: [{ name: 'retention.ms', value: '70000' }] }] })
    await until('the new value', async () => (await value()) === '70000')
  })
}

async function cluster() {
  await withAdmin(async admin => {
    const { brokers, controller, clusterId } = await admin.describeCluster()
    assert.equal(brokers.length, 1)
    assert.equal(controller, brokers[0].nodeId)
    assert.equal(clusterId.length, 22)
  })
}

async function offsets() {
  const made = await topic('offsets', 2)
  const before = Date.now()
  await send(made, 10)
  await withAdmin(async admin => {
    const zero = offsets => offsets.find(({ partition }) => partition === 0)
    assert.deepEqual(zero(await admin.fetchTopicOffsets(made)), { partition: 0, offset: '10', high: '10', low: '0' })
    assert.equal(zero(await admin.fetchTopicOffsetsByTimestamp(made, before)).offset, '0')
    assert.equal(zero(await admin.fetchTopicOffsetsByTimestamp(made, Date.now() + 60_000)).offset, '10')
    await admin.deleteTopicRecords({ topic: made, partitions: [{ partition: 0, offset: '4' }] })
    assert.equal(zero(await admin.fetchTopicOffsets(made)).low, '4')
  })
}

async function groups() {
  const made = await topic('admin-groups')
  await send(made, 5)
  const member = await consume(made, { clientId: 'seen' })
  await got(member, 5)
  await withAdmin(async admin => {
    const { groups: [described] } = await admin.describeGroups([member.groupId])
    assert.equal(described.state, 'Stable')
    assert.equal(described.protocol, 'RoundRobinAssigner')
    assert.equal(described.protocolType, 'consumer')
    assert.equal(described.members.length, 1)
    assert.equal(described.members[0].clientId, 'seen')
    assert.equal(described.members[0].clientHost, '/127.0.0.1')
    const { groups: listed } = await admin.listGroups()
    assert.equal(listed.find(({ groupId }) => groupId === member.groupId).protocolType, 'consumer')
    const refused = await admin.deleteGroups([member.groupId]).catch(error => error)
    assert.equal(refused.groups[0].error.type, 'NON_EMPTY_GROUP')
    await member.consumer.disconnect()
    const [{ partitions }] = await admin.fetchOffsets({ groupId: member.groupId, topics: [made] })
    assert.equal(partitions[0].offset, '5', 'committed when leaving')
    await admin.setOffsets({ groupId: member.groupId, topic: made, partitions: [{ partition: 0, offset: '2' }] })
    assert.equal((await admin.fetchOffsets({ groupId: member.groupId, topics: [made] }))[0].partitions[0].offset, '2')
    await admin.resetOffsets({ groupId: member.groupId, topic: made, earliest: true })
    const [result] = await admin.deleteGroups([member.groupId])
    assert.equal(result.errorCode, 0)
    assert.equal((await admin.listGroups()).groups.find(({ groupId }) => groupId === member.groupId), undefined)
  })
}

module.exports = [
  ['a topic is created, listed, described, grown and deleted', lifeOfTopic],
  ['what cannot be is refused with the right error', refusals],
  ['topic configs are described and changed', configs],
  ['the cluster describes itself', cluster],
  ['offsets of a topic, by time, and records deleted', offsets],
  ['a group is described, its offsets set and reset, and deleted when empty', groups],
]
