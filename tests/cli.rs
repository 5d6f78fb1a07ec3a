//! The command line, driven as a user drives it: the real program, its exit codes, its two outputs.

mod command;

use std::process::{Command, Stdio};

use command::{Folder, Pipe as _, code, program, run, stderr, stdout, text};

/// The article's first case: systemd as PID 1, so that httpd comes up.
const ARTICLE: &str = "FROM centos:latest\nRUN yum install -y httpd && systemctl enable httpd\nCMD [\"/sbin/init\"]\n";
/// Nothing to object to.
const CLEAN: &str = "FROM nginx:1.27\nCOPY site /usr/share/nginx/html\n";

#[test]
fn check_finds_the_articles_case_and_exits_with_1() {
    for input in [&["check"][..], &["check", "-"]] {
        let output = run(input, ARTICLE);
        assert_eq!(code(&output), 1, "{}", stdout(&output));
        let text = stdout(&output);
        assert!(text.contains("<stdin>:3:") && text.contains(" error systemd-as-pid-1  "), "{text}");
        assert!(!text.contains('\u{1b}'), "no colours where there is no terminal: {text:?}");
    }
}

#[test]
fn check_exits_with_0_where_nothing_is_found() {
    let output = run(&["check"], CLEAN);
    assert_eq!((code(&output), stderr(&output).as_str()), (0, ""));
    assert!(stdout(&output).ends_with("1 file read: 0 errors, 0 warnings, 0 notes\n"), "{}", stdout(&output));
}

#[test]
fn check_says_which_script_it_has_not_seen() {
    let unseen = "FROM debian:12\nCOPY start.sh /start.sh\nENTRYPOINT [\"/start.sh\"]\n";
    let output = run(&["check"], unseen);
    assert_eq!(code(&output), 0);
    assert!(
        stdout(&output).contains("/start.sh, which the container starts, is not in this text"),
        "{}",
        stdout(&output)
    );
    let seen = "FROM debian:12\nRUN printf '#!/bin/sh\\nexec top -b\\n' > /start.sh && chmod +x /start.sh\nENTRYPOINT [\"/start.sh\"]\n";
    for text in [seen, CLEAN] {
        assert!(!stdout(&run(&["check"], text)).contains("not in this text"), "{text}");
    }
}

#[test]
fn check_speaks_the_language_of_the_locale_and_of_the_option() {
    let japanese = Command::new(program()).arg("check").env("LC_ALL", "ja_JP.UTF-8").pipe(CLEAN);
    assert!(stdout(&japanese).contains("1 件のファイル"), "{}", stdout(&japanese));
    let english = Command::new(program()).args(["check", "--lang", "en"]).env("LC_ALL", "ja_JP.UTF-8").pipe(CLEAN);
    assert!(stdout(&english).contains("1 file read"), "{}", stdout(&english));
}

#[test]
fn check_prints_one_json_object_a_line_for_each_file() {
    let folder = Folder::new("json");
    let (first, second) = (folder.file("Dockerfile", ARTICLE), folder.file("b.Dockerfile", CLEAN));
    let output = run(&["check", "--format=json", text(&first), text(&second)], "");
    let reports: Vec<serde_json::Value> =
        stdout(&output).lines().map(|line| serde_json::from_str(line).expect("a line is JSON")).collect();
    assert_eq!(reports.len(), 2);
    assert_eq!(reports[0]["file"], text(&first));
    assert_eq!((&reports[0]["version"], &reports[1]["version"]), (&1.into(), &1.into()));
    let standard_input = run(&["check", "--format=json"], CLEAN);
    let report: serde_json::Value = serde_json::from_str(&stdout(&standard_input)).expect("JSON");
    assert!(report.get("file").is_none(), "standard input has no name");
}

