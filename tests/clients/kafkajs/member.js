// A group member that says what it was given (`got N`) before it commits, and what it committed
// (`committed N`) after: in this process, or as a program of its own that can be killed:
// node member.js TOPIC GROUP

const { consume } = require('./world')

/** Starts a member; `say(word, value)` hears of every record. */
exports.start = (topic, groupId, say, options = {}) =>
  consume(topic, {
    groupId,
    ...options,
    run: {
      autoCommit: false,
      eachBatchAutoResolve: false,
      eachBatch: async ({ batch, resolveOffset, commitOffsetsIfNecessary }) => {
        const values = batch.messages.map(({ value }) => value.toString())
        for (const value of values) say('got', value)
        const offset = String(Number(batch.lastOffset()) + 1)
        await commitOffsetsIfNecessary({ topics: [{ topic, partitions: [{ partition: batch.partition, offset }] }] })
        resolveOffset(batch.lastOffset())
        for (const value of values) say('committed', value)
      },
    },
  })

if (require.main === module) {
  const [, , topic, group] = process.argv
  // It is going to be killed: the others shall not wait long for it.
  exports.start(topic, group, (word, value) => process.stdout.write(`${word} ${value}\n`), { sessionTimeout: 6000 })
}
