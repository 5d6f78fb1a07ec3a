//! Images of applications, each with the server that it runs in: the narrower tags of an image come first.

use super::super::distributions::{ANY_ALPINE, ANY_DEBIAN, ANY_UBUNTU, NO_DISTRIBUTION};
use super::{ANY, CLI, FPM, Row, row, runs};

/// The rows.
pub(super) const ROWS: &[Row] = &[
    row(
        &["gitlab/gitlab-ce", "gitlab/gitlab-ee"],
        ANY,
        &ANY_UBUNTU,
        runs(&[], &["/assets/wrapper"], Some("gitlab")),
        "https://docs.gitlab.com/install/docker/",
    ),
    row(
        &["wordpress"],
        FPM,
        &ANY_DEBIAN,
        runs(&["docker-entrypoint.sh"], &["php-fpm"], Some("php-fpm")),
        "https://github.com/docker-library/docs/tree/master/wordpress",
    ),
    row(
        &["wordpress"],
        CLI,
        &ANY_ALPINE,
        runs(&["docker-entrypoint.sh"], &["wp", "shell"], None),
        "https://github.com/docker-library/docs/tree/master/wordpress",
    ),
    row(
        &["wordpress"],
        ANY,
        &ANY_DEBIAN,
        runs(&["docker-entrypoint.sh"], &["apache2-foreground"], Some("httpd")),
        "https://github.com/docker-library/docs/tree/master/wordpress",
    ),
    row(
        &["drupal", "mediawiki"],
        FPM,
        &ANY_DEBIAN,
        runs(&["docker-php-entrypoint"], &["php-fpm"], Some("php-fpm")),
        "https://github.com/docker-library/docs/tree/master/drupal",
    ),
    row(
        &["drupal", "mediawiki"],
        ANY,
        &ANY_DEBIAN,
        runs(&["docker-php-entrypoint"], &["apache2-foreground"], Some("httpd")),
        "https://github.com/docker-library/docs/tree/master/drupal",
    ),
    row(
        &["nextcloud", "joomla", "matomo"],
        FPM,
        &ANY_DEBIAN,
        runs(&["/entrypoint.sh"], &["php-fpm"], Some("php-fpm")),
        "https://github.com/docker-library/docs/tree/master/nextcloud",
    ),
    row(
        &["nextcloud", "joomla", "matomo"],
        ANY,
        &ANY_DEBIAN,
        runs(&["/entrypoint.sh"], &["apache2-foreground"], Some("httpd")),
        "https://github.com/docker-library/docs/tree/master/nextcloud",
    ),
    row(
        &["phpmyadmin", "phpmyadmin/phpmyadmin"],
        FPM,
        &ANY_DEBIAN,
        runs(&["/docker-entrypoint.sh"], &["php-fpm"], Some("php-fpm")),
        "https://github.com/docker-library/docs/tree/master/phpmyadmin",
    ),
    row(
        &["phpmyadmin", "phpmyadmin/phpmyadmin"],
        ANY,
        &ANY_DEBIAN,
        runs(&["/docker-entrypoint.sh"], &["apache2-foreground"], Some("httpd")),
        "https://github.com/docker-library/docs/tree/master/phpmyadmin",
    ),
    row(
        &["sonarqube"],
        ANY,
        &NO_DISTRIBUTION,
        runs(&["/opt/sonarqube/docker/entrypoint.sh"], &[], Some("sonarqube")),
        "https://github.com/SonarSource/docker-sonarqube/blob/master/9/community/Dockerfile",
    ),
    row(
        &["odoo"],
        ANY,
        &NO_DISTRIBUTION,
        runs(&["/entrypoint.sh"], &["odoo"], Some("odoo")),
        "https://github.com/odoo/docker/blob/master/17.0/Dockerfile",
    ),
];