#[test]
fn a_project_is_read_as_one() {
    let folder = Folder::new("project");
    folder.file("Dockerfile", "FROM debian:12\nRUN apt-get update && apt-get install -y apache2\nCOPY docker/run.sh /run.sh\nCMD [\"sh\", \"/run.sh\"]\n");
    std::fs::create_dir(folder.0.join("docker")).expect("a directory");
    let script = folder.file("docker/run.sh", "#!/bin/sh\nservice apache2 start\ntail -f /dev/null\n");
    folder.file("docker/notes.txt", "Not read: nothing copies it.\n");
    let output = run(&["check", "--project", "--format=json", text(&folder.0)], "");
    assert_eq!((code(&output), stderr(&output).as_str()), (1, ""));
    let reports: Vec<serde_json::Value> =
        stdout(&output).lines().map(|line| serde_json::from_str(line).expect("a line is JSON")).collect();
    let inputs: Vec<&str> = reports.iter().filter_map(|report| report["input"].as_str()).collect();
    assert_eq!(inputs, ["dockerfile", "script"]);
    assert_eq!(reports[1]["file"], text(&script));
    // The Dockerfile knows what its script starts, and the script knows its distribution.
    assert_eq!(
        reports[0]["findings"].as_array().expect("findings").iter().filter(|f| f["severity"] == "error").count(),
        1
    );
    assert!(
        reports[1]["files"][0]["text"].as_str().is_some_and(|text| text.ends_with("exec apache2ctl -D FOREGROUND\n"))
    );
    let nothing = Folder::new("project-empty");
    assert_eq!(code(&run(&["check", "--project", text(&nothing.0)], "")), 2);
}

#[test]
fn what_a_dockerfile_copies_by_name_is_read_with_it() {
    let folder = Folder::new("copied");
    let unit = "[Unit]\nDescription=Ingest\n[Service]\nExecStart=/opt/ingest/bin/ingestd --listen 0.0.0.0:7070\n[Install]\nWantedBy=multi-user.target\n";
    let file = folder.file("Dockerfile", "FROM debian:12\nCOPY ingestd /opt/ingest/bin/\nCOPY deploy/ingest.service /etc/systemd/system/\nRUN systemctl enable ingest\nCMD [\"/sbin/init\"]\n");
    let unseen = run(&["fix", "--review", text(&file)], "");
    assert!(stdout(&unseen).ends_with("CMD [\"/sbin/init\"]\n"), "{}", stdout(&unseen));
    std::fs::create_dir(folder.0.join("deploy")).expect("a directory");
    folder.file("deploy/ingest.service", unit);
    let seen = run(&["fix", "--review", text(&file)], "");
    let start = "CMD [\"/opt/ingest/bin/ingestd\", \"--listen\", \"0.0.0.0:7070\"]\n";
    assert!(stdout(&seen).ends_with(start), "{}", stdout(&seen));
    // A directory that is copied whole, and a script in it that the start command names.
    folder.file("whole.Dockerfile", "FROM debian:12\nRUN apt-get update && apt-get install -y apache2\nCOPY . /app\nCMD [\"/app/deploy/start.sh\"]\n");
    folder.file("deploy/start.sh", "#!/bin/sh\nservice apache2 start\ntail -f /dev/null\n");
    assert_eq!(code(&run(&["check", text(&folder.0.join("whole.Dockerfile"))], "")), 1);
    // Nothing outside of the context is read.
    folder.file(
        "out.Dockerfile",
        "FROM debian:12\nCOPY ../copied/deploy/ingest.service /etc/systemd/system/\nCMD [\"/sbin/init\"]\n",
    );
    let outside = run(&["fix", "--review", text(&folder.0.join("out.Dockerfile"))], "");
    assert!(stdout(&outside).ends_with("CMD [\"/sbin/init\"]\n"), "{}", stdout(&outside));
}

