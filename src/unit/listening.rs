//! Where a command itself says that it listens.

/// Options whose value is a port or an address with one.
const PORT_OPTIONS: &[&str] = &[
    "port",
    "http-port",
    "server.port",
    "bind",
    "listen",
    "b",
    "web.listen-address",
    "http.port",
    "listen-port",
    "addr",
    "address",
    "http",
    "http-socket",
    "p",
];

/// The ports that a command's own arguments name.
#[must_use]
pub fn listening(words: &[String]) -> Vec<u16> {
    let mut found = Vec::new();
    let mut option = "";
    for word in words.iter().skip(1) {
        let bare = word.trim_start_matches('-');
        let (name, value) = match (word.starts_with('-'), bare.split_once('=')) {
            (true, Some((name, value))) => (name, value),
            (true, None) => {
                option = bare;
                continue;
            }
            (false, _) => (std::mem::take(&mut option), word.as_str()),
        };
        option = "";
        if !PORT_OPTIONS.contains(&name) && !matches!(word.rsplit_once(':'), Some(("0.0.0.0" | "*" | "[::]" | "", _))) {
            continue;
        }
        let (host, number) = value.rsplit_once(':').unwrap_or(("", value));
        if is_local(host) {
            continue;
        }
        // `-p` and `-b` alone mean many things.
        let bare_number = !value.contains(':');
        if let Ok(port) = number.parse::<u16>()
            && port > 0
            && !(bare_number && matches!(name, "b" | "bind" | "listen" | "http" | "address" | "addr"))
            && (name != "p" || bare_number)
            && !found.contains(&port)
        {
            found.push(port);
        }
    }
    found
}

/// Options whose value is where the program itself listens.
const OWN_ADDRESS: &[&str] = &[
    "bind",
    "b",
    "listen",
    "host",
    "http",
    "address",
    "addr",
    "web.listen-address",
    "http-socket",
    "listen-address",
    "server.address",
    "bind-address",
    "http.addr",
    "ip",
];

/// The address of its own container alone, or the socket file, that a command says it listens on.
#[must_use]
pub fn own_address(words: &[String]) -> Option<&str> {
    let mut option = "";
    for word in words.iter().skip(1) {
        let bare = word.trim_start_matches('-');
        let (name, value) = match (word.starts_with('-'), bare.split_once('=')) {
            (true, Some((name, value))) => (name, value),
            (true, None) => {
                option = bare;
                continue;
            }
            (false, _) => (std::mem::take(&mut option), word.as_str()),
        };
        option = "";
        let host = value.rsplit_once(':').map_or(value, |(host, _)| host);
        if OWN_ADDRESS.contains(&name) && (is_local(value) || is_local(host) || value.starts_with("unix:")) {
            return Some(value);
        }
    }
    None
}

/// Whether an address is reached from the same container alone.
#[must_use]
pub fn is_local(host: &str) -> bool {
    matches!(
        host.trim_start_matches("http://").trim_start_matches("tcp://"),
        "127.0.0.1" | "localhost" | "[::1]" | "::1"
    )
}
