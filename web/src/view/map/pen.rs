//! Writes markup. Everything that somebody typed goes through [`Pen::text`], and nothing else can hold it.

use super::world::Go;

/// The markup so far.
#[derive(Default)]
pub struct Pen {
    /// As text.
    pub out: String,
}

impl Pen {
    /// Markup that is known.
    pub fn put(&mut self, markup: &str) {
        self.out.push_str(markup);
    }

    /// A whole number.
    #[inline(never)]
    pub fn number(&mut self, number: i32) {
        if number < 0 {
            self.out.push('-');
        }
        let (mut rest, mut unit) = (number.unsigned_abs(), 1);
        while rest / unit > 9 {
            unit *= 10;
        }
        while unit > 0 {
            self.out.push(char::from(b'0' + (rest / unit) as u8));
            rest %= unit;
            unit /= 10;
        }
    }

    /// Text that may hold anything: what means something in markup is escaped, and what XML does not allow or would
    /// turn the reading direction of its surroundings is left out.
    #[inline(never)]
    pub fn text(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '&' => self.put("&amp;"),
                '<' => self.put("&lt;"),
                '>' => self.put("&gt;"),
                '"' => self.put("&quot;"),
                '\0'..='\u{1f}' if c != '\n' => {}
                '\u{7f}'..='\u{9f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
                '\u{fffe}' | '\u{ffff}' => {}
                c => self.out.push(c),
            }
        }
    }

    /// The beginning of an element with a class.
    pub fn tag(&mut self, tag: &str, class: &str) {
        self.put("<");
        self.put(tag);
        self.put(" class=\"");
        self.put(class);
        self.put("\"");
    }

    /// An attribute that is a number.
    pub fn attribute(&mut self, name: &str, value: i32) {
        self.put(" ");
        self.put(name);
        self.put("=\"");
        self.number(value);
        self.put("\"");
    }

    /// The attribute that says where choosing an element leads; [`chosen`] reads it.
    #[inline(never)]
    pub fn go(&mut self, go: Go) {
        let (what, list, numbers) = match go {
            Go::Nowhere => return,
            Go::Place(doc, start, end) => ("place", "", [doc, start, end]),
            Go::About(list, at) => ("about/", list, [at, 0, 0]),
            Go::Step(at) => ("step", "", [at, 0, 0]),
        };
        self.put(" data-go=\"");
        self.put(what);
        self.put(list);
        for number in numbers {
            self.put("/");
            self.number(number as i32);
        }
        self.put("\"");
    }
}

/// What was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// Bytes of a document, by its index.
    Place(usize, usize, usize),
    /// The facts about what stands at a pointer.
    About(String),
    /// A step of the chosen request.
    Step(usize),
}

/// Reads what [`Pen::go`] wrote.
pub fn chosen(text: &str) -> Option<Chosen> {
    let mut parts = text.split('/');
    let what = parts.next()?;
    let list = if what == "about" { parts.next()? } else { "" };
    let mut number = || parts.next()?.parse::<usize>().ok();
    let first = number()?;
    Some(match what {
        "place" => Chosen::Place(first, number()?, number()?),
        "step" => Chosen::Step(first),
        _ => Chosen::About(["/", list, "/", &first.to_string()].concat()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_about_a_choice_is_read_again() {
        let read = |go| {
            let mut pen = Pen::default();
            pen.go(go);
            let text = pen.out.strip_prefix(" data-go=\"").and_then(|it| it.strip_suffix('"'));
            chosen(text.unwrap_or_default())
        };
        assert_eq!(read(Go::Place(12, 0, 345)), Some(Chosen::Place(12, 0, 345)));
        assert_eq!(read(Go::About("roles", 10)), Some(Chosen::About("/roles/10".to_owned())));
        assert_eq!(read(Go::Step(2)), Some(Chosen::Step(2)));
        assert_eq!(read(Go::Nowhere), None);
    }

    #[test]
    fn numbers_and_text() {
        let mut pen = Pen::default();
        for number in [0, 7, 10, 109, -45, i32::MAX] {
            pen.number(number);
            pen.put(" ");
        }
        assert_eq!(pen.out, "0 7 10 109 -45 2147483647 ");
        pen.out.clear();
        pen.text("<b title=\"&\">\0\u{202e}é🎩\n");
        assert_eq!(pen.out, "&lt;b title=&quot;&amp;&quot;&gt;é🎩\n");
    }
}
