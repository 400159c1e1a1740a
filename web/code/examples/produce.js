// Sends orders, each with its customer as the key: one key always goes to one
// partition, so what one customer did stays in order.
const { Kafka, Partitioners, logLevel } = require('kafkajs')

const kafka = new Kafka({
  clientId: 'web-shop',
  brokers: ['localhost:9092'],
  logLevel: logLevel.ERROR,
})
const admin = kafka.admin()
const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner })

const customers = ['hana', 'wei', 'ada', 'chi', 'mia']
const pause = ms => new Promise(resolve => setTimeout(resolve, ms))

async function main() {
  await admin.connect()
  if (!(await admin.listTopics()).includes('orders')) {
    await admin.createTopics({ topics: [{ topic: 'orders', numPartitions: 4 }] })
  }
  await admin.disconnect()

  await producer.connect()
  console.log('connected')
  for (let number = 1; number <= 10; number++) {
    const customer = customers[number % customers.length]
    const value = JSON.stringify({ number, cups: number % 3 + 1 })
    const [answer] = await producer.send({
      topic: 'orders',
      messages: [{ key: customer, value }],
    })
    const { partition, baseOffset } = answer
    console.log(`order ${number} of ${customer} -> partition ${partition}, offset ${baseOffset}`)
    await pause(400)
  }
  await producer.disconnect()
  console.log('all orders sent')
}

main()
