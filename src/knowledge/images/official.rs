//! Docker's official images, and others that publish a daemon: what they start by themselves.

use super::distributions::{
    ANY_ALPINE, ANY_DEBIAN, ANY_UBUNTU, BIONIC, BOOKWORM, BULLSEYE, BUSTER, Base, FOCAL, JAMMY, JESSIE,
    NO_DISTRIBUTION, NOBLE, STRETCH, TRIXIE,
};
use super::{Image, Purpose, Start};
use crate::knowledge::Source;
use crate::knowledge::platform::{Family, Shell};

/// What MySQL's own images are built on.
const ORACLE: Base = Base::of(Family::Rhel, "oraclelinux", Shell::Unknown);

const fn image(
    names: &'static [&'static str],
    tags: &'static [&'static str],
    base: Base,
    starts: Start,
    source: Source,
) -> Image {
    let (platform, end_of_life) = (base.platform, base.end_of_life);
    Image { names, tags, platform, end_of_life, starts, purpose: Purpose::Container, source }
}

/// A program of the catalogue, or none of it.
const fn runs(
    entrypoint: &'static [&'static str],
    command: &'static [&'static str],
    service: Option<&'static str>,
) -> Start {
    Start::Command { entrypoint, command, service }
}

/// One image under all the tags that begin with a pattern: the tag often names the distribution below.
macro_rules! variants {
    ($names:expr, $prefix:literal, $base:expr, $starts:expr, $source:expr) => {
        &[
            image(
                $names,
                &[concat!($prefix, "*windowsservercore*"), concat!($prefix, "*nanoserver*")],
                NO_DISTRIBUTION,
                Start::Unknown,
                $source,
            ),
            image($names, &[concat!($prefix, "*alpine*")], ANY_ALPINE, $starts, $source),
            image($names, &[concat!($prefix, "*trixie*")], TRIXIE, $starts, $source),
            image($names, &[concat!($prefix, "*bookworm*")], BOOKWORM, $starts, $source),
            image($names, &[concat!($prefix, "*bullseye*")], BULLSEYE, $starts, $source),
            image($names, &[concat!($prefix, "*buster*")], BUSTER, $starts, $source),
            image($names, &[concat!($prefix, "*stretch*")], STRETCH, $starts, $source),
            image($names, &[concat!($prefix, "*jessie*")], JESSIE, $starts, $source),
            image($names, &[concat!($prefix, "*noble*")], NOBLE, $starts, $source),
            image($names, &[concat!($prefix, "*jammy*")], JAMMY, $starts, $source),
            image($names, &[concat!($prefix, "*focal*")], FOCAL, $starts, $source),
            image($names, &[concat!($prefix, "*bionic*")], BIONIC, $starts, $source),
            image($names, &[concat!($prefix, "*")], $base, $starts, $source),
        ]
    };
}

const CUDA: Source = "https://hub.docker.com/r/nvidia/cuda";
const PHP: Source = "https://github.com/docker-library/php";
const PHP_APACHE: Start = runs(&["docker-php-entrypoint"], &["apache2-foreground"], Some("httpd"));
const PHP_FPM: Start = runs(&["docker-php-entrypoint"], &["php-fpm"], Some("php-fpm"));

/// Releases of PHP that are built no more: what their tags without a codename were last built on stays so
/// (the directories 7.3/bullseye and 7.4/bullseye). Earlier point releases were built on earlier Debians.
const PHP_AT_REST: &[Image] = &[
    image(&["php"], &["7.4-apache", "7.4.33-apache", "7.3-apache", "7.3.33-apache"], BULLSEYE, PHP_APACHE, PHP),
    image(&["php"], &["7.4-fpm", "7.4.33-fpm", "7.3-fpm", "7.3.33-fpm"], BULLSEYE, PHP_FPM, PHP),
];

