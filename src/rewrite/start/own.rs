//! The author's own command of a daemon, made to stay in the foreground: its arguments are kept, those that send it to the
//! background are not.

use crate::knowledge::platform::Family;
use crate::knowledge::services::{self, Invocation, Mode, Program, Recipe};

/// The words of a manager's request that people give to a daemon's control script.
const REQUESTS: &[&str] = &["start", "restart", "-k"];

/// Whether a command gives arguments that neither the recipe has nor the daemon needs to go to the background.
#[must_use]
pub fn says_more(program: &Program, command: &[String], recipe: Option<&Recipe>, family: Option<Family>) -> bool {
    let to_background = |argument: &str| {
        program
            .invocations
            .iter()
            .any(|invocation| fits(invocation, Mode::Background, family) && invocation.args.contains(&argument))
    };
    command.iter().skip(1).any(|argument| {
        let in_recipe = recipe.is_some_and(|recipe| recipe.command.contains(&argument.as_str()));
        !in_recipe && !REQUESTS.contains(&argument.as_str()) && !to_background(argument)
    })
}

/// The command with what keeps it in the foreground. None where the catalogue does not know how.
#[must_use]
pub fn in_foreground(
    program: &Program,
    command: &[String],
    recipe: Option<&Recipe>,
    family: Option<Family>,
) -> Option<Vec<String>> {
    let (name, given) = command.split_first()?;
    // In an array nobody expands a variable, and nobody parts an option from its value: such a command was never right.
    let lost = |word: &String| word.contains('$') || (word.trim_start().starts_with('-') && word.trim().contains(' '));
    if given.iter().any(lost) {
        return None;
    }
    if let Some((sibling, args)) = program.beside.and_then(<[&str]>::split_first) {
        let directory = name.rsplit_once('/').map(|(directory, _)| directory)?;
        let args = args.iter().map(|arg| (*arg).to_owned());
        return Some(
            std::iter::once(format!("{directory}/{sibling}")).chain(args).chain(given.iter().cloned()).collect(),
        );
    }
    let mut args: Vec<String> = given.to_vec();
    for invocation in program.invocations.iter().filter(|invocation| fits(invocation, Mode::Background, family)) {
        if let Some(at) = place(&args, invocation.args) {
            let opposite = foregrounds(program, family).find(|other| {
                other.args.len() == invocation.args.len()
                    && other.args.first() == invocation.args.first()
                    && is_plain(other)
            });
            let instead: Vec<String> =
                opposite.filter(|other| other.args.len() > 1).map(|other| owned(other.args)).unwrap_or_default();
            // A configuration or a subcommand named in the arguments stays: what stands beside it must decide.
            let option = |arg: &&&str| arg.starts_with('-') || REQUESTS.contains(arg);
            if invocation.args.first().filter(option).is_none()
                || invocation.args.iter().any(|arg| arg.starts_with('/'))
            {
                continue;
            }
            args.splice(at..at + invocation.args.len(), instead);
        }
    }
    // A program that does nothing by itself must be told what to do, where an option and no other word says to stay.
    let option = |invocation: &Invocation| invocation.args.iter().all(|arg| arg.starts_with('-'));
    let told = program.otherwise == Mode::Returns && foregrounds(program, family).any(option);
    if told {
        args = given.to_vec();
    } else {
        args.retain(|arg| !REQUESTS.contains(&arg.as_str()));
    }
    let stays = |args: &[String]| {
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        program.mode(&args, family) == Mode::Foreground
    };
    if !stays(&args) {
        let from_recipe = foregrounds(program, family).find_map(|invocation| {
            let words = recipe?.command.get(1..)?;
            let at = words.windows(invocation.args.len()).position(|window| {
                window.iter().zip(invocation.args).all(|(word, pattern)| services::matches(pattern, word))
            })?;
            words.get(at..at + invocation.args.len()).map(owned)
        });
        let plain = || {
            foregrounds(program, family)
                .find(|invocation| is_plain(invocation))
                .map(|invocation| owned(invocation.args))
        };
        args.extend(from_recipe.or_else(plain)?);
    }
    stays(&args).then(|| std::iter::once(name.clone()).chain(args).collect())
}

fn foregrounds(program: &Program, family: Option<Family>) -> impl Iterator<Item = &Invocation> {
    program.invocations.iter().filter(move |invocation| fits(invocation, Mode::Foreground, family))
}

fn fits(invocation: &Invocation, mode: Mode, family: Option<Family>) -> bool {
    let here = invocation.family.is_none_or(|wanted| family == Some(wanted));
    invocation.mode == mode && here && !invocation.args.is_empty()
}

fn is_plain(invocation: &Invocation) -> bool {
    invocation.args.iter().all(|arg| !arg.contains('*'))
}

fn place(args: &[String], pattern: &[&str]) -> Option<usize> {
    args.windows(pattern.len())
        .position(|window| window.iter().zip(pattern).all(|(arg, pattern)| services::matches(pattern, arg)))
}

fn owned(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn arguments_are_kept() {
        for (line, wanted) in [
            ("redis-server /etc/my.conf --daemonize yes", Some("redis-server /etc/my.conf --daemonize no")),
            ("rabbitmq-server -detached", Some("rabbitmq-server")),
            ("/opt/tomcat/bin/startup.sh", Some("/opt/tomcat/bin/catalina.sh run")),
            ("/opt/tomcat/bin/catalina.sh start", Some("/opt/tomcat/bin/catalina.sh run")),
            ("tomcat/bin/shutdown.sh", None),
            ("php-fpm -y /etc/my.conf", Some("php-fpm -y /etc/my.conf -F")),
            ("mongod --fork --logpath /var/log/m.log", Some("mongod --logpath /var/log/m.log")),
            ("nginx -c /etc/my.conf", Some("nginx -c /etc/my.conf -g daemon off;")),
            // As Debian packages it, its configuration keeps it in the foreground.
            ("mongod -f /etc/mongod.conf", Some("mongod -f /etc/mongod.conf")),
            ("php-fpm8.2 -D -y /etc/my.conf", Some("php-fpm8.2 -y /etc/my.conf -F")),
            ("pg_ctl start -D /data", None),
            ("pg_ctlcluster 15 main start", Some("pg_ctlcluster 15 main start --foreground")),
            ("zkServer.sh start", Some("zkServer.sh start-foreground")),
            ("pm2 start app.js --name shop", Some("pm2 start app.js --name shop --no-daemon")),
            ("gunicorn -D -b :8000 app:app", Some("gunicorn -b :8000 app:app")),
        ] {
            let words: Vec<String> = line.split(' ').map(str::to_owned).collect();
            let (service, program) = services::by_program(&words[0]).unwrap();
            let found = in_foreground(program, &words, service.recipe(Family::Debian, &[]), Some(Family::Debian));
            assert_eq!(found.map(|words| words.join(" ")).as_deref(), wanted, "{line}");
        }
    }
}
