//! What decides how many workers a daemon has: an argument, or a directive of its configuration.

use crate::knowledge::Source;

/// What decides the number of a service's workers.
#[derive(Debug)]
pub struct Workers {
    /// The service.
    pub service: &'static str,
    /// Options whose value is the number: `-w 4`, `--workers=4`.
    pub options: &'static [&'static str],
    /// The name of the configuration file; empty where there is none.
    pub file: &'static str,
    /// The directive that says how many there are at first, or always.
    pub at_first: &'static str,
    /// The directive that says how many there may be; empty where their number does not change.
    pub at_most: &'static str,
    /// The mode in which `at_most` is how many there always are; empty where there is none.
    pub always: &'static str,
    /// Where that is documented.
    pub source: Source,
}

/// The services of which that is known.
const ALL: &[Workers] = &[
    Workers {
        service: "nginx",
        options: &[],
        file: "nginx.conf",
        at_first: "worker_processes",
        at_most: "",
        always: "",
        source: "https://nginx.org/en/docs/ngx_core_module.html#worker_processes",
    },
    Workers {
        service: "php-fpm",
        options: &[],
        file: "www.conf",
        at_first: "pm.start_servers",
        at_most: "pm.max_children",
        always: "pm = static",
        source: "https://www.php.net/manual/en/install.fpm.configuration.php",
    },
    Workers {
        service: "gunicorn",
        options: &["-w", "--workers"],
        file: "",
        at_first: "",
        at_most: "",
        always: "",
        source: "https://docs.gunicorn.org/en/stable/settings.html#workers",
    },
    Workers {
        service: "uwsgi",
        options: &["-p", "--processes", "--workers"],
        file: "",
        at_first: "",
        at_most: "",
        always: "",
        source: "https://uwsgi-docs.readthedocs.io/en/latest/Options.html#processes",
    },
];

/// What decides the number of a service's workers, where that is known.
#[must_use]
pub fn of(service: &str) -> Option<&'static Workers> {
    ALL.iter().find(|workers| workers.service == service)
}
