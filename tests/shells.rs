//! What `boot` says of a shell between the engine and the program, against what was measured with real shells.
//!
//! Measured with `setsid SHELL -c SCRIPT` and a look at `/proc/PID/cmdline` afterwards: dash 0.5.12, bash 5.2.15 and busybox ash
//! 1.35.0 of Debian 12. Where one of them is installed as on Linux, the measurement is made anew.

use foreground::report::Pid1Kind;
use foreground::{Options, analyse};

/// A script whose program is `nginx -g 'daemon off;'` (for the real shell: `sleep`), and which of the shells give their place to it.
struct Measured {
    script: &'static str,
    dash: bool,
    bash: bool,
    ash: bool,
}

const MEASURED: &[Measured] = &[
    Measured { script: "PROGRAM", dash: false, bash: true, ash: true },
    Measured { script: "exec PROGRAM", dash: true, bash: true, ash: true },
    Measured { script: "true && PROGRAM", dash: false, bash: true, ash: true },
    Measured { script: "true; PROGRAM", dash: false, bash: true, ash: true },
    Measured { script: "false || PROGRAM", dash: false, bash: true, ash: true },
    Measured { script: "X=1 PROGRAM", dash: false, bash: true, ash: true },
    Measured { script: "true && exec PROGRAM", dash: true, bash: true, ash: true },
    Measured { script: "PROGRAM >/dev/null", dash: false, bash: false, ash: true },
    Measured { script: "{ PROGRAM; }", dash: false, bash: false, ash: true },
    Measured { script: "(PROGRAM)", dash: false, bash: false, ash: true },
    Measured { script: "(exec PROGRAM)", dash: false, bash: false, ash: true },
    Measured { script: "PROGRAM || true", dash: false, bash: false, ash: false },
    Measured { script: "true | PROGRAM", dash: false, bash: false, ash: false },
];

#[test]
fn the_model_says_what_was_measured() {
    for measured in MEASURED {
        let script = measured.script.replace("PROGRAM", "nginx -g 'daemon off;'");
        for (base, gives_way) in
            [("debian:12", measured.dash), ("rockylinux:9", measured.bash), ("alpine:3.20", measured.ash)]
        {
            let report = analyse(&format!("FROM {base}\nCMD {script}\n"), &Options::default());
            let pid1 = report.subjects.first().and_then(|subject| subject.pid1.as_ref());
            let kind = pid1.map(|pid1| pid1.kind);
            assert_eq!(kind == Some(Pid1Kind::Service), gives_way, "{base}: {script}: {pid1:?}");
            assert!(gives_way || kind == Some(Pid1Kind::Shell), "{base}: {script}: {pid1:?}");
        }
    }
}

/// The same with the shells of this machine.
#[cfg(target_os = "linux")]
#[test]
fn the_shells_of_this_machine_do_as_was_measured() {
    use std::os::unix::process::CommandExt as _;
    use std::process::{Command, Stdio};

    type GivesWay = fn(&Measured) -> bool;
    let shells: [(&[&str], GivesWay, &str); 3] = [
        (&["dash"], |measured| measured.dash, ""),
        (&["bash"], |measured| measured.bash, "5."),
        (&["busybox", "sh"], |measured| measured.ash, ""),
    ];
    for (shell, gives_way, version) in shells {
        let banner = Command::new(shell[0]).arg("--version").stdin(Stdio::null()).output();
        let Ok(banner) = banner else {
            eprintln!("not measured anew: {} is not installed", shell[0]);
            continue;
        };
        if !String::from_utf8_lossy(&banner.stdout).contains(version) {
            continue;
        }
        for measured in MEASURED {
            let script = measured.script.replace("PROGRAM", "sleep 20");
            let mut command = Command::new(shell[0]);
            command.args(&shell[1..]).args(["-c", &script]).stdin(Stdio::null()).process_group(0);
            let mut child = command.spawn().expect("the shell starts");
            let proc = format!("/proc/{}", child.id());
            let line = || std::fs::read_to_string(format!("{proc}/cmdline")).unwrap_or_default().replace('\0', " ");
            // The shell is seen first in any case: what counts is what is there once its program runs.
            let mut seen = line();
            for _ in 0..200 {
                std::thread::sleep(std::time::Duration::from_millis(10));
                seen = line();
                let children = std::fs::read_to_string(format!("{proc}/task/{}/children", child.id()));
                if seen.starts_with("sleep") || children.is_ok_and(|children| !children.trim().is_empty()) {
                    break;
                }
            }
            let gave_way = seen.starts_with("sleep");
            let group = child.id().to_string();
            let _ = Command::new("kill").args(["-9", "--", &format!("-{group}")]).status();
            let _ = child.wait();
            assert_eq!(gave_way, gives_way(measured), "{shell:?} -c {script:?}: {seen}");
        }
    }
}
