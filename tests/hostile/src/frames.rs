//! Frames and messages: cut out of a stream, read by struct and by table, written again.

use bytes::Bytes;
use protocol::frame::{decode_request, decode_response};
use protocol::{ApiKey, Reader, Request, Response, Writer, schema, tree};
use wire::FrameReader;

/// Largest frame a stream may announce here.
const MAX_FRAME_BYTES: i32 = 1 << 20;

/// Bytes of a connection in pieces; the first byte says how large the pieces are. Every frame that
/// comes out is read as a request and as the answer to one.
pub fn stream(data: &[u8]) {
    let Some((piece, bytes)) = data.split_first() else { return };
    let mut reader = FrameReader::new(MAX_FRAME_BYTES);
    let mut came = 0;
    for piece in bytes.chunks(usize::from(*piece) + 1) {
        reader.push(piece);
        came += piece.len();
        loop {
            match reader.next_frame() {
                Ok(Some(frame)) => {
                    assert!(frame.len() <= came, "a frame of bytes that never came");
                    read_frame(&frame);
                }
                Ok(None) => break,
                Err(_) => return,
            }
        }
    }
}

fn read_frame(frame: &Bytes) {
    let _ = tree::request(frame);
    if let Ok((header, _)) = decode_request(frame.clone())
        && let Some(api) = ApiKey::from_i16(header.request_api_key)
    {
        let _ = decode_response(api, header.request_api_version, frame.clone());
        let _ = tree::response(api, header.request_api_version, frame);
    }
}

/// API and version from the first two bytes, the rest is the body.
fn api(data: &[u8]) -> Option<(ApiKey, i16, Bytes)> {
    let (&[key, version], body) = data.split_first_chunk::<2>()?;
    let api = ApiKey::from_i16(i16::from(key) % ApiKey::ALL.len() as i16)?;
    let versions = api.max_unstable_version() - api.min_version() + 1;
    let version = api.min_version() + i16::from(version) % versions.max(1);
    Some((api, version, Bytes::copy_from_slice(body)))
}

/// The body of a request of any API and version.
pub fn request(data: &[u8]) {
    let Some((api, version, body)) = api(data) else { return };
    let mut reader = Reader::new(body.clone());
    let typed = Request::read(api, &mut reader, version);
    if let Some(schema) = schema::request(api as i16) {
        agree(typed.is_ok(), schema, version, &body, || {
            Request::read(api, &mut Reader::new(Bytes::new()), i16::MAX).is_err_and(|error| {
                error == protocol::DecodeError::UnsupportedApi { api_key: api as i16 }
            })
        });
    }
    let Ok(request) = typed else { return };
    let mut writer = Writer::default();
    if request.write(&mut writer, version).is_ok() {
        let again = Request::read(api, &mut Reader::new(writer.into_bytes()), version);
        assert_eq!(again.as_ref(), Ok(&request), "{api:?} {version}");
    }
    assert_eq!(request.clone(), request);
}

/// The body of a response of any API and version.
pub fn response(data: &[u8]) {
    let Some((api, version, body)) = api(data) else { return };
    let mut reader = Reader::new(body.clone());
    let typed = Response::read(api, &mut reader, version);
    if let Some(schema) = schema::response(api as i16) {
        agree(typed.is_ok(), schema, version, &body, || {
            Response::read(api, &mut Reader::new(Bytes::new()), i16::MAX).is_err_and(|error| {
                error == protocol::DecodeError::UnsupportedApi { api_key: api as i16 }
            })
        });
    }
    let Ok(response) = typed else { return };
    let mut writer = Writer::default();
    if response.write(&mut writer, version).is_ok() {
        let again = Response::read(api, &mut Reader::new(writer.into_bytes()), version);
        assert_eq!(again.as_ref(), Ok(&response), "{api:?} {version}");
    }
}

/// Struct and table read the same bytes, or both do not; of an API without structs there is only
/// the table.
fn agree(
    typed: bool,
    schema: &'static schema::Schema,
    version: i16,
    body: &Bytes,
    no_structs: impl FnOnce() -> bool,
) {
    let by_table = tree::read(schema, version, &mut Reader::new(body.clone()));
    if let Ok(node) = &by_table {
        let _ = node.to_value();
    }
    assert!(typed == by_table.is_ok() || no_structs(), "{} {version}", schema.name());
}