#[test]
fn a_script_is_read_with_the_dockerfile_that_copies_it() {
    let folder = Folder::new("script-beside");
    let dockerfile = folder.file("Dockerfile", "FROM almalinux:9\nRUN dnf install -y httpd && systemctl enable httpd\nCOPY docker/entrypoint.sh /entrypoint.sh\nENTRYPOINT [\"/entrypoint.sh\"]\n");
    std::fs::create_dir(folder.0.join("docker")).expect("a directory");
    let script =
        "#!/bin/sh\nset -e\nsed -i \"s/Listen 80/Listen $PORT/\" /etc/httpd/conf/httpd.conf\nexec /usr/sbin/init\n";
    let script = folder.file("docker/entrypoint.sh", script);
    let other = folder.file("other.sh", "#!/bin/sh\nexec /usr/sbin/init\n");
    let fixed = run(&["fix", "--review", text(&script)], "");
    assert!(stdout(&fixed).ends_with("exec /usr/sbin/httpd -DFOREGROUND\n"), "{}", stdout(&fixed));
    // Nothing says what a script is for that nobody copies.
    assert!(stdout(&run(&["fix", "--review", text(&other)], "")).ends_with("exec /usr/sbin/init\n"));
    // The Dockerfile says where the correction is.
    let output = run(&["fix", "--review", text(&dockerfile)], "");
    assert!(
        stderr(&output).contains("foreground fix --review") && stderr(&output).contains("entrypoint.sh"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn a_dockerfile_and_the_script_that_is_right_only_with_it_are_written_together() {
    let folder = Folder::new("written-together");
    let dockerfile = folder.file("Dockerfile", "FROM debian:12\nRUN apt-get update && apt-get install -y nginx php-fpm\nCOPY start.sh /start.sh\nCMD [\"/start.sh\"]\n");
    let script = folder.file("start.sh", "#!/bin/sh\nset -e\nsed -i \"s/512/$MOST/\" /etc/nginx/nginx.conf\nservice php8.2-fpm start\nservice nginx start\ntail -f /dev/null\n");
    let read = |path| std::fs::read_to_string(path).expect("a file");
    // Printed, the one names the other.
    let printed = run(&["fix", "--review", text(&dockerfile)], "");
    assert!(stderr(&printed).contains("goes with this"), "{}", stderr(&printed));
    assert_eq!(code(&run(&["fix", "--review", "--write", text(&dockerfile)], "")), 0);
    assert!(read(&dockerfile).contains("ENTRYPOINT [\"/start.sh\"]\n"), "{}", read(&dockerfile));
    assert!(read(&script).ends_with("/etc/nginx/nginx.conf\nexec \"$@\"\n"), "{}", read(&script));
    let after = run(&["check", text(&dockerfile), text(&script)], "");
    assert_eq!(code(&after), 0, "{}", stdout(&after));
}

#[test]
fn a_directory_is_read_file_by_file() {
    let folder = Folder::new("directory");
    folder.file("Dockerfile", ARTICLE);
    folder.file("notes.txt", ARTICLE);
    for inner in ["a/b/c/d/e/f/g/h", ".git", "node_modules"] {
        std::fs::create_dir_all(folder.0.join(inner)).expect("a directory");
        folder.file(&format!("{inner}/web.dockerfile"), ARTICLE);
    }
    let output = run(&["check", "--format=json", text(&folder.0)], "");
    assert_eq!((code(&output), stderr(&output).as_str()), (1, ""));
    let files: Vec<String> = stdout(&output)
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).expect("JSON")["file"].to_string())
        .collect();
    assert_eq!(files.len(), 2, "{files:?}");
    assert!(files[0].ends_with("/Dockerfile\"") && files[1].ends_with("/h/web.dockerfile\""), "{files:?}");
}

#[test]
fn answers_come_in_the_order_of_the_files() {
    let folder = Folder::new("order");
    let long = format!("{CLEAN}{}", "RUN true\n".repeat(2000));
    let files: Vec<_> = (0..300)
        .map(|number| folder.file(&format!("{number}.dockerfile"), if number % 50 == 0 { &long } else { CLEAN }))
        .collect();
    let mut args = vec!["check"];
    args.extend(files.iter().map(|file| text(file)));
    let output = run(&args, "");
    assert_eq!(code(&output), 0);
    let said = stdout(&output);
    let wanted: Vec<String> = files.iter().map(|file| format!("{}: nothing to object to", text(file))).collect();
    assert_eq!(said.lines().take(300).collect::<Vec<_>>(), wanted);
    assert!(said.ends_with("\n300 files read: 0 errors, 0 warnings, 0 notes\n"), "{said}");
}

/// pre-commit hands over the files that `check` of their directory would read, and no others.
#[test]
fn the_pre_commit_hook_takes_what_a_directory_has() {
    let hooks = include_str!("../.pre-commit-hooks.yaml");
    let patterns: Vec<&str> =
        hooks.lines().filter_map(|line| line.strip_prefix("  files: '")?.strip_suffix('\'')).collect();
    let [checked, fixed] = patterns[..] else { panic!("two hooks: {patterns:?}") };
    let [checked, fixed] = [checked, fixed].map(|pattern| regex_lite::Regex::new(pattern).expect("a pattern"));
    let names = [
        "Dockerfile",
        "a/Dockerfile.web",
        "dockerfile",
        "Containerfile",
        "web.dockerfile",
        "WEB.Dockerfile",
        "compose.yaml",
        "docker-compose.prod.yml",
        "a b/my-compose.yml",
        "a.service",
        "a.socket",
        "a.timer",
        "run.sh",
        "run.bash",
        ".sh",
        ".dockerfile",
        "a.yaml",
        "decompose.yaml",
        "compose.yaml.bak",
        "composer.json",
        "not-a-dockerfile.txt",
        "sh",
        "a.zsh",
        "service",
        "a.service.d/x.conf",
        "compose/values.yaml",
        "a.target",
    ];
    for name in names {
        use foreground::input::pieces::kind_of;
        use foreground::report::InputKind;
        let kind = kind_of(name);
        assert_eq!(checked.is_match(name), kind.is_some(), "{name}");
        assert_eq!(fixed.is_match(name), kind.is_some_and(|kind| kind != InputKind::Unit), "{name}");
    }
}

#[test]
fn check_says_how_much_of_a_listing_was_read() {
    let head = "UID PID PPID C STIME TTY TIME CMD\n";
    let row = |pid: u32, parent: u32, command: &str| format!("root {pid} {parent} 0 09:00 ? 00:00:00 {command}\n");
    let whole = format!("{head}{}{}", row(1, 0, "/usr/sbin/init"), row(20, 1, "/usr/sbin/httpd -DFOREGROUND"));
    assert!(stdout(&run(&["check", "--lang=en"], &whole)).contains("2 processes read\n"));
    assert!(stdout(&run(&["check", "--lang=ja"], &whole)).contains("プロセス 2 個を読み取りました"));
    // A part of one, of which nothing can be said, is asked for whole.
    let part = format!("{head}{}{}", row(200, 150, "nginx: master process nginx"), row(300, 160, "sleep 5"));
    let said = stdout(&run(&["check", "--lang=en"], &part));
    assert!(said.contains("2 processes read\n") && said.contains("Paste the whole listing"), "{said}");
    assert!(stdout(&run(&["check", "--lang=en"], head)).contains("no process was read"));
}

#[test]
fn fail_on_sets_the_level() {
    // A dead `systemctl enable` beside a right start command: works, with a useless line.
    let warning = "FROM debian:12\nRUN apt-get install -y nginx && systemctl enable nginx\nCMD [\"nginx\", \"-g\", \"daemon off;\"]\n";
    assert_eq!(code(&run(&["check"], warning)), 1);
    assert_eq!(code(&run(&["check", "--fail-on=error"], warning)), 0);
    assert_eq!(code(&run(&["check", "--fail-on=error"], ARTICLE)), 1);
}

#[test]
fn what_cannot_run_exits_with_2_and_says_why() {
    let folder = Folder::new("fails");
    let missing = folder.0.join("missing");
    let output = run(&["check", text(&missing)], "");
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains(text(&missing)), "{}", stderr(&output));
    for wrong in [&["check", "--nonsense"][..], &["fix", "--diff", "--write", "x"], &["check", "--lang", "de"], &[]] {
        let output = run(wrong, "");
        assert_eq!((code(&output), stdout(&output).as_str()), (2, ""), "{wrong:?}");
    }
    assert_eq!(code(&run(&["fix", "--write"], ARTICLE)), 2, "standard input cannot be written to");
    assert_eq!(code(&run(&["check", text(&folder.0)], "")), 2, "a folder with nothing in it that is read");
    assert_eq!(code(&run(&["fix", text(&folder.0)], "")), 2, "a folder is no file");
    let twice = run(&["check", "-", "-"], ARTICLE);
    assert_eq!((code(&twice), stdout(&twice).as_str()), (2, ""), "standard input can be read only once");
}

