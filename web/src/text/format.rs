//! The one formatter of numbers, sizes, durations and times: nothing else on the page writes them.

use protocol::time::{Duration, Instant};

use super::{Lang, Msg};

/// `12345` as `12,345`.
pub(crate) fn integer(value: i64) -> String {
    let digits = value.unsigned_abs().to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3 + 1);
    if value < 0 {
        out.push('-');
    }
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// An unsigned count, grouped.
pub(crate) fn count(value: u64) -> String {
    integer(i64::try_from(value).unwrap_or(i64::MAX))
}

/// `1 record`, `12 records`.
pub(crate) fn records(lang: Lang, value: u64) -> String {
    match value {
        1 => Msg::RecordsOne.text(lang).into(),
        many => Msg::RecordsN.with(lang, &[&count(many)]),
    }
}

/// A size in bytes: `512 B`, `6.1 KiB`.
pub(crate) fn bytes(value: u64) -> String {
    const STEPS: [(u64, &str); 3] = [(1 << 30, "GiB"), (1 << 20, "MiB"), (1 << 10, "KiB")];
    for (size, unit) in STEPS {
        if value >= size {
            return format!("{} {unit}", tenths(value.saturating_mul(10) / size));
        }
    }
    format!("{value} B")
}

/// Tenths as a decimal without a trailing zero: 61 is `6.1`, 60 is `6`.
fn tenths(value: u64) -> String {
    if value.is_multiple_of(10) {
        count(value / 10)
    } else {
        format!("{}.{}", count(value / 10), value % 10)
    }
}

/// A moment as the time since the run began: `00:41.207`, with hours when there are any.
pub(crate) fn clock(started_at: Instant, at: Instant) -> String {
    let micros = at.since(started_at).as_micros();
    let (millis, seconds) = (micros / 1_000, micros / 1_000_000);
    let (hours, minutes) = (seconds / 3_600, seconds / 60 % 60);
    let rest = format!("{minutes:02}:{:02}.{:03}", seconds % 60, millis % 1_000);
    if hours > 0 { format!("{hours}:{rest}") } else { rest }
}

/// The same, to the second.
pub(crate) fn clock_short(started_at: Instant, at: Instant) -> String {
    let text = clock(started_at, at);
    text[..text.len() - 4].to_string()
}

/// A span: `250 ms`, `1.8 s`, `5 min`.
pub(crate) fn duration(lang: Lang, span: Duration) -> String {
    let micros = span.as_micros();
    let (value, unit) = match micros {
        0..1_000 => (count(micros), Msg::UnitMicros),
        1_000..1_000_000 => (tenths_if_small(micros), Msg::UnitMillis),
        1_000_000..120_000_000 => (tenths(micros / 100_000), Msg::UnitSeconds),
        _ => (tenths(micros / 6_000_000), Msg::UnitMinutes),
    };
    match lang {
        Lang::En => format!("{value} {}", unit.text(lang)),
        Lang::Ko if matches!(unit, Msg::UnitSeconds | Msg::UnitMinutes) => {
            format!("{value}{}", unit.text(lang))
        }
        Lang::Ko => format!("{value} {}", unit.text(lang)),
    }
}

/// Milliseconds from microseconds: a decimal only below ten.
fn tenths_if_small(micros: u64) -> String {
    if micros < 10_000 { tenths(micros / 100) } else { count(micros / 1_000) }
}

/// A countdown, always with one decimal so that it does not jump in width: `1.8 s`.
pub(crate) fn countdown(lang: Lang, span: Duration) -> String {
    let value = span.as_micros() / 100_000;
    let unit = Msg::UnitSeconds.text(lang);
    match lang {
        Lang::En => format!("{}.{} {unit}", count(value / 10), value % 10),
        Lang::Ko => format!("{}.{}{unit}", count(value / 10), value % 10),
    }
}

/// Records per 1000 seconds as a rate per second: 2,500 is `2.5`.
pub(crate) fn rate(records_per_1000_s: u64) -> String {
    let (whole, rest) = (records_per_1000_s / 1_000, records_per_1000_s % 1_000);
    if rest == 0 {
        count(whole)
    } else {
        format!("{}.{}", count(whole), format!("{rest:03}").trim_end_matches('0'))
    }
}

/// Reads a rate per second, `2` or `0.5`, into records per 1000 seconds.
pub(crate) fn parse_rate(text: &str) -> Option<u64> {
    let text = text.trim();
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    if (whole.is_empty() && rest.is_empty()) || rest.len() > 3 {
        return None;
    }
    let whole: u64 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
    let rest: u64 = if rest.is_empty() { 0 } else { format!("{rest:0<3}").parse().ok()? };
    whole.checked_mul(1_000)?.checked_add(rest)
}

/// Offsets of a range: `4` or `4–7`.
pub(crate) fn range(first: i64, last: i64) -> String {
    if first == last { integer(first) } else { format!("{}–{}", integer(first), integer(last)) }
}

/// Topic-partitions as Kafka writes them, the first few of many: `orders-0, orders-1, … (6)`.
pub(crate) fn partitions(list: &[(String, i32)]) -> String {
    const SHOWN: usize = 6;
    let mut names: Vec<String> =
        list.iter().take(SHOWN).map(|(topic, partition)| format!("{topic}-{partition}")).collect();
    if list.len() > SHOWN {
        names.push(format!("… ({})", list.len()));
    }
    names.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_and_sizes_have_units() {
        assert_eq!(integer(-1_234_567), "-1,234,567");
        assert_eq!(integer(i64::MIN), "-9,223,372,036,854,775,808");
        assert_eq!(bytes(999), "999 B");
        assert_eq!(bytes(6_250), "6.1 KiB");
        assert_eq!(bytes(32 << 20), "32 MiB");
    }

    #[test]
    fn durations_are_written_as_each_language_writes_them() {
        let span = Duration::from_micros(1_800_000);
        assert_eq!(duration(Lang::En, span), "1.8 s");
        assert_eq!(duration(Lang::Ko, span), "1.8초");
        assert_eq!(duration(Lang::En, Duration::from_millis(400)), "400 ms");
        assert_eq!(duration(Lang::En, Duration::from_secs(300)), "5 min");
        assert_eq!(countdown(Lang::En, Duration::from_secs(3)), "3.0 s");
    }

    #[test]
    fn the_clock_counts_from_the_start_of_the_run() {
        let start = Instant::from_millis(1_000_000);
        assert_eq!(clock(start, start + Duration::from_millis(41_207)), "00:41.207");
        assert_eq!(clock(start, start + Duration::from_secs(3_661)), "1:01:01.000");
        assert_eq!(clock_short(start, start + Duration::from_millis(41_207)), "00:41");
    }

    #[test]
    fn rates_survive_the_round_trip_and_nonsense_is_refused() {
        for text in ["2", "0.5", "2.125", "500"] {
            assert_eq!(rate(parse_rate(text).unwrap()), text);
        }
        for text in ["", ".", "x", "-1", "1.2345", "99999999999999999999"] {
            assert_eq!(parse_rate(text), None, "{text}");
        }
    }

    #[test]
    fn long_partition_lists_are_cut_and_say_so() {
        let list: Vec<_> = (0..8).map(|partition| ("orders".to_string(), partition)).collect();
        assert_eq!(partitions(&list[..2]), "orders-0, orders-1");
        assert!(partitions(&list).ends_with("orders-5, … (8)"));
    }
}
