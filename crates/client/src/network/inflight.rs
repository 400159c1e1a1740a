//! Requests on their way: encoding and sending, matching answers, and what happens to them when
//! their connection goes.

use super::client::{NetworkClient, NetworkError, NetworkResponse, Outgoing};
use super::connection::{ConnectionState, InFlight, Node, Purpose, RequestTag};
use bytes::Bytes;
use protocol::frame;
use protocol::messages::api_versions_request::ApiVersionsRequest;
use protocol::messages::api_versions_response::ApiVersionsResponse;

use protocol::net::Transmit;
use protocol::time::Instant;
use protocol::{ApiKey, ErrorCode, Request, Response, Str};

/// The ApiVersions versions this client speaks.
pub(super) const OUR_API_VERSIONS: (i16, i16) = (0, 4);

/// One request ready to be put on the wire.
struct Ready<'a> {
    purpose: Purpose,
    request: &'a Request,
    version: i16,
    deadline: Instant,
    expects_response: bool,
}

impl NetworkClient {
    /// Sends one request. Precondition: [`NetworkClient::is_ready`]; without a common version the
    /// outcome is [`NetworkError::UnsupportedVersion`], without a connection `Disconnected`.
    pub fn send_with(&mut self, now: Instant, outgoing: Outgoing) {
        self.saw_send(now);
        let Outgoing { node, request, tag, max_version, timeout, expects_response } = outgoing;
        let api_key = request.api_key();
        let ours = (api_key.min_version(), api_key.max_version().min(max_version));
        let state = self.nodes.get(&node);
        let version = state.and_then(|state| state.common_version(api_key, ours));
        let error = match version {
            _ if !state.is_some_and(|state| state.is_ready()) => NetworkError::Disconnected,
            None => NetworkError::UnsupportedVersion,
            Some(version) => {
                let deadline = now + timeout.unwrap_or_else(|| self.config.request_timeout());
                let purpose = Purpose::Owner(tag);
                let request = &request;
                let ready = Ready { purpose, request, version, deadline, expects_response };
                if self.transmit(now, node, &ready) {
                    return;
                }
                // A field is set that this version has no place for.
                NetworkError::UnsupportedVersion
            }
        };
        if expects_response {
            self.push_response(tag, node, (now, -1), Err(error));
        }
    }

    pub(super) fn check_api_versions(&mut self, now: Instant, node: Node, version: i16) {
        let Some(connection) =
            self.nodes.get_mut(&node).and_then(|state| state.connection.as_mut())
        else {
            return;
        };
        connection.state = ConnectionState::CheckingApiVersions;
        let request = Request::ApiVersions(ApiVersionsRequest {
            client_software_name: Str::from("apache-kafka-java"),
            client_software_version: Str::from(self.config.era.release()),
            ..Default::default()
        });
        let deadline = now + self.config.request_timeout();
        let purpose = Purpose::ApiVersions;
        let ready = Ready { purpose, request: &request, version, deadline, expects_response: true };
        self.transmit(now, node, &ready);
    }

    pub(super) fn send_metadata(&mut self, now: Instant, node: Node) {
        let Some(version) = self.version_for(node, ApiKey::Metadata) else { return };
        let request = Request::Metadata(self.metadata.next_request());
        let deadline = now + self.config.request_timeout();
        let purpose = Purpose::Metadata;
        let ready = Ready { purpose, request: &request, version, deadline, expects_response: true };
        self.transmit(now, node, &ready);
    }

    /// Reads one answer; `None` if the connection cannot be trusted any more.
    pub(super) fn receive(&mut self, now: Instant, node: Node, frame: &Bytes) -> Option<()> {
        let connection = self.nodes.get_mut(&node)?.connection.as_mut()?;
        connection.last_active = now;
        let request = connection.in_flight.pop_front()?;
        let version = answered_version(&request, frame);
        let decoded = frame::decode_response(request.api_key, version, frame.clone())
            .ok()
            .filter(|(correlation_id, _)| *correlation_id == request.correlation_id);
        let Some((_, response)) = decoded else {
            // It fails with the others of this connection.
            connection.in_flight.push_front(request);
            return None;
        };
        match (request.purpose, response) {
            (Purpose::ApiVersions, Response::ApiVersions(response)) => {
                self.handle_api_versions(now, node, &request, &response)?;
            }
            (Purpose::Metadata, Response::Metadata(response)) => {
                if ErrorCode::from_i16(response.error_code) == ErrorCode::RebootstrapRequired {
                    self.metadata.failed(now, &mut self.rng);
                    self.metadata.rebootstrap();
                } else {
                    self.metadata.handle_response(now, &response, &mut self.rng);
                }
            }
            (Purpose::Owner(tag), response) => {
                let sent = (request.sent_at, request.correlation_id);
                self.push_response(tag, node, sent, Ok(response));
            }
            _ => return None,
        }
        Some(())
    }

