# As tutorials have it: JSON by a lambda, gzip, and no waiting for the broker.
import json

from kafka import KafkaProducer

producer = KafkaProducer(
    bootstrap_servers=['localhost:9092'],
    acks=0,
    compression_type='gzip',
    value_serializer=lambda value: json.dumps(value).encode('utf-8'),
)

for i in range(100):
    producer.send('test', value={'number': i, 'text': 'result %d' % i})
producer.flush()
print('done')