#[test]
fn one_unreadable_file_does_not_hide_the_others() {
    let folder = Folder::new("others");
    let (missing, there) = (folder.0.join("missing"), folder.file("Dockerfile", CLEAN));
    let output = run(&["check", text(&missing), text(&there)], "");
    assert_eq!(code(&output), 2);
    assert!(stdout(&output).contains("1 file read"), "{}", stdout(&output));
}

#[test]
fn too_large_an_input_is_refused() {
    let large = "#\n".repeat(foreground::MAX_INPUT / 2 + 1);
    let output = run(&["check"], &large);
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("larger than 5 MiB"), "{}", stderr(&output));
}

#[test]
fn what_is_not_utf_8_is_checked_but_never_rewritten() {
    let folder = Folder::new("latin1");
    let path = folder.0.join("Dockerfile");
    let bytes = b"FROM debian:12\n# caf\xe9\nCMD [\"sleep\", \"infinity\"]\n";
    std::fs::write(&path, bytes).expect("written");
    let output = run(&["check", text(&path)], "");
    assert_eq!(code(&output), 0);
    assert!(stderr(&output).contains("not UTF-8 at byte 20 (line 2)"), "{}", stderr(&output));
    for args in [&["fix", text(&path)][..], &["fix", "--write", text(&path)]] {
        let output = run(args, "");
        assert_eq!((code(&output), stdout(&output).as_str()), (2, ""));
    }
    assert_eq!(std::fs::read(&path).expect("still there"), bytes);
}

