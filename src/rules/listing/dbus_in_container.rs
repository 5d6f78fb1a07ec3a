//! A D-Bus daemon that only systemctl, systemd and logind talk over.

use crate::knowledge::init::DBUS;
use crate::lang::Text;
use crate::listing::{Entry, Place, Role};
use crate::report::Severity;
use crate::rules::{Example, Findings, ListingContext, Pillars, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    name: "dbus-in-container",
    severity: Severity::Warning,
    text: Pillars {
        what: Text {
            en: "A system D-Bus daemon runs in the container: `{command}`.",
            ja: "コンテナの中でシステムバスの D-Bus デーモンが動いています: `{command}`",
        },
        why: Text {
            en: "systemd has activated it, and `systemctl` and logind are what talks over it here. Servers such as those in a container \
                 do not use the system bus.",
            ja: "systemd が起動したもので、ここで使っているのは `systemctl` や logind だけです。コンテナで動かすようなサーバーはシステムバスを\
                 使いません。",
        },
        advice: Text {
            en: "It goes together with systemd: start the service directly, and neither is needed. Do not install it just to quiet \
                 \"Failed to get D-Bus connection\".",
            ja: "サービスを直接起動すれば、systemd と一緒に不要になります。「Failed to get D-Bus connection」を消すためだけに入れる必要も\
                 ありません。",
        },
    },
    source: "https://dbus.freedesktop.org/doc/dbus-daemon.1.html",
    examples: &[Example {
        bad: "UID        PID  PPID  C STIME TTY          TIME CMD\n\
              root         1     0  0 09:00 ?        00:00:00 /usr/sbin/init\n\
              root        35     1  0 09:00 ?        00:00:00 /usr/sbin/httpd -DFOREGROUND\n\
              dbus        38     1  0 09:00 ?        00:00:00 /usr/bin/dbus-daemon --system --address=systemd: --nofork\n",
        good: None,
    }],
    stage: None,
    listing: Some(check),
    run: None,
};

fn check(context: &ListingContext<'_>, findings: &mut Findings) {
    let found = context.found;
    if found.place != Place::Container || !found.is_booted() {
        return;
    }
    let bus = found.members.iter().position(|member| {
        member.entry == Entry::Started && matches!(member.role, Role::Helper(helper) if helper.id == DBUS)
    });
    let Some(bus) = bus else { return };
    let process = found.process(bus);
    let raised = findings.raise(process.span).with("command", process.command.clone());
    if found.intent.is_some() {
        raised.severity(Severity::Info);
    }
}
