//! Korean particles follow the sound of the word before them: c-1은, c-2는. Names on the page are
//! mostly Latin letters and digits, so the last one is read aloud the Korean way.

/// Whether the word ends in a consonant sound, and whether that sound is ㄹ.
fn ending(word: &str) -> (bool, bool) {
    let Some(last) = word.chars().rev().find(|c| c.is_alphanumeric()) else {
        return (false, false);
    };
    match last {
        '가'..='힣' => {
            let jongseong = (last as u32 - '가' as u32) % 28;
            (jongseong != 0, jongseong == 8)
        }
        // 영 일 삼 육 칠 팔 end in a consonant.
        '1' | '7' | '8' => (true, true),
        '0' | '3' | '6' => (true, false),
        'l' | 'L' => (true, true),
        'r' | 'R' => (false, false),
        'm' | 'M' | 'n' | 'N' | 'k' | 'K' | 'p' | 'P' | 'b' | 'c' | 'g' => (true, false),
        _ => (false, false),
    }
}

/// `word` with 은 or 는.
pub(crate) fn topic(word: &str) -> String {
    format!("{word}{}", if ending(word).0 { "은" } else { "는" })
}

/// `word` with 이 or 가.
pub(crate) fn subject(word: &str) -> String {
    format!("{word}{}", if ending(word).0 { "이" } else { "가" })
}

/// `word` with 을 or 를.
pub(crate) fn object(word: &str) -> String {
    format!("{word}{}", if ending(word).0 { "을" } else { "를" })
}

/// `word` with 으로 or 로.
pub(crate) fn towards(word: &str) -> String {
    let (consonant, rieul) = ending(word);
    format!("{word}{}", if consonant && !rieul { "으로" } else { "로" })
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
        assert_eq!(towards("c-1"), "c-1로");
        assert_eq!(towards("c-3"), "c-3으로");
        assert_eq!(topic("orders"), "orders는");
        assert_eq!(topic("…"), "…는");
    }
}
