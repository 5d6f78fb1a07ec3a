//! Heredocs of RUN for an engine whose builder does not read them (Docker 20.10's): the same script, handed to the same shell.

/// The Dockerfile with each `RUN <<WORD … WORD` as `RUN ["/bin/sh", "-c", "…"]`, which is what a newer builder makes of it. Heredocs
/// inside a command stay: in the script they are the shell's own.
pub fn lowered(text: &str) -> String {
    let mut lowered = String::with_capacity(text.len());
    let mut lines = text.split_inclusive('\n');
    while let Some(line) = lines.next() {
        let Some(word) = line.trim_end().strip_prefix("RUN <<").filter(|word| is_word(word)) else {
            lowered.push_str(line);
            continue;
        };
        let body: String = lines.by_ref().take_while(|line| line.trim_end() != word).collect();
        lowered.push_str(&format!("RUN {}\n", serde_json::json!(["/bin/sh", "-c", body])));
    }
    lowered
}

fn is_word(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_stays_what_it_was() {
        let text = "FROM a\nRUN <<EOF\nset -e\ncat > /x <<'END'\na \"b\"\nEND\nEOF\nRUN cat <<X y\nCMD [\"x\"]\n";
        let expected = "FROM a\nRUN [\"/bin/sh\",\"-c\",\"set -e\\ncat > /x <<'END'\\na \\\"b\\\"\\nEND\\n\"]\nRUN cat <<X y\nCMD [\"x\"]\n";
        assert_eq!(lowered(text), expected);
        assert_eq!(lowered(expected), expected);
    }
}
