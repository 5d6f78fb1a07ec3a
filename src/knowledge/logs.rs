//! Log files that official images link to a stream of the container, so that `docker logs` shows them.
//!
//! nginx: <https://github.com/nginx/docker-nginx/blob/master/stable/debian/Dockerfile>. Debian's apache2:
//! <https://github.com/docker-library/php/blob/master/apache-Dockerfile-block-1>. Both are opened by a first process that runs as root.

/// The directory, the file in it, and the stream.
const LINKS: &[(&str, &str, &str)] = &[
    ("/var/log/nginx", "access.log", "/dev/stdout"),
    ("/var/log/nginx", "error.log", "/dev/stderr"),
    ("/var/log/apache2", "access.log", "/dev/stdout"),
    ("/var/log/apache2", "other_vhosts_access.log", "/dev/stdout"),
    ("/var/log/apache2", "error.log", "/dev/stderr"),
];

/// The links for the directory of a log that is shown: the stream, and the file.
pub fn links_beside(log: &str) -> impl Iterator<Item = (&'static str, String)> {
    let directory = log.rsplit_once('/').map_or("", |(directory, _)| directory).to_owned();
    LINKS
        .iter()
        .filter(move |(known, ..)| *known == directory)
        .map(|(directory, file, stream)| (*stream, format!("{directory}/{file}")))
}
