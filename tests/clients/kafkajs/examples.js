// The example programs of the page's Code panel, byte for byte, in Node: they say localhost:9092
// in so many words, so this suite wants a broker there. Each runs as a program of its own.

const assert = require('node:assert/strict')
const { spawn } = require('node:child_process')
const path = require('node:path')

const EXAMPLES = path.join(__dirname, '../../../web/code/examples')
const LONG = 60_000

/** Starts an example; its lines come as they are printed. */
function start(name) {
  const child = spawn(process.execPath, [path.join(EXAMPLES, name)], { stdio: ['ignore', 'pipe', 'inherit'] })
  // None of them outlives this suite, however it ends.
  process.on('exit', () => child.kill('SIGKILL'))
  const program = { lines: [], ended: null, stop: () => child.kill('SIGINT') }
  let rest = ''
  child.stdout.on('data', data => {
    const lines = (rest + data).split('\n')
    rest = lines.pop()
    program.lines.push(...lines)
  })
  program.end = new Promise(resolve => child.on('close', code => resolve((program.ended = code))))
  return program
}

async function until(what, condition) {
  const deadline = Date.now() + LONG
  while (!condition()) {
    if (Date.now() > deadline) throw new Error(`never: ${what}`)
    await new Promise(resolve => setTimeout(resolve, 50))
  }
}

async function caretaker() {
  const program = start('admin.js')
  assert.equal(await program.end, 0)
  assert.match(program.lines[0], /^1 broker, controller \d+$/)
  assert.match(program.lines[1], /^(created invoices|invoices was there already)$/)
  assert.deepEqual(program.lines.slice(2, 5).map(line => line.replace(/\d+$/, 'N')), [0, 1, 2].map(p => `partition ${p}: leader ${program.lines[2].match(/leader (\d+)/)[1]}, in sync N`))
  assert.equal(program.lines[5], '0 records in 3 partitions')
  assert.match(program.lines[6], /^groups: /)
  assert.equal(program.lines[7], 'invoices is gone')
}

/** How many partitions a reader has, by its newest word on that. */
function partitions(program) {
  const last = program.lines.filter(line => line.startsWith('joined warehouse, reads ')).at(-1) ?? ''
  return (last.match(/\d+/g) ?? []).length
}

async function shop() {
  const warehouse = start('consume.js')
  await until('joined', () => partitions(warehouse) === 4)
  const shop = start('produce.js')
  assert.equal(await shop.end, 0)
  assert.equal(shop.lines[0], 'connected')
  assert.equal(shop.lines.at(-1), 'all orders sent')
  const customers = ['hana', 'wei', 'ada', 'chi', 'mia']
  for (let number = 1; number <= 10; number++) {
    const [, got, customer, partition, offset] = shop.lines[number].match(/^order (\d+) of (\w+) -> partition (\d+), offset (\d+)$/)
    assert.deepEqual([Number(got), customer], [number, customers[number % 5]])
    const order = JSON.stringify({ number, cups: (number % 3) + 1 })
    const line = `${partition}/${offset} ${customer}: ${order}`
    await until(`'${line}' is read`, () => warehouse.lines.includes(line))
  }
  const second = start('consume.js')
  await until('two share', () => partitions(second) === 2 && partitions(warehouse) === 2)
  second.stop()
  await second.end
  assert.equal(second.lines.at(-1), 'left the group')
  await until('the first has all again', () => partitions(warehouse) === 4)
  warehouse.stop()
  await warehouse.end
  assert.equal(warehouse.lines.at(-1), 'left the group')
}

async function main() {
  const stories = [
    ['admin.js looks after a cluster', caretaker],
    ['produce.js and consume.js: what is sent is read, shared by two, and left politely', shop],
  ]
  for (const [name, story] of stories) {
    try {
      await story()
      console.log(`ok ${name}`)
    } catch (why) {
      process.exitCode = 1
      console.log(`FAILED ${name}: ${String(why.message).replace(/\n/g, ' ')}`)
    }
  }
  process.exit()
}

main()
