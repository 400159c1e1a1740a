//! A person at the page: headless Chrome driven through WebDriver, by clicks, keys and what is
//! shown.

pub mod driver;
pub mod host;
pub mod page;
pub mod stress;

pub use page::Page;
