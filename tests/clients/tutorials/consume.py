# As tutorials have it: a group, and every record with its place.
from kafka import KafkaConsumer

consumer = KafkaConsumer(
    'test',
    bootstrap_servers=['localhost:9092'],
    group_id='my-group',
    enable_auto_commit=True,
    auto_offset_reset='earliest',
)

for message in consumer:
    print('%s:%d:%d: key=%s value=%s' % (
        message.topic, message.partition, message.offset, message.key, message.value))
