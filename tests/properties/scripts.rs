//! What must hold of shell text: every span is one of the text, in the text's order, and what is removed leaves text that a shell
//! reads. The fuzz target `shell` and the regressions ask it.

use foreground::input::shell::{self, Removal};

/// All that must hold of it.
pub fn everything(text: &str) {
    let script = shell::parse(text);
    let mut at = 0;
    for found in script.commands() {
        let span = found.command.span;
        assert!(span.start >= at && text.get(span.start..span.end).is_some(), "{span:?}\n{text}");
        at = span.start;
        for word in found.words {
            assert!(text.get(word.span.start..word.span.end).is_some(), "{word:?}\n{text}");
            let _ = shell::parse_word_as_script(word);
        }
    }
    if let Removal::Edits(edits) = shell::removal(&script, text, &|command| command.span.start % 3 == 0) {
        let mut at = 0;
        let mut left = String::new();
        for (span, put) in edits {
            assert!(span.start >= at && span.start <= span.end, "{span:?}\n{text}");
            left.push_str(&text[at..span.start]);
            left.push_str(&put);
            at = span.end;
        }
        left.push_str(&text[at..]);
        // What no shell reads has no shape that could be kept.
        if script.problems.is_empty() {
            assert!(shell::parse(&left).problems.is_empty(), "{text}\n---\n{left}");
        }
    }
}
