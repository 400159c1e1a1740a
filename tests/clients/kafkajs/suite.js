// KafkaJS against a broker: all stories in one Node, several at a time, one line each on stdout.
// Environment: BOOTSTRAP (host:port), CLIENT_ONLY (a text that `kafkajs/STORY` must contain).

const { useCodecs } = require('./codecs')

// Most stories wait for a group; few of them compute.
const AT_A_TIME = 12

const stories = [
  ...require('./groups'),
  ...require('./topics'),
  ...require('./producing'),
  ...require('./consuming'),
  ...require('./commits'),
]

async function tell([name, story]) {
  try {
    await story()
    console.log(`ok ${name}`)
  } catch (why) {
    process.exitCode = 1
    const place = (why.stack || '').split('\n').find(line => line.includes(__dirname) && !line.includes('node_modules') && !line.includes('world.js'))
    const shown = place ? ` (${place.trim().split('/').pop().replace(')', '')})` : ''
    console.log(`FAILED ${name}: ${String(why.message || why).replace(/\n/g, ' ')}${shown}`)
    if (process.env.VERBOSE) console.error(why)
  }
}

async function main() {
  await useCodecs()
  const only = process.env.CLIENT_ONLY || ''
  let wanted = stories.filter(([name]) => `kafkajs/${name}`.includes(only))
  const rest = wanted[Symbol.iterator]()
  const worker = async () => {
    for (const story of rest) await tell(story)
  }
  await Promise.all(Array.from({ length: AT_A_TIME }, worker))
  // KafkaJS may still hold a timer of a consumer that crashed: nothing waits for it.
  process.exit()
}

main()
