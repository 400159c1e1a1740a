//! Whole frames: four bytes of length, a header, a body.
//!
//! Decoding slices the frame: record bytes are shared with it. Encoding copies record bytes once,
//! into a frame that was made large enough for them, or not at all, into a frame in pieces.

use core::fmt;

use bytes::Bytes;

use crate::api::{ApiKey, Request, Response};
use crate::messages::{RequestHeader, ResponseHeader};
use crate::schema;
use crate::tree::{self, Missing, Value, ValueError};
use crate::wire::{DecodeError, EncodeError, Message, Reader, Writer};

/// Room for everything in a frame but records.
const FRAME_RESERVE: usize = 256;

/// Most elements that all arrays of one request may have together, unknown tagged fields counted
/// as elements. Kafka limits only the frame: a hundred megabytes of two-byte names are fifty
/// million topics or groups, which take tens of gigabytes and minutes of a broker's only thread. A
/// request for every topic of a cluster far larger than one process holds stays below this.
pub const MAX_REQUEST_ELEMENTS: usize = 1 << 16;

/// Why a request frame cannot be served.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RequestError {
    /// No API has this key. Kafka closes the connection.
    UnknownApiKey {
        /// The key in the frame.
        api_key: i16,
    },
    /// The API exists in other versions only, or has no structs here. Kafka closes the connection,
    /// unless the API is ApiVersions: that one is answered in version 0.
    UnsupportedVersion {
        /// The header, read as that version would have it.
        header: RequestHeader,
    },
    /// The bytes are no such request. Kafka closes the connection.
    Malformed {
        /// What is wrong with them.
        error: DecodeError,
    },
}

impl fmt::Display for RequestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownApiKey { api_key } => write!(f, "unknown API key {api_key}"),
            Self::UnsupportedVersion { header } => write!(
                f,
                "API key {} has no version {}",
                header.request_api_key, header.request_api_version
            ),
            Self::Malformed { error } => error.fmt(f),
        }
    }
}

impl core::error::Error for RequestError {}

impl From<DecodeError> for RequestError {
    fn from(error: DecodeError) -> Self {
        Self::Malformed { error }
    }
}

/// A reader behind the length, which must be that of the frame.
fn open(frame: Bytes) -> Result<Reader, DecodeError> {
    let mut reader = Reader::new(frame);
    let length = i64::from(reader.i32()?);
    let actual = reader.remaining();
    if usize::try_from(length) != Ok(actual) {
        return Err(DecodeError::InvalidFrameLength { length, actual });
    }
    Ok(reader)
}

/// A reader of a request, which says no more than [`MAX_REQUEST_ELEMENTS`].
fn open_request(frame: Bytes) -> Result<Reader, DecodeError> {
    let mut reader = open(frame)?;
    reader.limit_elements(MAX_REQUEST_ELEMENTS);
    Ok(reader)
}

/// The frame `writer` wrote behind four bytes left for the length.
fn close(mut writer: Writer) -> Result<Bytes, EncodeError> {
    write_length(&mut writer)?;
    Ok(writer.into_bytes())
}

fn write_length(writer: &mut Writer) -> Result<(), EncodeError> {
    let length = writer.len() - 4;
    let Ok(count) = i32::try_from(length) else { return Err(EncodeError::TooLong { length }) };
    writer.patch_i32(0, count);
    Ok(())
}

/// The length of the frame that starts with `bytes`, its four bytes of length included; `None`
/// until those four have come. For whoever reads frames from a stream.
pub fn frame_length(bytes: &[u8]) -> Option<i64> {
    let prefix = bytes.first_chunk::<4>()?;
    Some(4 + i64::from(i32::from_be_bytes(*prefix)))
}

/// A request frame. A `client_id` of `None` is sent as null.
///
/// # Errors
/// If the body cannot be written in `api_version`, or the frame gets too long.
pub fn encode_request(
    api_version: i16,
    correlation_id: i32,
    client_id: Option<&str>,
    request: &Request,
) -> Result<Bytes, EncodeError> {
    let api_key = request.api_key();
    let header = RequestHeader {
        request_api_key: api_key as i16,
        request_api_version: api_version,
        correlation_id,
        client_id: client_id.map(Into::into),
        ..RequestHeader::default()
    };
    let mut writer = Writer::with_capacity(FRAME_RESERVE + request_payload(request));
    writer.i32(0);
    header.write(&mut writer, api_key.request_header_version(api_version))?;
    request.write(&mut writer, api_version)?;
    close(writer)
}

/// A response frame to a request of `version`.
///
/// # Errors
/// If the body is not one of `api_key` or cannot be written in `version`, or the frame gets too
/// long.
pub fn encode_response(
    api_key: ApiKey,
    version: i16,
    correlation_id: i32,
    response: &Response,
) -> Result<Bytes, EncodeError> {
    let mut writer = Writer::with_capacity(FRAME_RESERVE + response_payload(response));
    write_response(&mut writer, (api_key, version, correlation_id), response)?;
    Ok(writer.into_bytes())
}

/// As [`encode_response`], in pieces for whoever writes a stream: long record bytes are shared
/// instead of copied.
///
/// # Errors
/// As [`encode_response`].
pub fn encode_response_in_pieces(
    api_key: ApiKey,
    version: i16,
    correlation_id: i32,
    response: &Response,
) -> Result<Vec<Bytes>, EncodeError> {
    let mut writer = Writer::sharing(FRAME_RESERVE);
    write_response(&mut writer, (api_key, version, correlation_id), response)?;
    Ok(writer.into_pieces())
}

