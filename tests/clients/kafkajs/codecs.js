// The codecs KafkaJS leaves to plugins: snappy, lz4 and zstd, all in JavaScript or wasm, so that
// nothing is compiled at installation.

const { CompressionTypes, CompressionCodecs } = require('kafkajs')
const snappy = require('kafkajs-snappy')
const lz4 = require('lz4js')
const zstd = require('@bokuweb/zstd-wasm')

const ONE_BLOCK = 4 << 20

/**
 * lz4js says that its blocks depend on each other, which Kafka refuses. What fits into one block
 * depends on nothing: the flag is set and the header's checksum is the one of the new flags.
 */
function compressLz4(buffer) {
  if (buffer.length > ONE_BLOCK) throw new Error('more than one block')
  const frame = Buffer.from(lz4.compress(buffer))
  frame[4] = 0x60
  frame[6] = 0x73
  return frame
}

exports.useCodecs = async () => {
  await zstd.init()
  CompressionCodecs[CompressionTypes.Snappy] = snappy
  CompressionCodecs[CompressionTypes.LZ4] = () => ({
    compress: async encoder => compressLz4(encoder.buffer),
    decompress: async buffer => Buffer.from(lz4.decompress(buffer)),
  })
  CompressionCodecs[CompressionTypes.ZSTD] = () => ({
    compress: async encoder => Buffer.from(zstd.compress(encoder.buffer)),
    decompress: async buffer => Buffer.from(zstd.decompress(buffer)),
  })
}
