//! From a frame to the part that serves it, and from its answer to a frame.

use bytes::Bytes;
use protocol::frame::{decode_request, encode_response, encode_response_in_pieces, peek_header};
use protocol::messages::RequestHeader;
use protocol::messages::create_topics_request::{CreatableTopic, CreateTopicsRequest};
use protocol::net::{ConnectionId, Transmit};
use protocol::time::Instant;
use protocol::{ApiKey, Request, Response, Str};

use super::{
    Reply, RequestContext, alter_configs, alter_replica_log_dirs, api_versions, by_table,
    describe_cluster, describe_configs, describe_log_dirs, describe_producers,
    describe_topic_partitions, describe_transactions, find_coordinator, incremental_alter_configs,
    init_producer_id, list_config_resources, metadata, offset_for_leader_epoch, sasl, topics,
};
use crate::broker::Broker;
use crate::controller::create_topics::Decision;
use crate::purgatory::Parked;

impl Broker {
    /// Serves frames of a connection until one has to wait.
    pub(crate) fn serve(&mut self, now: Instant, id: ConnectionId) {
        while let Some(connection) = self.connections.get_mut(&id) {
            match connection.next_frame() {
                Ok(Some(frame)) => self.serve_frame(now, id, frame),
                Ok(None) => break,
                Err(_) => self.close(id),
            }
        }
    }

    fn serve_frame(&mut self, now: Instant, id: ConnectionId, frame: Bytes) {
        let number = |at: usize| {
            let bytes = frame.get(at..at + 2).and_then(|bytes| bytes.try_into().ok());
            bytes.map_or(-1, i16::from_be_bytes)
        };
        let (api_key, version) = (number(4), number(6));
        if !self.served.contains(api_key, version) {
            return self.refuse(id, &frame);
        }
        if ApiKey::from_i16(api_key).is_some_and(by_table::is_served) {
            return self.serve_by_table(now, id, frame);
        }
        match decode_request(frame) {
            Ok((header, request)) => self.serve_request(now, id, header, request),
            Err(_) => self.close(id),
        }
    }

    /// Ends the connection of who asks for what is not served; unless it is ApiVersions in a
    /// version of the future, which is answered in version 0 with those there are (KIP-511).
    fn refuse(&mut self, id: ConnectionId, frame: &Bytes) {
        let Ok(header) = peek_header(frame) else { return self.close(id) };
        if header.request_api_key != ApiKey::ApiVersions as i16 {
            return self.close(id);
        }
        let parked = Parked {
            connection: id,
            api: ApiKey::ApiVersions,
            api_version: 0,
            correlation_id: header.correlation_id,
            client_id: None,
        };
        let response = api_versions::unsupported_version(&self.served);
        self.respond(&parked, &Response::ApiVersions(response));
    }

    fn serve_request(
        &mut self,
        now: Instant,
        id: ConnectionId,
        header: RequestHeader,
        request: Request,
    ) {
        let Some(connection) = self.connections.get(&id) else { return };
        let context = RequestContext {
            ticket: self.purgatory.next_ticket(),
            connection: id,
            api: request.api_key(),
            api_version: header.request_api_version,
            client_id: header.client_id.unwrap_or_default(),
            client_host: connection.client_host.clone(),
        };
        let mut parked = Parked::of(&context, header.correlation_id);
        match self.dispatch(now, &context, request) {
            Reply::Now(response) => self.respond(&parked, &response),
            Reply::Later => {
                parked.client_id = self.is_listening().then(|| context.client_id.to_string());
                if let Some(connection) = self.connections.get_mut(&id) {
                    connection.in_flight = Some(context.ticket);
                    self.purgatory.park(context.ticket, parked);
                }
            }
            Reply::Close => self.close(id),
            Reply::None => {}
        }
    }

    fn dispatch(&mut self, now: Instant, context: &RequestContext, request: Request) -> Reply {
        let version = context.api_version;
        Reply::Now(match request {
            Request::Produce(request) => {
                return self.replicas.handle_produce(now, context, request, &self.image);
            }
            Request::Fetch(request) => {
                return self.replicas.handle_fetch(now, context, request, &self.image);
            }
            Request::ListOffsets(request) => {
                return self.replicas.handle_list_offsets(context, &request, &self.image);
            }
            Request::OffsetCommit(_)
            | Request::OffsetFetch(_)
            | Request::JoinGroup(_)
            | Request::Heartbeat(_)
            | Request::LeaveGroup(_)
            | Request::SyncGroup(_)
            | Request::DescribeGroups(_)
            | Request::ListGroups(_)
            | Request::DeleteGroups(_)
            | Request::OffsetDelete(_) => {
                return self.groups.handle_request(now, context, request, &self.image);
            }
            Request::ApiVersions(request) => Response::ApiVersions(api_versions::handle(
                &self.served,
                version,
                &request,
                &self.image,
            )),
            Request::Metadata(request) => {
                let (response, creations) =
                    metadata::handle(&self.config, &self.image, version, &request);
                self.creations.request(now, &self.config, &creations);
                Response::Metadata(response)
            }
            Request::DescribeTopicPartitions(request) => Response::DescribeTopicPartitions(
                describe_topic_partitions::handle(&self.config, &self.image, &request),
            ),
            Request::DescribeCluster(request) => {
                Response::DescribeCluster(describe_cluster::handle(&self.image, &request))
            }
            Request::DescribeConfigs(request) => Response::DescribeConfigs(
                describe_configs::handle(&self.config, &self.image, &request),
            ),
            Request::FindCoordinator(request) => {
                let (response, topic) = find_coordinator::handle(&self.image, version, &request);
                if let Some(topic) = topic {
                    self.creations.request(now, &self.config, &[Str::from_static(topic)]);
                }
                Response::FindCoordinator(response)
            }
            Request::SaslHandshake(_) => Response::SaslHandshake(sasl::handshake()),
            Request::SaslAuthenticate(_) => Response::SaslAuthenticate(sasl::authenticate()),
            request => return self.dispatch_partitions(now, context, request),
        })
    }