fn write_response(
    writer: &mut Writer,
    (api_key, version, correlation_id): (ApiKey, i16, i32),
    response: &Response,
) -> Result<(), EncodeError> {
    if response.api_key() != api_key {
        let (expected, actual) = (api_key as i16, response.api_key() as i16);
        return Err(EncodeError::WrongApi { expected, actual });
    }
    let header = ResponseHeader { correlation_id, ..ResponseHeader::default() };
    writer.i32(0);
    header.write(writer, api_key.response_header_version(version))?;
    response.write(writer, version)?;
    write_length(writer)
}

/// The header of a request frame, whatever its body; the version in it need not exist.
///
/// # Errors
/// [`RequestError::UnknownApiKey`] and [`RequestError::Malformed`].
pub fn peek_header(frame: &Bytes) -> Result<RequestHeader, RequestError> {
    Ok(header(&mut open(frame.clone())?)?.1)
}

fn header(reader: &mut Reader) -> Result<(ApiKey, RequestHeader), RequestError> {
    let mut ahead = reader.clone();
    let (api_key, version) = (ahead.i16()?, ahead.i16()?);
    let known = ApiKey::from_i16(api_key).filter(|key| !key.versions().is_empty());
    let Some(known) = known else { return Err(RequestError::UnknownApiKey { api_key }) };
    let header = RequestHeader::read(reader, known.request_header_version(version))?;
    Ok((known, header))
}

/// Header and body of a request frame. Bytes behind the body are ignored, as Kafka does.
///
/// # Errors
/// See [`RequestError`].
pub fn decode_request(frame: Bytes) -> Result<(RequestHeader, Request), RequestError> {
    let mut reader = open_request(frame)?;
    let (api_key, header) = header(&mut reader)?;
    if !api_key.versions().contains(&header.request_api_version) {
        return Err(RequestError::UnsupportedVersion { header });
    }
    match Request::read(api_key, &mut reader, header.request_api_version) {
        Ok(request) => Ok((header, request)),
        Err(DecodeError::UnsupportedApi { .. }) => Err(RequestError::UnsupportedVersion { header }),
        Err(error) => Err(error.into()),
    }
}

/// Header and body of a request frame by the table of its API, for those without structs.
///
/// The body takes up to [`tree::MEMORY_PER_BYTE`] times its bytes, and has no more than
/// [`MAX_REQUEST_ELEMENTS`].
///
/// # Errors
/// See [`RequestError`].
pub fn decode_request_by_table(frame: Bytes) -> Result<(RequestHeader, Value), RequestError> {
    let mut reader = open_request(frame)?;
    let (api_key, header) = header(&mut reader)?;
    let version = header.request_api_version;
    let schema = schema::request(api_key as i16);
    let Some(schema) = schema.filter(|_| api_key.versions().contains(&version)) else {
        return Err(RequestError::UnsupportedVersion { header });
    };
    Ok((header, tree::read(schema, version, &mut reader)?.to_value()))
}

/// A response frame by the table of its API; fields `response` leaves out are at their defaults.
///
/// # Errors
/// If it is no such response.
pub fn encode_response_by_table(
    api_key: ApiKey,
    version: i16,
    correlation_id: i32,
    response: &Value,
) -> Result<Bytes, ValueError> {
    let missing = ValueError::Missing { field: "schema" };
    let schema = schema::response(api_key as i16).ok_or(missing)?;
    let header = ResponseHeader { correlation_id, ..ResponseHeader::default() };
    let mut writer = Writer::with_capacity(FRAME_RESERVE);
    writer.i32(0);
    header.write(&mut writer, api_key.response_header_version(version))?;
    tree::write(schema, version, Missing::Default, response, &mut writer)?;
    Ok(close(writer)?)
}

/// Correlation id and body of a response frame to a request of `version`.
///
/// # Errors
/// If the bytes are no such response.
pub fn decode_response(
    api_key: ApiKey,
    version: i16,
    frame: Bytes,
) -> Result<(i32, Response), DecodeError> {
    let mut reader = open(frame)?;
    let header = ResponseHeader::read(&mut reader, api_key.response_header_version(version))?;
    let response = Response::read(api_key, &mut reader, version)?;
    reader.finish()?;
    Ok((header.correlation_id, response))
}

/// The correlation id of a response frame: it tells which request is answered, and with it how to
/// read the rest.
///
/// # Errors
/// If the frame is too short.
pub fn peek_correlation_id(frame: &Bytes) -> Result<i32, DecodeError> {
    open(frame.clone())?.i32()
}

fn request_payload(request: &Request) -> usize {
    let Request::Produce(body) = request else { return 0 };
    let partitions = body.topic_data.iter().flat_map(|topic| &topic.partition_data);
    partitions.map(|partition| 32 + partition.records.as_ref().map_or(0, Bytes::len)).sum()
}

fn response_payload(response: &Response) -> usize {
    let Response::Fetch(body) = response else { return 0 };
    let partitions = body.responses.iter().flat_map(|topic| &topic.partitions);
    partitions.map(|partition| 64 + partition.records.as_ref().map_or(0, Bytes::len)).sum()
}