#[test]
fn fix_prints_the_daemon_in_the_foreground() {
    let output = run(&["fix"], ARTICLE);
    assert_eq!(code(&output), 0);
    let text = stdout(&output);
    assert!(text.contains("\nCMD [\"/usr/sbin/httpd\", \"-DFOREGROUND\"]"), "{text}");
    assert!(text.contains("STOPSIGNAL SIGWINCH"), "{text}");
    assert!(!text.contains("systemctl"), "{text}");
}

#[test]
fn fix_leaves_a_text_without_faults_byte_for_byte() {
    let odd = "\u{feff}from   debian:12\r\n# \u{1b}[31mred\u{1b}[0m\r\n\r\n  cmd [\"sleep\", \"infinity\"]";
    assert_eq!(stdout(&run(&["fix"], odd)), odd);
    assert_eq!(stdout(&run(&["fix", "--diff"], odd)), "");
}

#[test]
fn fix_diff_can_be_applied() {
    let text = stdout(&run(&["fix", "--diff"], ARTICLE));
    assert!(text.contains("\n-CMD [\"/sbin/init\"]\n"), "{text}");
    assert!(text.contains("\n+CMD [\"/usr/sbin/httpd\", \"-DFOREGROUND\"]\n"), "{text}");
}

#[test]
fn fix_write_keeps_line_endings_and_leaves_nothing_beside() {
    let folder = Folder::new("write");
    let path = folder.file("Dockerfile", &ARTICLE.replace('\n', "\r\n"));
    let output = run(&["fix", "--write", text(&path)], "");
    assert_eq!((code(&output), stdout(&output).as_str()), (0, ""), "{}", stderr(&output));
    let after = std::fs::read_to_string(&path).expect("still there");
    assert!(after.contains("-DFOREGROUND"), "{after}");
    assert_eq!(after.matches('\n').count(), after.matches("\r\n").count(), "{after:?}");
    assert_eq!(std::fs::read_dir(&folder.0).expect("a folder").count(), 1);

    let once_more = run(&["fix", "--write", text(&path)], "");
    assert_eq!(code(&once_more), 0);
    assert_eq!(std::fs::read_to_string(&path).expect("still there"), after, "a second time changes nothing");
}