/// Images that start a program of their own, the narrower tags first.
pub(super) const ALL: &[&[Image]] = &[
    variants!(
        &["nginx", "nginxinc/nginx-unprivileged"],
        "",
        ANY_DEBIAN,
        runs(&["/docker-entrypoint.sh"], &["nginx", "-g", "daemon off;"], Some("nginx")),
        "https://github.com/docker-library/docs/tree/master/nginx"
    ),
    variants!(
        &["httpd"],
        "",
        ANY_DEBIAN,
        runs(&[], &["httpd-foreground"], Some("httpd")),
        "https://github.com/docker-library/docs/tree/master/httpd"
    ),
    PHP_AT_REST,
    variants!(
        &["php"],
        "*apache",
        ANY_DEBIAN,
        runs(&["docker-php-entrypoint"], &["apache2-foreground"], Some("httpd")),
        "https://github.com/docker-library/docs/tree/master/php"
    ),
    variants!(
        &["php"],
        "*fpm",
        ANY_DEBIAN,
        runs(&["docker-php-entrypoint"], &["php-fpm"], Some("php-fpm")),
        "https://github.com/docker-library/docs/tree/master/php"
    ),
    variants!(
        &["php"],
        "",
        ANY_DEBIAN,
        runs(&["docker-php-entrypoint"], &["php", "-a"], None),
        "https://github.com/docker-library/docs/tree/master/php"
    ),
    variants!(
        &["mariadb"],
        "",
        ANY_UBUNTU,
        runs(&["docker-entrypoint.sh"], &["mariadbd"], Some("mariadb")),
        "https://github.com/docker-library/docs/tree/master/mariadb"
    ),
    variants!(
        &["mysql"],
        "*debian",
        ANY_DEBIAN,
        runs(&["docker-entrypoint.sh"], &["mysqld"], Some("mariadb")),
        "https://github.com/docker-library/docs/tree/master/mysql"
    ),
    variants!(
        &["mysql"],
        "",
        ORACLE,
        runs(&["docker-entrypoint.sh"], &["mysqld"], Some("mariadb")),
        "https://github.com/docker-library/docs/tree/master/mysql"
    ),
    variants!(
        &["percona"],
        "",
        NO_DISTRIBUTION,
        runs(&["/docker-entrypoint.sh"], &["mysqld"], Some("mariadb")),
        "https://github.com/docker-library/docs/tree/master/percona"
    ),
    variants!(
        &["postgres", "postgis/postgis"],
        "",
        ANY_DEBIAN,
        runs(&["docker-entrypoint.sh"], &["postgres"], Some("postgresql")),
        "https://github.com/docker-library/docs/tree/master/postgres"
    ),
    variants!(
        &["redis"],
        "",
        ANY_DEBIAN,
        runs(&["docker-entrypoint.sh"], &["redis-server"], Some("redis")),
        "https://github.com/docker-library/docs/tree/master/redis"
    ),
    variants!(
        &["memcached"],
        "",
        ANY_DEBIAN,
        runs(&["docker-entrypoint.sh"], &["memcached"], Some("memcached")),
        "https://github.com/docker-library/docs/tree/master/memcached"
    ),
    variants!(
        &["mongo"],
        "",
        ANY_UBUNTU,
        runs(&["docker-entrypoint.sh"], &["mongod"], Some("mongodb")),
        "https://github.com/docker-library/docs/tree/master/mongo"
    ),
    variants!(
        &["couchdb"],
        "",
        ANY_DEBIAN,
        runs(&["tini", "--", "/docker-entrypoint.sh"], &["/opt/couchdb/bin/couchdb"], Some("couchdb")),
        "https://github.com/docker-library/docs/tree/master/couchdb"
    ),
    variants!(
        &["cassandra"],
        "",
        ANY_UBUNTU,
        runs(&["docker-entrypoint.sh"], &["cassandra", "-f"], Some("cassandra")),
        "https://github.com/docker-library/docs/tree/master/cassandra"
    ),
    variants!(
        &["influxdb"],
        "",
        ANY_DEBIAN,
        runs(&["/entrypoint.sh"], &["influxd"], Some("influxdb")),
        "https://github.com/docker-library/docs/tree/master/influxdb"
    ),
    variants!(
        &["telegraf"],
        "",
        ANY_DEBIAN,
        runs(&["/entrypoint.sh"], &["telegraf"], Some("telegraf")),
        "https://github.com/docker-library/docs/tree/master/telegraf"
    ),
    variants!(
        &["haproxy"],
        "",
        ANY_DEBIAN,
        runs(&["docker-entrypoint.sh"], &["haproxy", "-f", "/usr/local/etc/haproxy/haproxy.cfg"], Some("haproxy")),
        "https://github.com/docker-library/docs/tree/master/haproxy"
    ),
    variants!(
        &["varnish"],
        "",
        ANY_DEBIAN,
        runs(&["/usr/local/bin/docker-varnish-entrypoint"], &[], Some("varnish")),
        "https://github.com/docker-library/docs/tree/master/varnish"
    ),
    variants!(
        &["traefik"],
        "",
        ANY_ALPINE,
        runs(&["/entrypoint.sh"], &["traefik"], Some("traefik")),
        "https://github.com/docker-library/docs/tree/master/traefik"
    ),
    variants!(
        &["caddy"],
        "",
        ANY_ALPINE,
        runs(&[], &["caddy", "run", "--config", "/etc/caddy/Caddyfile", "--adapter", "caddyfile"], Some("caddy")),
        "https://github.com/docker-library/docs/tree/master/caddy"
    ),
    variants!(
        &["tomcat"],
        "",
        ANY_UBUNTU,
        runs(&[], &["catalina.sh", "run"], Some("tomcat")),
        "https://github.com/docker-library/docs/tree/master/tomcat"
    ),
    variants!(
        &["rabbitmq"],
        "",
        ANY_UBUNTU,
        runs(&["docker-entrypoint.sh"], &["rabbitmq-server"], Some("rabbitmq")),
        "https://github.com/docker-library/docs/tree/master/rabbitmq"
    ),
    variants!(
        &["eclipse-mosquitto"],
        "",
        ANY_ALPINE,
        runs(
            &["/docker-entrypoint.sh"],
            &["/usr/sbin/mosquitto", "-c", "/mosquitto/config/mosquitto.conf"],
            Some("mosquitto")
        ),
        "https://github.com/docker-library/docs/tree/master/eclipse-mosquitto"
    ),
    variants!(
        &["zookeeper"],
        "",
        NO_DISTRIBUTION,
        runs(&["/docker-entrypoint.sh"], &["zkServer.sh", "start-foreground"], Some("zookeeper")),
        "https://github.com/docker-library/docs/tree/master/zookeeper"
    ),
    variants!(
        &["elasticsearch"],
        "",
        NO_DISTRIBUTION,
        runs(&["/bin/tini", "--", "/usr/local/bin/docker-entrypoint.sh"], &["eswrapper"], Some("elasticsearch")),
        "https://github.com/docker-library/docs/tree/master/elasticsearch"
    ),
    variants!(
        &["kibana"],
        "",
        NO_DISTRIBUTION,
        runs(&["/bin/tini", "--"], &["/usr/local/bin/kibana-docker"], Some("kibana")),
        "https://github.com/docker-library/docs/tree/master/kibana"
    ),
    variants!(
        &["logstash"],
        "",
        NO_DISTRIBUTION,
        runs(&["/usr/local/bin/docker-entrypoint"], &[], Some("logstash")),
        "https://github.com/docker-library/docs/tree/master/logstash"
    ),
    variants!(
        &["jenkins/jenkins"],
        "",
        ANY_DEBIAN,
        runs(&["/usr/bin/tini", "--", "/usr/local/bin/jenkins.sh"], &[], Some("jenkins")),
        "https://github.com/jenkinsci/docker"
    ),
    variants!(
        &["grafana/grafana", "grafana/grafana-oss", "grafana/grafana-enterprise"],
        "",
        ANY_ALPINE,
        runs(&["/run.sh"], &[], Some("grafana")),
        "https://github.com/grafana/grafana/blob/main/Dockerfile"
    ),
    variants!(
        &["prom/prometheus", "prometheus/prometheus"],
        "",
        NO_DISTRIBUTION,
        runs(
            &["/bin/prometheus"],
            &["--config.file=/etc/prometheus/prometheus.yml", "--storage.tsdb.path=/prometheus"],
            Some("prometheus")
        ),
        "https://github.com/prometheus/prometheus/blob/main/Dockerfile"
    ),
    variants!(
        &["prom/node-exporter", "prometheus/node-exporter"],
        "",
        NO_DISTRIBUTION,
        runs(&["/bin/node_exporter"], &[], Some("node_exporter")),
        "https://github.com/prometheus/node_exporter/blob/master/Dockerfile"
    ),
    variants!(
        &["docker"],
        "*dind",
        ANY_ALPINE,
        runs(&["dockerd-entrypoint.sh"], &[], Some("docker")),
        "https://github.com/docker-library/docs/tree/master/docker"
    ),
    variants!(
        &["docker"],
        "",
        ANY_ALPINE,
        runs(&["docker-entrypoint.sh"], &["sh"], None),
        "https://github.com/docker-library/docs/tree/master/docker"
    ),
    variants!(
        &["gitlab/gitlab-ce", "gitlab/gitlab-ee"],
        "",
        ANY_UBUNTU,
        runs(&[], &["/assets/wrapper"], Some("gitlab")),
        "https://docs.gitlab.com/install/docker/"
    ),
    variants!(
        &["wordpress"],
        "*fpm",
        ANY_DEBIAN,
        runs(&["docker-entrypoint.sh"], &["php-fpm"], Some("php-fpm")),
        "https://github.com/docker-library/docs/tree/master/wordpress"
    ),
    variants!(
        &["wordpress"],
        "*cli",
        ANY_ALPINE,
        runs(&["docker-entrypoint.sh"], &["wp", "shell"], None),
        "https://github.com/docker-library/docs/tree/master/wordpress"
    ),
    variants!(
        &["wordpress"],
        "",
        ANY_DEBIAN,
        runs(&["docker-entrypoint.sh"], &["apache2-foreground"], Some("httpd")),
        "https://github.com/docker-library/docs/tree/master/wordpress"
    ),
    variants!(
        &["drupal", "mediawiki"],
        "*fpm",
        ANY_DEBIAN,
        runs(&["docker-php-entrypoint"], &["php-fpm"], Some("php-fpm")),
        "https://github.com/docker-library/docs/tree/master/drupal"
    ),
    variants!(
        &["drupal", "mediawiki"],
        "",
        ANY_DEBIAN,
        runs(&["docker-php-entrypoint"], &["apache2-foreground"], Some("httpd")),
        "https://github.com/docker-library/docs/tree/master/drupal"
    ),
    variants!(
        &["nextcloud", "joomla", "matomo"],
        "*fpm",
        ANY_DEBIAN,
        runs(&["/entrypoint.sh"], &["php-fpm"], Some("php-fpm")),
        "https://github.com/docker-library/docs/tree/master/nextcloud"
    ),
    variants!(
        &["nextcloud", "joomla", "matomo"],
        "",
        ANY_DEBIAN,
        runs(&["/entrypoint.sh"], &["apache2-foreground"], Some("httpd")),
        "https://github.com/docker-library/docs/tree/master/nextcloud"
    ),
    variants!(
        &["phpmyadmin", "phpmyadmin/phpmyadmin"],
        "*fpm",
        ANY_DEBIAN,
        runs(&["/docker-entrypoint.sh"], &["php-fpm"], Some("php-fpm")),
        "https://github.com/docker-library/docs/tree/master/phpmyadmin"
    ),
    variants!(
        &["phpmyadmin", "phpmyadmin/phpmyadmin"],
        "",
        ANY_DEBIAN,
        runs(&["/docker-entrypoint.sh"], &["apache2-foreground"], Some("httpd")),
        "https://github.com/docker-library/docs/tree/master/phpmyadmin"
    ),
    variants!(
        &["node"],
        "",
        ANY_DEBIAN,
        runs(&["docker-entrypoint.sh"], &["node"], None),
        "https://github.com/docker-library/docs/tree/master/node"
    ),
    variants!(
        &["mhart/alpine-node"],
        "",
        ANY_ALPINE,
        runs(&[], &["node"], None),
        "https://github.com/mhart/alpine-node"
    ),
    variants!(
        &["python"],
        "",
        ANY_DEBIAN,
        runs(&[], &["python3"], None),
        "https://github.com/docker-library/docs/tree/master/python"
    ),
    variants!(
        &["ruby"],
        "",
        ANY_DEBIAN,
        runs(&[], &["irb"], None),
        "https://github.com/docker-library/docs/tree/master/ruby"
    ),
    variants!(&["golang"], "", ANY_DEBIAN, Start::Shell, "https://github.com/docker-library/docs/tree/master/golang"),
    variants!(&["rust"], "", ANY_DEBIAN, Start::Shell, "https://github.com/docker-library/docs/tree/master/rust"),
    variants!(&["gcc"], "", ANY_DEBIAN, Start::Shell, "https://github.com/docker-library/docs/tree/master/gcc"),
    variants!(
        &["perl"],
        "",
        ANY_DEBIAN,
        runs(&[], &["perl", "-de0"], None),
        "https://github.com/docker-library/docs/tree/master/perl"
    ),
    variants!(
        &["openjdk"],
        "",
        NO_DISTRIBUTION,
        Start::Unknown,
        "https://github.com/docker-library/docs/tree/master/openjdk"
    ),
    variants!(&["java"], "", ANY_DEBIAN, Start::Shell, "https://github.com/docker-library/docs/tree/master/java"),
    variants!(
        &["eclipse-temurin"],
        "",
        ANY_UBUNTU,
        Start::Unknown,
        "https://github.com/docker-library/docs/tree/master/eclipse-temurin"
    ),
    variants!(
        &["maven"],
        "",
        NO_DISTRIBUTION,
        runs(&["/usr/local/bin/mvn-entrypoint.sh"], &["mvn"], None),
        "https://github.com/docker-library/docs/tree/master/maven"
    ),
    variants!(&["mono"], "", ANY_DEBIAN, Start::Shell, "https://github.com/docker-library/docs/tree/master/mono"),
    &[
        image(&["nvidia/cuda"], &["*ubuntu24.04*"], NOBLE, Start::Unknown, CUDA),
        image(&["nvidia/cuda"], &["*ubuntu22.04*"], JAMMY, Start::Unknown, CUDA),
        image(&["nvidia/cuda"], &["*ubuntu20.04*"], FOCAL, Start::Unknown, CUDA),
        image(&["nvidia/cuda"], &["*ubuntu18.04*"], BIONIC, Start::Unknown, CUDA),
    ],
    variants!(
        &["mcr.microsoft.com/dotnet/*"],
        "",
        NO_DISTRIBUTION,
        Start::Unknown,
        "https://github.com/dotnet/dotnet-docker"
    ),
    variants!(
        &["continuumio/miniconda3", "continuumio/anaconda3"],
        "",
        ANY_DEBIAN,
        Start::Shell,
        "https://github.com/ContinuumIO/docker-images"
    ),
    variants!(
        &["bitnami/*", "bitnamilegacy/*"],
        "",
        ANY_DEBIAN,
        Start::Unknown,
        "https://github.com/bitnami/containers"
    ),
];
