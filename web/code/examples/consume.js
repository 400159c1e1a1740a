// Reads orders as a member of a group. Run it a second time beside this one and
// the two share the partitions; stop one and the other takes over.
const { Kafka, logLevel } = require('kafkajs')

const kafka = new Kafka({
  clientId: 'warehouse',
  brokers: ['localhost:9092'],
  logLevel: logLevel.ERROR,
})
const admin = kafka.admin()
const consumer = kafka.consumer({ groupId: 'warehouse', sessionTimeout: 10000 })

consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
  const partitions = payload.memberAssignment.orders || []
  console.log(`joined ${payload.groupId}, reads ${partitions.join(', ') || 'nothing'}`)
})

async function main() {
  await admin.connect()
  if (!(await admin.listTopics()).includes('orders')) {
    await admin.createTopics({ topics: [{ topic: 'orders', numPartitions: 4 }] })
  }
  await admin.disconnect()

  await consumer.connect()
  await consumer.subscribe({ topics: ['orders'], fromBeginning: true })
  await consumer.run({
    eachMessage: async ({ partition, message }) => {
      console.log(`${partition}/${message.offset} ${message.key}: ${message.value}`)
    },
  })
}

// Ctrl-C, or Stop: goodbye to the group, so that it need not wait for us.
process.once('SIGINT', async () => {
  await consumer.disconnect()
  console.log('left the group')
})

main()
