//! SASL on a plaintext listener: there is none, and the client hears that it is in the wrong state
//! (KafkaApis; the SASL layer of a listener that has one answers before it).

use protocol::messages::{SaslAuthenticateResponse, SaslHandshakeResponse};
use protocol::{ErrorCode, Str};

/// Answers SaslHandshake.
pub(crate) fn handshake() -> SaslHandshakeResponse {
    let error_code = ErrorCode::IllegalSaslState.code();
    SaslHandshakeResponse { error_code, ..SaslHandshakeResponse::default() }
}

/// Answers SaslAuthenticate.
pub(crate) fn authenticate() -> SaslAuthenticateResponse {
    let words = "SaslAuthenticate request received after successful authentication";
    SaslAuthenticateResponse {
        error_code: ErrorCode::IllegalSaslState.code(),
        error_message: Some(Str::from_static(words)),
        ..SaslAuthenticateResponse::default()
    }
}
