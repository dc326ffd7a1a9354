//! How wide a text is drawn, as far as that can be told without a browser, and what fits into a width.

/// Hundredths of the type size that a character takes in the fonts of the page, rather too much than too little.
fn width_of(c: char) -> i32 {
    match c {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' => 34,
        'f' | 't' | 'r' | '-' | '(' | ')' | '/' | '[' | ']' | ' ' => 42,
        'm' | 'w' | 'M' | 'W' | '@' | '%' | '…' | '→' => 98,
        'A'..='Z' | '_' => 74,
        '0'..='9' => 62,
        // Marks that stand over the letter before them, and joiners.
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200d}' | '\u{fe00}'..='\u{fe0f}' => 0,
        '\u{1100}'.. => 108,
        '\u{250}'.. => 74,
        _ => 62,
    }
}

/// The size that a bold text has to be reckoned with: bold letters are wider by an eighth.
pub const fn bold(size: i32) -> i32 {
    size + (size + 4) / 8
}

/// The width of a text in pixels.
pub fn width(text: &str, size: i32) -> i32 {
    text.chars().map(width_of).sum::<i32>() * size / 100 + 1
}

/// As much of a text as fits, with an ellipsis where that is not all.
pub fn fitting(text: &str, pixels: i32, size: i32) -> String {
    let room = pixels * 100 / size;
    let (mut used, mut end) = (0, 0);
    for (at, c) in text.char_indices() {
        used += width_of(c);
        if used > room {
            return [&text[..end], "…"].concat();
        }
        // The longest beginning that has room for the ellipsis as well.
        if used <= room - width_of('…') {
            end = at + c.len_utf8();
        }
    }
    text.to_owned()
}

/// A text in lines of that width, cut at spaces.
pub fn lines(text: &str, pixels: i32, size: i32) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split(' ') {
        if !line.is_empty() && width(&line, size) + width(word, size) + size / 2 > pixels {
            lines.push(line);
            line = String::new();
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line += word;
    }
    lines.push(line);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fits_stays_and_what_does_not_is_cut_between_characters() {
        assert_eq!(fitting("alice", 100, 13), "alice");
        for name in [
            "a-bucket-with-a-very-long-name",
            "部署网站的角色和另一个角色",
            "ファイル🎩🎩🎩🎩🎩🎩🎩🎩",
        ] {
            let cut = fitting(name, 100, 13);
            assert!(cut.ends_with('…') && name.starts_with(cut.trim_end_matches('…')), "{cut}");
            assert!(width(&cut, 13) <= 101, "{cut}");
        }
        assert_eq!(fitting("alice", 0, 13), "…");
    }

    #[test]
    fn sentences_are_cut_into_lines() {
        let sentence = "The trust policy of Auditor and ReadBucket both allow it";
        let all = lines(sentence, 150, 12);
        assert_eq!(all.join(" "), sentence);
        assert!(all.len() > 2 && all.iter().all(|line| width(line, 12) <= 150));
        assert_eq!(lines("averylongwordthatcannotbecut", 50, 12).len(), 1);
    }
}
