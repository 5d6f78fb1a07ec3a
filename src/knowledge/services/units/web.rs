//! Web servers and what serves applications.

use super::super::{Invocation, Program, Recipe, Service};

/// The table.
pub const TABLE: &[Service] = &[
    Service {
        id: "fcgiwrap",
        name: "fcgiwrap",
        units: &["fcgiwrap"],
        packages: &["fcgiwrap"],
        programs: &[Program {
            names: &["fcgiwrap"],
            source: "https://manpages.debian.org/bookworm/fcgiwrap/fcgiwrap.8.en.html",
            ..Program::FOREGROUND
        }],
        recipes: &[Recipe {
            packages: &["fcgiwrap"],
            command: &["/usr/sbin/fcgiwrap", "-f", "-s", "unix:/run/fcgiwrap.socket"],
            source: "https://sources.debian.org/src/fcgiwrap/1.1.0-14+deb12u1/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
    Service {
        id: "h2o",
        name: "H2O",
        units: &["h2o"],
        packages: &["h2o"],
        programs: &[Program {
            names: &["h2o"],
            invocations: &[
                Invocation::background(&["-m", "daemon"]),
                Invocation::background(&["--mode", "daemon"]),
                Invocation::background(&["--mode=daemon"]),
            ],
            source: "https://manpages.debian.org/bookworm/h2o/h2o.8.en.html",
            ..Program::FOREGROUND
        }],
        ports: &["80/tcp"],
        recipes: &[Recipe {
            packages: &["h2o"],
            command: &["/usr/bin/h2o", "-c", "/etc/h2o/h2o.conf", "-m", "master"],
            source: "https://sources.debian.org/src/h2o/2.2.5+dfsg2-7/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
    Service {
        id: "hitch",
        name: "Hitch",
        units: &["hitch"],
        packages: &["hitch"],
        programs: &[Program {
            names: &["hitch"],
            invocations: &[Invocation::background(&["--daemon"]), Invocation::background(&["--daemon=on"])],
            source: "https://manpages.debian.org/bookworm/hitch/hitch.8.en.html",
            ..Program::FOREGROUND
        }],
        ports: &["443/tcp"],
        recipes: &[Recipe {
            packages: &["hitch"],
            command: &[
                "/usr/sbin/hitch",
                "--user",
                "_hitch",
                "--group",
                "_hitch",
                "--config",
                "/etc/hitch/hitch.conf",
                "--quiet",
            ],
            source: "https://sources.debian.org/src/hitch/1.7.2-1/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
    Service {
        id: "nghttpx",
        name: "nghttpx",
        units: &["nghttpx"],
        packages: &["nghttp2-proxy"],
        programs: &[Program {
            names: &["nghttpx"],
            invocations: &[Invocation::background(&["-D"]), Invocation::background(&["--daemon"])],
            source: "https://manpages.debian.org/bookworm/nghttp2-proxy/nghttpx.1.en.html",
            ..Program::FOREGROUND
        }],
        recipes: &[Recipe {
            packages: &["nghttp2-proxy"],
            command: &["/usr/sbin/nghttpx", "--conf=/etc/nghttpx/nghttpx.conf"],
            stop_signal: Some("SIGQUIT"),
            source: "https://sources.debian.org/src/nghttp2/1.52.0-1+deb12u3/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
    Service {
        id: "trafficserver",
        name: "Apache Traffic Server",
        units: &["trafficserver"],
        packages: &["trafficserver"],
        programs: &[Program {
            names: &["traffic_manager", "traffic_server"],
            source: "https://manpages.debian.org/bookworm/trafficserver/traffic_manager.8.en.html",
            ..Program::FOREGROUND
        }],
        ports: &["8080/tcp"],
        recipes: &[Recipe {
            packages: &["trafficserver"],
            command: &["/usr/bin/traffic_manager"],
            source: "https://sources.debian.org/src/trafficserver/9.2.5+ds-0+deb12u4/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
    Service {
        id: "jetty",
        name: "Jetty",
        units: &["jetty", "jetty8", "jetty9"],
        packages: &["jetty", "jetty8", "jetty9"],
        programs: &[Program {
            names: &["jetty.sh"],
            invocations: &[Invocation::foreground(&["run"])],
            source: "https://sources.debian.org/src/jetty9/9.4.57-1.1~deb12u1/",
            ..Program::BACKGROUND
        }],
        ports: &["8080/tcp"],
        recipes: &[Recipe {
            packages: &["jetty9"],
            command: &["/usr/share/jetty9/bin/jetty.sh", "run"],
            env: &[("JETTY_HOME", "/usr/share/jetty9"), ("JETTY_STATE", "/var/lib/jetty9/jetty.state")],
            user: Some("jetty"),
            source: "https://sources.debian.org/src/jetty9/9.4.57-1.1~deb12u1/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
    Service {
        id: "thttpd",
        name: "thttpd",
        units: &["thttpd"],
        packages: &["thttpd"],
        programs: &[Program {
            names: &["thttpd"],
            invocations: &[Invocation::foreground(&["-D"])],
            source: "http://www.acme.com/software/thttpd/thttpd_man.html",
            ..Program::BACKGROUND
        }],
        ports: &["80/tcp"],
        ..Service::BLANK
    },
    Service {
        id: "mini-httpd",
        name: "mini-httpd",
        units: &["mini-httpd"],
        packages: &["mini-httpd"],
        programs: &[Program {
            names: &["mini_httpd", "mini-httpd"],
            invocations: &[Invocation::foreground(&["-D"])],
            source: "https://manpages.debian.org/bookworm/mini-httpd/mini_httpd.8.en.html",
            ..Program::BACKGROUND
        }],
        ports: &["80/tcp"],
        ..Service::BLANK
    },
    Service {
        id: "solr",
        name: "Apache Solr",
        units: &["solr"],
        packages: &["solr", "solr-tomcat"],
        programs: &[Program {
            names: &["solr"],
            invocations: &[
                Invocation::foreground(&["-f"]),
                Invocation::foreground(&["--foreground"]),
                Invocation::background(&["start"]),
                Invocation::background(&["restart"]),
            ],
            source: "https://solr.apache.org/guide/solr/latest/deployment-guide/solr-control-script-reference.html",
            ..Program::RETURNS
        }],
        ports: &["8983/tcp"],
        ..Service::BLANK
    },
    Service {
        id: "wildfly",
        name: "WildFly",
        units: &["wildfly", "jboss", "jboss-as"],
        packages: &["wildfly"],
        programs: &[Program {
            names: &["standalone.sh", "domain.sh"],
            only_in: &["jboss", "wildfly", "eap", "keycloak"],
            source: "https://docs.wildfly.org/34/Getting_Started_Guide.html",
            ..Program::FOREGROUND
        }],
        ports: &["8080/tcp", "9990/tcp"],
        ..Service::BLANK
    },
    Service {
        id: "glassfish",
        name: "GlassFish",
        units: &["glassfish", "payara"],
        packages: &["glassfish", "payara"],
        programs: &[Program {
            names: &["asadmin"],
            invocations: &[
                Invocation::foreground(&["--verbose"]),
                Invocation::foreground(&["-v"]),
                Invocation::background(&["start-domain"]),
            ],
            source: "https://glassfish.org/docs/latest/reference-manual.html",
            ..Program::RETURNS
        }],
        ports: &["8080/tcp", "4848/tcp"],
        ..Service::BLANK
    },
    Service {
        id: "puma",
        name: "Puma",
        units: &["puma"],
        packages: &["puma"],
        programs: &[Program {
            names: &["puma"],
            invocations: &[Invocation::background(&["-d"]), Invocation::background(&["--daemon"])],
            source: "https://manpages.debian.org/bookworm/puma/puma.1.en.html",
            ..Program::FOREGROUND
        }],
        ..Service::BLANK
    },
    Service {
        id: "unicorn",
        name: "Unicorn",
        units: &["unicorn"],
        packages: &["unicorn"],
        programs: &[Program {
            names: &["unicorn", "unicorn_rails"],
            invocations: &[Invocation::background(&["-D"]), Invocation::background(&["--daemonize"])],
            source: "https://yhbt.net/unicorn/unicorn_1.html",
            ..Program::FOREGROUND
        }],
        ..Service::BLANK
    },
    Service {
        id: "thin",
        name: "Thin",
        units: &["thin"],
        packages: &["thin"],
        programs: &[Program {
            names: &["thin"],
            invocations: &[Invocation::background(&["-d"]), Invocation::background(&["--daemonize"])],
            source: "https://github.com/macournoyer/thin",
            ..Program::FOREGROUND
        }],
        ..Service::BLANK
    },
    Service {
        id: "passenger",
        name: "Phusion Passenger",
        units: &["passenger"],
        packages: &["passenger"],
        programs: &[Program {
            names: &["passenger"],
            invocations: &[Invocation::background(&["-d"]), Invocation::background(&["--daemonize"])],
            source: "https://www.phusionpassenger.com/docs/references/config_reference/standalone/",
            ..Program::FOREGROUND
        }],
        ..Service::BLANK
    },
    Service {
        id: "celery",
        name: "Celery",
        units: &["celery", "celeryd", "celerybeat"],
        programs: &[Program {
            names: &["celery"],
            invocations: &[
                Invocation::background(&["multi"]),
                Invocation::background(&["--detach"]),
                Invocation::background(&["-D"]),
                Invocation::foreground(&["worker"]),
                Invocation::foreground(&["beat"]),
                Invocation::foreground(&["flower"]),
            ],
            source: "https://docs.celeryq.dev/en/stable/userguide/daemonizing.html",
            ..Program::RETURNS
        }],
        ..Service::BLANK
    },
    Service {
        id: "sidekiq",
        name: "Sidekiq",
        units: &["sidekiq"],
        programs: &[Program {
            names: &["sidekiq"],
            invocations: &[Invocation::background(&["-d"]), Invocation::background(&["--daemon"])],
            source: "https://github.com/sidekiq/sidekiq/wiki/Deployment",
            ..Program::FOREGROUND
        }],
        ..Service::BLANK
    },
    Service {
        id: "pm2",
        name: "PM2",
        units: &["pm2", "pm2-root"],
        programs: &[Program {
            names: &["pm2"],
            invocations: &[
                Invocation::foreground(&["--no-daemon"]),
                Invocation::foreground(&["--attach"]),
                Invocation::background(&["start"]),
                Invocation::background(&["restart"]),
                Invocation::background(&["resurrect"]),
            ],
            source: "https://pm2.keymetrics.io/docs/usage/docker-pm2-nodejs/",
            ..Program::RETURNS
        }],
        ..Service::BLANK
    },
    Service {
        id: "pm2-runtime",
        name: "PM2 (pm2-runtime)",
        units: &["pm2-runtime"],
        programs: &[Program {
            names: &["pm2-runtime", "pm2-docker"],
            source: "https://pm2.keymetrics.io/docs/usage/docker-pm2-nodejs/",
            ..Program::FOREGROUND
        }],
        ..Service::BLANK
    },
    Service {
        id: "forever",
        name: "forever",
        units: &["forever"],
        programs: &[Program {
            names: &["forever"],
            invocations: &[
                Invocation::background(&["start"]),
                Invocation::background(&["restart"]),
                Invocation::returns(&["list"]),
                Invocation::returns(&["stop"]),
                Invocation::returns(&["stopall"]),
                Invocation::returns(&["--version"]),
            ],
            source: "https://github.com/foreversd/forever",
            ..Program::FOREGROUND
        }],
        ..Service::BLANK
    },
    Service {
        id: "circus",
        name: "Circus",
        units: &["circus", "circusd"],
        packages: &["circus"],
        programs: &[Program {
            names: &["circusd"],
            invocations: &[Invocation::background(&["--daemon"])],
            source: "https://circus.readthedocs.io/en/latest/man/circusd/",
            ..Program::FOREGROUND
        }],
        ..Service::BLANK
    },
    Service {
        id: "openbsd-inetd",
        name: "inetd",
        units: &["inetd", "openbsd-inetd", "inetutils-inetd"],
        packages: &["openbsd-inetd", "inetutils-inetd"],
        programs: &[Program {
            names: &["inetd"],
            invocations: &[Invocation::foreground(&["-d"]), Invocation::foreground(&["-i"])],
            source: "https://manpages.debian.org/bookworm/openbsd-inetd/inetd.8.en.html",
            ..Program::BACKGROUND
        }],
        ..Service::BLANK
    },
    Service {
        id: "odoo",
        name: "Odoo",
        units: &["odoo", "openerp-server", "openerp"],
        packages: &["odoo"],
        programs: &[Program {
            names: &["odoo", "odoo-bin", "openerp-server"],
            source: "https://www.odoo.com/documentation/18.0/developer/reference/cli.html",
            ..Program::FOREGROUND
        }],
        ports: &["8069/tcp"],
        ..Service::BLANK
    },
    Service {
        id: "rstudio-server",
        name: "RStudio Server",
        units: &["rstudio-server"],
        packages: &["rstudio-server"],
        programs: &[Program {
            names: &["rserver"],
            invocations: &[
                Invocation::foreground(&["--server-daemonize=0"]),
                Invocation::foreground(&["--server-daemonize", "0"]),
            ],
            source: "https://docs.posit.co/ide/server-pro/reference/rserver_conf.html",
            ..Program::BACKGROUND
        }],
        ports: &["8787/tcp"],
        ..Service::BLANK
    },
    Service {
        id: "shiny-server",
        name: "Shiny Server",
        units: &["shiny-server"],
        packages: &["shiny-server"],
        programs: &[Program {
            names: &["shiny-server"],
            source: "https://docs.posit.co/shiny-server/",
            ..Program::FOREGROUND
        }],
        ports: &["3838/tcp"],
        ..Service::BLANK
    },
];
