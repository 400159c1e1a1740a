// Looks after a cluster: makes a topic, grows it, describes it, looks at its
// offsets and at the groups, and takes the topic away again.
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

  const configEntries = [{ name: 'retention.ms', value: '60000' }]
  const created = await admin.createTopics({
    topics: [{ topic, numPartitions: 2, configEntries }],
  })
  console.log(created ? `created ${topic}` : `${topic} was there already`)

  await admin.createPartitions({ topicPartitions: [{ topic, count: 3 }] })
  const { topics } = await admin.fetchTopicMetadata({ topics: [topic] })
  const partitions = topics[0].partitions.sort((a, b) => a.partitionId - b.partitionId)
  for (const { partitionId, leader, isr } of partitions) {
    console.log(`partition ${partitionId}: leader ${leader}, in sync ${isr.join(', ')}`)
  }

  const offsets = await admin.fetchTopicOffsets(topic)
  const records = offsets.reduce((sum, { high, low }) => sum + Number(high) - Number(low), 0)
  console.log(`${records} records in ${offsets.length} partitions`)

  const { groups } = await admin.listGroups()
  console.log('groups:', groups.map(group => group.groupId).sort().join(', ') || 'none')

  await admin.deleteTopics({ topics: [topic] })
  const left = await admin.listTopics()
  console.log(left.includes(topic) ? `${topic} is still there` : `${topic} is gone`)
  await admin.disconnect()
}

main()
