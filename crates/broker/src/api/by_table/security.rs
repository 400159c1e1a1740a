//! Requests of access control lists and delegation tokens to a broker that has neither an
//! authorizer nor a listener that authenticates: each is refused in Kafka's words.

use protocol::era::Era;
use protocol::tree::Value;
use protocol::{ApiKey, ErrorCode};

use super::{Call, error, with};

/// The first version that says who asked for a token (KIP-373).
const TOKEN_HAS_REQUESTER: i16 = 3;

/// Answers any of them.
pub(super) fn answer(era: Era, call: &Call) -> Value {
    match call.api {
        ApiKey::DescribeAcls => Value::object(error(
            ErrorCode::SecurityDisabled,
            "No Authorizer is configured on the broker",
        )),
        ApiKey::CreateAcls => refuse_each(era, call, ("creations", "results")),
        ApiKey::DeleteAcls => refuse_each(era, call, ("filters", "filterResults")),
        ApiKey::CreateDelegationToken => no_token_given(call.version),
        ApiKey::DescribeDelegationToken => Value::object(vec![not_allowed()]),
        _ => Value::object(vec![not_allowed(), ("expiryTimestampMs", Value::Int(-1))]),
    }
}

fn refuse_each(era: Era, call: &Call, (asked, answered): (&str, &'static str)) -> Value {
    let refusal = || {
        let words = match era {
            Era::Kafka4 => "No Authorizer is configured.",
            Era::Kafka25 => "No Authorizer is configured on the broker.",
        };
        Value::object(error(ErrorCode::SecurityDisabled, words))
    };
    let refusals = call.body.list(asked).iter().map(|_| refusal()).collect();
    with(vec![], vec![(answered, Value::Array(refusals))])
}

fn not_allowed() -> (&'static str, Value) {
    ("errorCode", ErrorCode::DelegationTokenRequestNotAllowed.code().into())
}

fn no_token_given(version: i16) -> Value {
    let mut members = vec![
        not_allowed(),
        ("principalType", "User".into()),
        ("principalName", "ANONYMOUS".into()),
        ("issueTimestampMs", Value::Int(-1)),
        ("expiryTimestampMs", Value::Int(-1)),
        ("maxTimestampMs", Value::Int(-1)),
    ];
    if version >= TOKEN_HAS_REQUESTER {
        members.push(("tokenRequesterPrincipalType", "User".into()));
        members.push(("tokenRequesterPrincipalName", "ANONYMOUS".into()));
    }
    Value::object(members)
}
