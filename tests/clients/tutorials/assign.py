# As tutorials have it: one partition by hand, each record committed.
from kafka import KafkaConsumer, TopicPartition

consumer = KafkaConsumer(
    bootstrap_servers='localhost:9092',
    group_id='my-group-by-hand',
    auto_offset_reset='earliest',
    enable_auto_commit=False,
)
consumer.assign([TopicPartition('test', 1)])

for message in consumer:
    print('Topic: %s, Partition: %d, Offset: %d, Key: %s, Value: %s' % (
        message.topic, message.partition, message.offset, message.key,
        message.value.decode('utf-8')))
    consumer.commit()
