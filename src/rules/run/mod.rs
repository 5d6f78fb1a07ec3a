//! Rules about the containers of run lines and sessions.

pub mod booted;
pub mod damaged_command_line;
pub mod engine_socket;
pub mod error_message;
pub mod granted;
pub mod host_capability;
pub mod host_mount;
pub mod init_in_run_line;
pub mod privileged_run_line;
pub mod service_started_by_hand;
pub mod systemctl_in_container;
