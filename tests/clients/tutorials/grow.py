# As tutorials have it: from one partition to three.
from kafka.admin import KafkaAdminClient, NewPartitions

admin_client = KafkaAdminClient(bootstrap_servers=['localhost:9092'])
admin_client.create_partitions({'test': NewPartitions(3)})
admin_client.close()
print('done')
