//! What a command of a package manager installs.

use crate::knowledge::programs;

/// The packages that a command installs, without versions and architectures.
pub(super) fn installed_packages(words: &[&str]) -> Vec<String> {
    package_words(words).into_iter().map(|at| package_name(words[at])).filter(|name| !name.is_empty()).collect()
}

/// Options of package managers whose value is the next word.
const WITH_VALUE: &[&str] =
    &["-t", "--target-release", "--default-release", "-o", "--option", "--virtual", "--repo", "-X"];

/// Which words of a command name the packages that it installs.
#[must_use]
pub fn package_words(words: &[&str]) -> Vec<usize> {
    let Some((&program, args)) = words.split_first() else { return Vec::new() };
    if programs::package_manager(program).is_none() {
        return Vec::new();
    }
    let verb = args.iter().position(|arg| {
        matches!(*arg, "install" | "add" | "in" | "localinstall" | "groupinstall" | "reinstall")
            || arg.starts_with("-S")
            || *arg == "-i"
    });
    let Some(verb) = verb else { return Vec::new() };
    let is_value = |at: usize| WITH_VALUE.contains(&words[at - 1]);
    (verb + 2..words.len()).filter(|&at| !words[at].starts_with('-') && !is_value(at)).collect()
}

/// The name of a package without its version, architecture and path.
#[must_use]
pub fn package_name(word: &str) -> String {
    let name = word.split(['=', ':', '<', '>', '~']).next().unwrap_or(word);
    name.rsplit_once('/').map_or(name, |(_, file)| file).to_owned()
}

#[cfg(test)]
mod tests {
    use super::installed_packages;

    #[test]
    fn packages_of_each_manager() {
        for (line, wanted) in [
            ("apt-get install -y --no-install-recommends nginx=1.2 curl:amd64", vec!["nginx", "curl"]),
            ("apt-get -y install mysql-server", vec!["mysql-server"]),
            ("yum install -y httpd php", vec!["httpd", "php"]),
            ("apk add --no-cache openrc", vec!["openrc"]),
            ("zypper -n install redis", vec!["redis"]),
            ("pacman -Syu --noconfirm nginx", vec!["nginx"]),
            ("apt-get update", vec![]),
            ("pip install nginx", vec![]),
        ] {
            assert_eq!(installed_packages(&line.split(' ').collect::<Vec<_>>()), wanted, "{line}");
        }
    }
}
