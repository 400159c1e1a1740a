//! A person at the page: headless Chrome driven through WebDriver, by clicks, keys and what is shown.
