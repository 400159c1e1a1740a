// Reads orders as a member of a group. Start it in a second program as well and the two share the
// partitions; stop one and the other takes over. Stop (Ctrl-C in Node) says goodbye to the group.
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
  console.log(`joined ${payload.groupId}: reads partitions ${partitions.join(', ') || 'none'}`)
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
      console.log(`partition ${partition}, offset ${message.offset}: ${message.key} ${message.value}`)
    },
  })
}

process.once('SIGINT', async () => {
  await consumer.disconnect()
  console.log('left the group')
})

main()