    /// Closes a connection from this side.
    pub(super) fn close_connection(&mut self, now: Instant, node: Node, why: NetworkError) {
        let open = self.nodes.get(&node).and_then(|state| state.connection.as_ref());
        if let Some(connection) = open {
            self.transmits.push_back(Transmit::Close { connection: connection.id });
            self.drop_connection(now, node, why);
        }
    }

    /// Forgets a connection that is gone: requests in flight fail, the next attempt backs off, and
    /// the metadata is asked anew, for the disconnect may mean that it is stale.
    pub(super) fn drop_connection(&mut self, now: Instant, node: Node, why: NetworkError) {
        let Some(state) = self.nodes.get_mut(&node) else { return };
        let Some(connection) = state.connection.take() else { return };
        let wait = self.config.reconnect_backoff().wait(state.failed_attempts, &mut self.rng);
        state.backoff_until = Some(now + wait);
        state.failed_attempts = state.failed_attempts.saturating_add(1);
        state.api_versions.clear();
        let refresh_was_due = self.metadata.is_due(now);
        for request in connection.in_flight {
            match request.purpose {
                Purpose::ApiVersions => {}
                Purpose::Metadata => self.metadata.failed(now, &mut self.rng),
                Purpose::Owner(tag) => {
                    let sent = (request.sent_at, request.correlation_id);
                    self.push_response(tag, node, sent, Err(why));
                }
            }
        }
        if refresh_was_due {
            self.metadata.failed(now, &mut self.rng);
        }
        self.metadata.request_update_keeping_backoff();
    }

    /// Puts a request on the wire; false if it cannot be written in that version.
    fn transmit(&mut self, now: Instant, node: Node, ready: &Ready<'_>) -> bool {
        let Some(connection) =
            self.nodes.get_mut(&node).and_then(|state| state.connection.as_mut())
        else {
            return false;
        };
        let api_key = ready.request.api_key();
        let correlation_id = self.next_correlation_id;
        let client_id = Some(self.config.client_id.as_str());
        let encoded =
            frame::encode_request(ready.version, correlation_id, client_id, ready.request);
        let Ok(frame) = encoded else { return false };
        self.next_correlation_id = self.next_correlation_id.wrapping_add(1) & i32::MAX;
        self.transmits.push_back(Transmit::Frame { connection: connection.id, frame });
        connection.last_active = now;
        if ready.expects_response {
            connection.in_flight.push_back(InFlight {
                purpose: ready.purpose,
                correlation_id,
                api_key,
                version: ready.version,
                sent_at: now,
                deadline: ready.deadline,
            });
        }
        true
    }

    fn handle_api_versions(
        &mut self,
        now: Instant,
        node: Node,
        request: &InFlight,
        response: &ApiVersionsResponse,
    ) -> Option<()> {
        let theirs =
            response.api_keys.iter().map(|api| (api.api_key, api.min_version, api.max_version));
        match ErrorCode::from_i16(response.error_code) {
            ErrorCode::None => {}
            // The broker is older than this client: once more in a version it offers.
            ErrorCode::UnsupportedVersion if request.version > 0 => {
                let key = ApiKey::ApiVersions as i16;
                let known = theirs.clone().find(|api| api.0 == key).map_or(0, |api| api.2);
                let version = known.clamp(OUR_API_VERSIONS.0, request.version - 1);
                self.check_api_versions(now, node, version);
                return Some(());
            }
            _ => return None,
        }
        let versions = theirs.collect();
        let state = self.nodes.get_mut(&node)?;
        state.api_versions = versions;
        state.failed_attempts = 0;
        state.connection.as_mut()?.state = ConnectionState::Ready;
        Some(())
    }

    fn push_response(
        &mut self,
        tag: RequestTag,
        node: Node,
        sent: (Instant, i32),
        result: Result<Response, NetworkError>,
    ) {
        let (sent_at, correlation_id) = sent;
        self.responses.push_back(NetworkResponse { tag, node, sent_at, correlation_id, result });
    }

    fn saw_send(&mut self, now: Instant) {
        self.last_seen = self.last_seen.max(now);
    }
}

/// A broker that does not know the version of an ApiVersions request answers in version 0.
fn answered_version(request: &InFlight, frame: &Bytes) -> i16 {
    let error = frame.get(8..10).map(|code| i16::from_be_bytes([code[0], code[1]]));
    let refused = error == Some(ErrorCode::UnsupportedVersion.code());
    if request.api_key == ApiKey::ApiVersions && refused { 0 } else { request.version }
}