    /// Requests about what lies in the partitions hosted here.
    fn dispatch_partitions(
        &mut self,
        now: Instant,
        context: &RequestContext,
        request: Request,
    ) -> Reply {
        let (config, replicas, image) = (&self.config, &mut self.replicas, &self.image);
        Reply::Now(match request {
            Request::DeleteRecords(request) => {
                return replicas.handle_delete_records(now, context, &request, image);
            }
            Request::OffsetForLeaderEpoch(request) => Response::OffsetForLeaderEpoch(
                offset_for_leader_epoch::handle(replicas, image, &request),
            ),
            Request::DescribeProducers(request) => {
                let response = describe_producers::handle(config, replicas, image, &request);
                Response::DescribeProducers(response)
            }
            Request::DescribeTransactions(request) => Response::DescribeTransactions(
                describe_transactions::handle(replicas, image, &request),
            ),
            Request::DescribeLogDirs(request) => {
                Response::DescribeLogDirs(describe_log_dirs::handle(config, replicas, &request))
            }
            Request::AlterReplicaLogDirs(request) => Response::AlterReplicaLogDirs(
                alter_replica_log_dirs::handle(config, replicas, image, &request),
            ),
            Request::ListConfigResources(request) => {
                let version = context.api_version;
                let response = list_config_resources::handle(image, version, &request);
                Response::ListConfigResources(response)
            }
            request => return self.dispatch_change(now, context.api_version, request),
        })
    }

    /// Requests that change the metadata.
    fn dispatch_change(&mut self, now: Instant, version: i16, request: Request) -> Reply {
        let mut decision =
            Decision { image: &self.image, config: &self.config, rng: &mut self.rng };
        let (response, records) = match request {
            Request::CreateTopics(request) => {
                let (response, records) = topics::create(&mut decision, &request);
                (Response::CreateTopics(response), records)
            }
            Request::CreatePartitions(request) => {
                let (response, records) = topics::grow(&mut decision, &request);
                (Response::CreatePartitions(response), records)
            }
            Request::DeleteTopics(request) => {
                let (response, records) =
                    topics::delete(&self.config, &self.image, version, &request);
                (Response::DeleteTopics(response), records)
            }
            Request::AlterConfigs(request) => {
                let (response, records) =
                    alter_configs::handle(&self.config, &self.image, &request);
                (Response::AlterConfigs(response), records)
            }
            Request::IncrementalAlterConfigs(request) => {
                let (response, records) =
                    incremental_alter_configs::handle(&self.config, &self.image, &request);
                (Response::IncrementalAlterConfigs(response), records)
            }
            Request::InitProducerId(request) => {
                let mut block = None;
                let response = init_producer_id::handle(&self.config, &request, || {
                    let (id, record) = self.producer_ids.generate();
                    block = record;
                    id
                });
                (Response::InitProducerId(response), block.into_iter().collect())
            }
            // Known to the protocol, not served here: not advertised either.
            _ => return Reply::Close,
        };
        if !records.is_empty() {
            self.commit(now, records, false);
        }
        Reply::Now(response)
    }

    /// Makes a topic nobody sent CreateTopics for. What cannot be made is not made: the asker goes
    /// on hearing that it does not exist.
    pub(crate) fn create_automatically(&mut self, now: Instant, topic: &CreatableTopic) {
        let topics = vec![topic.clone()];
        let request = CreateTopicsRequest { topics, ..CreateTopicsRequest::default() };
        let mut decision =
            Decision { image: &self.image, config: &self.config, rng: &mut self.rng };
        let (_, records) = topics::create(&mut decision, &request);
        if !records.is_empty() {
            self.commit(now, records, true);
        }
    }

    pub(crate) fn respond(&mut self, parked: &Parked, response: &Response) {
        let Parked { connection, api, api_version, correlation_id, .. } = *parked;
        // The page has no streams to write: said here, so that its wasm holds nothing for it.
        let frames = if cfg!(not(target_arch = "wasm32")) && self.is_gathering {
            encode_response_in_pieces(api, api_version, correlation_id, response)
        } else {
            encode_response(api, api_version, correlation_id, response).map(|frame| vec![frame])
        };
        match frames {
            Ok(frames) => {
                let send = |frame| Transmit::Frame { connection, frame };
                self.outbox.extend(frames.into_iter().map(send));
            }
            Err(error) => {
                debug_assert!(false, "{api} v{api_version}: {error:?}");
                self.close(connection);
            }
        }
    }

    /// Ends a connection: Kafka's only answer to what it cannot read.
    pub(crate) fn close(&mut self, connection: ConnectionId) {
        if self.forget(connection) {
            self.outbox.push_back(Transmit::Close { connection });
        }
    }

    /// Forgets a connection and what it waits for; whether it was known.
    pub(crate) fn forget(&mut self, connection: ConnectionId) -> bool {
        let Some(known) = self.connections.remove(&connection) else { return false };
        if let Some(ticket) = known.in_flight {
            self.purgatory.forget(ticket);
        }
        true
    }
}
