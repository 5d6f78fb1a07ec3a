//! Rules about the services of compose files and the containers of Kubernetes manifests.

pub mod init_in_service;
pub mod kubernetes_manifest;
pub mod privileged_service;
pub mod shell_words_in_command;