#[test]
fn fix_write_corrects_several_files() {
    let folder = Folder::new("write-several");
    let (first, second) = (folder.file("a.dockerfile", ARTICLE), folder.file("b.dockerfile", ARTICLE));
    let missing = folder.0.join("missing");
    let output = run(&["fix", "--write", text(&first), text(&missing), text(&second)], "");
    assert_eq!((code(&output), stdout(&output).as_str()), (2, ""));
    assert!(stderr(&output).contains(text(&missing)), "{}", stderr(&output));
    for file in [&first, &second] {
        assert!(std::fs::read_to_string(file).expect("still there").contains("-DFOREGROUND"));
    }
    let printed = run(&["fix", text(&first), text(&second)], "");
    assert_eq!((code(&printed), stdout(&printed).as_str()), (2, ""), "which text belongs to which could not be told");
}

#[test]
fn completions_are_scripts_of_their_shells() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let output = run(&["completions", shell], "");
        assert_eq!((code(&output), stderr(&output).as_str()), (0, ""));
        let script = stdout(&output);
        for word in ["foreground", "check", "fail-on", "completions"] {
            assert!(script.contains(word), "{shell} does not know {word}");
        }
    }
    assert_eq!(code(&run(&["completions", "tcsh"], "")), 2);
}

/// bash asks the function for what may follow; where there is no bash there is nothing to ask.
#[cfg(target_os = "linux")]
#[test]
fn bash_completes_commands_options_and_values() {
    let ask = |words: &str| {
        let script = format!(
            "eval \"$(\"$0\" completions bash)\"; COMP_WORDS=({words}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)); \
             _foreground foreground \"${{COMP_WORDS[COMP_CWORD]}}\" \"${{COMP_WORDS[COMP_CWORD - 1]}}\"; echo \"${{COMPREPLY[*]}}\""
        );
        let output = Command::new("bash").args(["--norc", "-c", &script, program()]).output().expect("bash");
        assert!(output.status.success(), "{}", stderr(&output));
        stdout(&output).trim().to_owned()
    };
    assert_eq!(ask("foreground ch"), "check");
    assert_eq!(ask("foreground check --format ''"), "text json sarif github");
    assert_eq!(ask("foreground check --fail"), "--fail-on");
    assert_eq!(ask("foreground fix --lang j"), "ja");
}

#[cfg(unix)]
#[test]
fn several_services_get_a_compose_file() {
    let dockerfile = "FROM debian:12\nRUN apt-get update && apt-get install -y nginx redis-server\n\
                      CMD service redis-server start && service nginx start && tail -f /dev/null\n";
    let compose = run(&["fix", "--compose"], dockerfile);
    assert!(stdout(&compose).contains("\n  redis:\n    build:\n      context: .\n      target: redis\n"));
    let printed = run(&["fix", "--review", "--lang", "en"], dockerfile);
    assert!(stdout(&printed).contains("FROM base AS redis") && !stdout(&printed).contains("services:"));
    assert!(stderr(&printed).contains("--compose"));
    let folder = Folder::new("compose");
    let path = folder.file("Dockerfile", dockerfile);
    assert_eq!(code(&run(&["fix", "--review", "--write", text(&path)], "")), 0);
    let written = path.with_file_name("compose.yaml");
    assert_eq!(std::fs::read_to_string(&written).expect("it is there"), stdout(&compose));
    // Somebody's own stays.
    std::fs::write(&path, dockerfile).expect("writable");
    std::fs::write(&written, "services: {}\n").expect("writable");
    assert_eq!(code(&run(&["fix", "--review", "--write", text(&path)], "")), 2);
    assert_eq!(std::fs::read_to_string(&written).expect("it is there"), "services: {}\n");
    let none = run(&["fix", "--compose", "--lang", "en"], "FROM nginx\n");
    assert!(stdout(&none).is_empty() && stderr(&none).contains("no compose.yaml"));
}

#[test]
fn fix_write_keeps_permissions_and_links() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let folder = Folder::new("permissions");
    let path = folder.file("Dockerfile", ARTICLE);
    let link = folder.0.join("link");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).expect("set");
    symlink(&path, &link).expect("linked");
    assert_eq!(code(&run(&["fix", "--write", text(&link)], "")), 0);
    assert!(std::fs::symlink_metadata(&link).expect("still there").is_symlink());
    assert_eq!(std::fs::metadata(&path).expect("still there").permissions().mode() & 0o7777, 0o640);
    assert!(std::fs::read_to_string(&path).expect("still there").contains("-DFOREGROUND"));
}

