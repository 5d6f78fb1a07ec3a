//! A comment, a label or a help text that tells people to run the container with privileges of the host.

use super::{Example, Findings, Pillars, Rule, StageContext};
use crate::input::dockerfile::{Content, Keyword};
use crate::knowledge::privileges::{self, Grant};
use crate::knowledge::services::Service;
use crate::lang::{Lang, Text};
use crate::report::Severity;
use crate::text::Span;

/// The rule.
pub const RULE: Rule = Rule {
    name: "privileged-hint",
    severity: Severity::Warning,
    text: Pillars {
        what: Text {
            en: "This {place} tells people to run the container with {grants}, which only the init system asks for.",
            ja: "この{place}は {grants} を付けてコンテナを実行するよう案内していますが、それを必要としているのは init だけです。",
        },
        why: Text { en: "{opens}", ja: "{opens}" },
        advice: Text {
            en: "Once the service itself is the start command, a plain docker run is enough. Take the flags out of the text as well, since people copy it.",
            ja: "サービス本体を起動コマンドにすれば、通常の docker run で足ります。そのままコピーされるので、文面からもフラグを消してください。",
        },
    },
    source: privileges::DOCKER_RUN,
    examples: &[
        Example {
            bad: "# docker run -d --privileged -v /sys/fs/cgroup:/sys/fs/cgroup:ro my-httpd\nFROM rockylinux:9\nRUN dnf install -y httpd && systemctl enable httpd\nCMD [\"/usr/sbin/init\"]\n",
            good: None,
        },
        Example {
            bad: "FROM rockylinux:9\nLABEL RUN=\"docker run -d --privileged my-httpd\"\nRUN dnf install -y httpd\nCMD [\"/usr/sbin/httpd\", \"-DFOREGROUND\"]\n",
            good: None,
        },
    ],
    stage: Some(check),
    listing: None,
    run: None,
};

const MAYBE: Pillars = Pillars {
    what: Text {
        en: "This {place} tells people to run the container with {grants}.",
        ja: "この{place}は {grants} を付けてコンテナを実行するよう案内しています。",
    },
    why: RULE.text.why,
    advice: Text {
        en: "If the program does not need it, take it out. If it does, name the single capability or device that it needs instead.",
        ja: "プログラムに不要なら削除してください。必要な場合も、必要な権限(capability)やデバイスだけを個別に指定します。",
    },
};

const INTENDED: Pillars = Pillars {
    what: MAYBE.what,
    why: MAYBE.why,
    advice: Text {
        en: "For a test image that boots an init on purpose this is usual. `podman run` boots systemd without it.",
        ja: "init を動かすことが目的のテスト用イメージでは一般的です。`podman run` なら、これなしでも systemd が起動します。",
    },
};

const NEEDED: Pillars = Pillars {
    what: MAYBE.what,
    why: MAYBE.why,
    advice: Text {
        en: "What runs here does work on the host's kernel, so some grant is meant. Prefer the single capability or device that it needs.",
        ja: "ホストのカーネルに働きかけるプログラムなので、何らかの権限は必要です。必要な権限(capability)やデバイスだけを個別に指定してください。",
    },
};

const COMMENT: Text = Text { en: "comment", ja: "コメント" };
const LABEL: Text = Text { en: "label", ja: "ラベル" };
const HELP: Text = Text { en: "help text", ja: "ヘルプ文" };

fn check(context: &StageContext<'_>, findings: &mut Findings) {
    let services = &context.plan.services;
    let needed = services.iter().any(|meant| meant.service.is_some_and(Service::needs_privilege));
    let booted = context.boot.init().is_some();
    for (place, span) in hints(context) {
        let grants: Vec<&Grant> = privileges::granted(span.of(context.text)).collect();
        let Some(first) = grants.first() else { continue };
        let names: Vec<&str> = grants.iter().map(|grant| grant.name).collect();
        let (text, severity) = if context.plan.intent.is_intended() {
            (INTENDED, Severity::Info)
        } else if needed {
            (NEEDED, Severity::Info)
        } else if booted {
            (RULE.text, Severity::Warning)
        } else {
            (MAYBE, Severity::Info)
        };
        let raised = findings.raise(span).severity(severity).saying(text);
        raised.source = first.source;
        raised
            .with("place", place.get(context.lang))
            .with("grants", names.join(", "))
            .with("opens", sentence(first, context.lang));
    }
}

/// What a grant opens, as a sentence.
fn sentence(grant: &Grant, lang: Lang) -> String {
    match lang {
        Lang::En => format!("{} gives {}.", grant.name, grant.opens.en),
        Lang::Ja => format!("{} は、{}。", grant.name, grant.opens.ja),
    }
}

/// The places where a stage speaks of how it is to be run: blocks of comments, labels, and what a RUN writes or prints.
fn hints(context: &StageContext<'_>) -> Vec<(Text, Span)> {
    let mut found = Vec::new();
    for block in blocks(context) {
        let text = block.of(context.text);
        // A flag in prose is no instruction to use it; a line that starts a container is.
        if says_how_to_run(text) {
            found.push((COMMENT, block));
        }
    }
    for index in context.subject.stage.instructions.clone() {
        let instruction = &context.file.instructions[index];
        let label = instruction.keyword == Keyword::Label;
        let writes = matches!(instruction.content, Content::RunShell { .. } | Content::Copy { .. });
        if (label || writes) && says_how_to_run(instruction.span.of(context.text)) {
            found.push((if label { LABEL } else { HELP }, instruction.span));
        }
    }
    found
}

/// Whether a text holds a line that starts a container, or a piece of a compose file that grants privileges.
fn says_how_to_run(text: &str) -> bool {
    privileges::RUN_LINES.iter().any(|line| text.contains(line)) || text.contains("privileged: true")
}

/// The stage's comments, those on neighbouring lines together. What stands before the first FROM is said of the last stage.
fn blocks(context: &StageContext<'_>) -> Vec<Span> {
    let stages = &context.file.stages;
    let first = stages.first().map_or(0, |stage| stage.span.start);
    let next = stages.get(context.subject.index + 1).map_or(context.text.len(), |stage| stage.span.start);
    let of_this = |span: &&Span| {
        let inside = span.start >= context.subject.stage.span.start && span.start < next;
        inside || (context.subject.is_last && span.start < first)
    };
    let mut blocks: Vec<Span> = Vec::new();
    let own = context.file.comments.partition_point(|comment| comment.start < context.subject.stage.span.start);
    let above = if context.subject.is_last { own } else { 0 };
    let above = context.file.comments.iter().take(above).take_while(|comment| comment.start < first);
    let comments = above.chain(context.file.comments.iter().skip(own));
    for &comment in comments.take_while(|comment| comment.start < next).filter(of_this) {
        match blocks.last_mut() {
            Some(last) if context.text[last.end..comment.start].trim().is_empty() => *last = last.join(comment),
            _ => blocks.push(comment),
        }
    }
    blocks
}
