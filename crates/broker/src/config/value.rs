//! How a config's text becomes a value, with the words of Kafka's ConfigDef when it does not.

use core::fmt;

/// A value a config does not take, in the words of Kafka's ConfigException.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigError {
    /// Kafka's words.
    pub message: String,
}

impl ConfigError {
    /// `Invalid value {value} for configuration {name}: {why}`.
    pub fn invalid(name: &str, value: &str, why: &str) -> Self {
        Self { message: format!("Invalid value {value} for configuration {name}: {why}") }
    }
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl core::error::Error for ConfigError {}

/// A type a config can have.
pub trait ConfigValue: Sized {
    /// Reads the text of config `name`.
    ///
    /// # Errors
    /// Kafka's words for a text that is no value of this type.
    fn parse(name: &str, text: &str) -> Result<Self, ConfigError>;
}

macro_rules! number {
    ($($kind:ty => $word:literal),*) => {$(
        impl ConfigValue for $kind {
            fn parse(name: &str, text: &str) -> Result<Self, ConfigError> {
                text.trim().parse().map_err(|_| {
                    ConfigError::invalid(name, text, concat!("Not a number of type ", $word))
                })
            }
        }
    )*};
}

number!(i16 => "SHORT", i32 => "INT", i64 => "LONG");

impl ConfigValue for bool {
    fn parse(name: &str, text: &str) -> Result<Self, ConfigError> {
        let word = text.trim();
        if word.eq_ignore_ascii_case("true") {
            Ok(true)
        } else if word.eq_ignore_ascii_case("false") {
            Ok(false)
        } else {
            let why = "Expected value to be either true or false";
            Err(ConfigError::invalid(name, text, why))
        }
    }
}

impl<T: ConfigValue> ConfigValue for Option<T> {
    fn parse(name: &str, text: &str) -> Result<Self, ConfigError> {
        T::parse(name, text).map(Some)
    }
}