#[test]
fn tree_draws_a_picture() {
    let both = stdout(&run(&["tree", "--format", "svg"], ARTICLE));
    assert!(both.starts_with("<svg ") && both.ends_with("</svg>\n"), "{both}");
    assert!(both.contains(">Before</text>") && both.contains(">After</text>"), "{both}");
    let before = stdout(&run(&["tree", "--format", "svg", "--before", "--lang", "ja"], ARTICLE));
    assert!(before.contains(">修正前</text>") && !before.contains(">修正後</text>"), "{before}");
    assert_eq!(stdout(&run(&["tree", "--format", "svg"], "")), "");
}

#[test]
fn tree_draws_what_runs_before_and_after() {
    let after = stdout(&run(&["tree"], ARTICLE));
    assert!(after.contains("/usr/sbin/httpd -DFOREGROUND") && !after.contains("systemd"), "{after}");
    let before = stdout(&run(&["tree", "--before"], ARTICLE));
    assert!(before.contains("/sbin/init"), "{before}");
}

#[test]
fn the_kind_of_input_can_be_said() {
    let output = run(&["check", "--format=json", "--input=ps"], CLEAN);
    let report: serde_json::Value = serde_json::from_str(&stdout(&output)).expect("JSON");
    assert_eq!(report["input"], "ps");
}

#[test]
fn the_version_is_that_of_the_package() {
    assert_eq!(stdout(&run(&["--version"], "")), concat!("foreground ", env!("CARGO_PKG_VERSION"), "\n"));
}

#[cfg(unix)]
#[test]
fn a_reader_that_goes_away_does_not_hide_the_verdict() {
    let folder = Folder::new("pipe");
    let path = folder.file("Dockerfile", ARTICLE);
    let mut child = Command::new(program())
        .arg("check")
        .args(vec![text(&path); 200])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("started");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("ended");
    assert_eq!((code(&output), stderr(&output).as_str()), (1, ""));
}

#[cfg(target_os = "linux")]
#[test]
fn standard_error_that_takes_nothing_changes_no_exit_code() {
    let folder = Folder::new("full");
    let (article, clean) = (folder.file("Dockerfile", ARTICLE), folder.file("b.Dockerfile", CLEAN));
    let full = || std::fs::OpenOptions::new().write(true).open("/dev/full").expect("opened");
    let said = |args: &[&str]| {
        let output = Command::new(program()).args(args).stdin(Stdio::null()).stderr(full()).output().expect("ended");
        (code(&output), stdout(&output).len() > 100)
    };
    assert_eq!(said(&["check", text(&article), "missing"]), (2, true));
    assert_eq!(said(&["check", "missing"]).0, 2);
    assert_eq!(said(&["fix", text(&article), "missing"]).0, 2);
    assert_eq!(said(&["fix", "--write", text(&clean)]).0, 0, "nothing to write");
    assert_eq!(said(&["check", "--no-such-option"]).0, 2);
}

#[cfg(unix)]
#[test]
fn a_named_pipe_is_waited_for_and_said_to_be_one() {
    let folder = Folder::new("fifo");
    let pipe = folder.0.join("Dockerfile");
    assert!(Command::new("mkfifo").arg(&pipe).status().expect("mkfifo").success());
    let child = Command::new(program())
        .args(["check", text(&pipe)])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("started");
    // Opens once both ends are there.
    std::fs::write(&pipe, ARTICLE).expect("written");
    let output = child.wait_with_output().expect("ended");
    assert_eq!(code(&output), 1, "{}", stdout(&output));
    assert!(stderr(&output).contains("a named pipe"), "{}", stderr(&output));
    // In a directory it is left alone.
    let directory = run(&["check", text(&folder.0)], "");
    assert_eq!(code(&directory), 2, "{}", stderr(&directory));
}
