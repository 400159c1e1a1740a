//! Our producer, consumer and admin client over real sockets in real time, at Apache Kafka 4.3.1,
//! Apache Kafka 2.5.1 and our own server: stories that hold at all three.

pub mod clients;
pub mod members;
pub mod place;
pub mod stories;
pub mod stream;

/// What a story, or a step of one, comes to: a value, or what went wrong.
pub type Story<T = ()> = Result<T, String>;

/// Fails a story with words unless the condition holds.
#[macro_export]
macro_rules! hold {
    ($condition:expr, $($words:tt)+) => {
        if !$condition {
            return Err(format!($($words)+));
        }
    };
}
