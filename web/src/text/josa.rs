//! Korean particles follow the sound of the word before them: c-1은, c-2는. Names on the page are
//! mostly Latin letters and digits, so the last one is read aloud the Korean way.

/// Whether the word, read aloud, ends in a consonant.
fn ends_in_consonant(word: &str) -> bool {
    let Some(last) = word.chars().rev().find(|c| c.is_alphanumeric()) else {
        return false;
    };
    match last {
        '가'..='힣' => !(last as u32 - '가' as u32).is_multiple_of(28),
        // 영 일 삼 육 칠 팔 end in a consonant.
        '0' | '1' | '3' | '6' | '7' | '8' => true,
        'l' | 'L' | 'm' | 'M' | 'n' | 'N' | 'k' | 'K' | 'p' | 'P' | 'b' | 'c' | 'g' => true,
        _ => false,
    }
}

/// `word` with 은 or 는.
pub(crate) fn topic(word: &str) -> String {
    format!("{word}{}", if ends_in_consonant(word) { "은" } else { "는" })
}

/// `word` with 이 or 가.
pub(crate) fn subject(word: &str) -> String {
    format!("{word}{}", if ends_in_consonant(word) { "이" } else { "가" })
}

/// `word` with 을 or 를.
pub(crate) fn object(word: &str) -> String {
    format!("{word}{}", if ends_in_consonant(word) { "을" } else { "를" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn particles_follow_the_sound() {
        assert_eq!(topic("c-1"), "c-1은");
        assert_eq!(topic("c-2"), "c-2는");
        assert_eq!(subject("그룹"), "그룹이");
        assert_eq!(object("orders-3"), "orders-3을");
        assert_eq!(topic("orders"), "orders는");
        assert_eq!(topic("…"), "…는");
    }
}
