// Looks after a cluster: makes a topic, describes it, grows it, looks at its offsets and at the
// groups, and takes the topic away again.
const { Kafka, logLevel } = require('kafkajs')

const kafka = new Kafka({
  clientId: 'caretaker',
  brokers: ['localhost:9092'],
  logLevel: logLevel.ERROR,
})
const admin = kafka.admin()
const topic = 'invoices'

async function main() {
  await admin.connect()
  const { brokers, controller } = await admin.describeCluster()
  console.log(`${brokers.length} broker, controller ${controller}`)

  const created = await admin.createTopics({
    waitForLeaders: true,
    topics: [{ topic, numPartitions: 2, configEntries: [{ name: 'retention.ms', value: '60000' }] }],
  })
  console.log(created ? `created ${topic}` : `${topic} was there already`)

  await admin.createPartitions({ topicPartitions: [{ topic, count: 3 }] })
  const { topics } = await admin.fetchTopicMetadata({ topics: [topic] })
  for (const { partitionId, leader, isr } of topics[0].partitions.sort((a, b) => a.partitionId - b.partitionId)) {
    console.log(`partition ${partitionId}: leader ${leader}, in sync ${isr.join(', ')}`)
  }

  const offsets = await admin.fetchTopicOffsets(topic)
  console.log('records:', offsets.reduce((sum, { high, low }) => sum + Number(high) - Number(low), 0))

  const { groups } = await admin.listGroups()
  console.log('groups:', groups.map(group => group.groupId).sort().join(', ') || 'none')

  await admin.deleteTopics({ topics: [topic] })
  console.log('topics:', (await admin.listTopics()).filter(name => name === topic).length === 0 ? `${topic} is gone` : `${topic} is still there`)
  await admin.disconnect()
}

main()
