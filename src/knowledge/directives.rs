//! The settings of units that an image and a run line do not carry over as such: who takes care of what they ask for in a container, or
//! why nothing does.
//!
//! Names and meanings: systemd.unit(5), systemd.service(5), systemd.exec(5), systemd.kill(5), systemd.resource-control(5)
//! (<https://www.freedesktop.org/software/systemd/man/latest/systemd.directives.html>). Docker's defaults:
//! <https://docs.docker.com/engine/security/> and the reference of `docker run`.

use crate::lang::Text;

/// What becomes of a setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Nothing has to be done: the engine does it, or a container has it by itself.
    Settled,
    /// A container has nothing for it.
    Lost,
}

/// Settings with one answer.
#[derive(Debug)]
pub struct Group {
    /// What becomes of them.
    pub fate: Fate,
    /// The keys. `*` stands for any text.
    pub keys: &'static [&'static str],
    /// Who takes care of it, or what is lost and what to do.
    pub text: Text,
}

/// All groups; the first that has a key is taken.
pub const GROUPS: &[Group] = &[
    Group {
        fate: Fate::Settled,
        keys: &["Description", "Documentation", "SourcePath", "X-*", "Name"],
        text: Text { en: "words for people and tools", ja: "人やツール向けの説明です" },
    },
    Group {
        fate: Fate::Settled,
        keys: &[
            "PIDFile",
            "GuessMainPID",
            "NotifyAccess",
            "BusName",
            "FileDescriptorStoreMax",
            "FileDescriptorStorePreserve",
            "USBFunctionDescriptors",
            "USBFunctionStrings",
            "RestartMode",
            "CollectMode",
            "OpenFile",
        ],
        text: Text {
            en: "systemd finds or hears the program by it; the engine watches PID 1 itself",
            ja: "systemd がプログラムを見つけたり通知を受けたりするための設定です。コンテナエンジンは PID 1 を直接監視します",
        },
    },
    Group {
        fate: Fate::Settled,
        keys: &["WantedBy", "RequiredBy", "UpheldBy", "Alias", "Also", "DefaultInstance"],
        text: Text {
            en: "what starts it at boot; `--restart unless-stopped` (compose: `restart:`) does that for a container",
            ja: "起動時に自動で開始するための設定です。コンテナでは `--restart unless-stopped`(Compose では `restart:`)がその役割を果たします",
        },
    },
    Group {
        fate: Fate::Settled,
        keys: &[
            "DefaultDependencies",
            "IgnoreOnIsolate",
            "StopWhenUnneeded",
            "RefuseManualStart",
            "RefuseManualStop",
            "AllowIsolate",
            "SurviveFinalKillSignal",
            "RebootArgument",
            "JobTimeoutSec",
            "JobRunningTimeoutSec",
            "JobTimeoutAction",
            "JobTimeoutRebootArgument",
            "FailureAction*",
            "SuccessAction*",
            "StartLimitAction",
        ],
        text: Text {
            en: "about systemd's own jobs and the machine's boot and shutdown",
            ja: "systemd 自身のジョブや、マシンの起動・停止に関する設定です",
        },
    },
    Group {
        fate: Fate::Lost,
        keys: &[
            "Conflicts",
            "PartOf",
            "BindsTo",
            "BoundBy",
            "Upholds",
            "PropagatesReloadTo",
            "ReloadPropagatedFrom",
            "PropagatesStopTo",
            "StopPropagatedFrom",
            "JoinsNamespaceOf",
            "OnFailure",
            "OnSuccess",
            "OnFailureJobMode",
            "OnSuccessJobMode",
        ],
        text: Text {
            en: "ties the unit's life to other units; containers are started and stopped one by one, or together by compose",
            ja: "ほかのユニットと起動・停止を連動させる設定です。コンテナは個別に、または Compose でまとめて起動・停止します",
        },
    },
    Group {
        fate: Fate::Lost,
        keys: &["Condition*", "Assert*", "ExecCondition"],
        text: Text {
            en: "a check before the start; a container is started whenever it is run. If it matters, check it in an entrypoint script",
            ja: "起動前の条件チェックです。コンテナは実行すれば必ず起動します。必要な条件なら、エントリーポイントのスクリプトで確認してください",
        },
    },
    Group {
        fate: Fate::Settled,
        keys: &[
            "StandardOutput",
            "StandardError",
            "StandardInputText",
            "StandardInputData",
            "SyslogIdentifier",
            "SyslogFacility",
            "SyslogLevel",
            "SyslogLevelPrefix",
            "LogLevelMax",
            "LogRateLimitIntervalSec",
            "LogRateLimitBurst",
            "LogExtraFields",
            "LogNamespace",
            "LogFilterPatterns",
            "ShowStatus",
        ],
        text: Text {
            en: "what the program writes to its standard output and error is what `docker logs` shows; the engine's log driver has the rest",
            ja: "標準出力と標準エラー出力への出力は `docker logs` で見られます。それ以外はコンテナエンジンのログドライバーの設定です",
        },
    },
    Group {
        fate: Fate::Settled,
        keys: &["KillMode", "SendSIGKILL", "FinalKillSignal", "SendSIGHUP", "RestartKillSignal", "WatchdogSignal"],
        text: Text {
            en: "the engine signals PID 1 alone and, after the stop timeout, kills all that is left in the container",
            ja: "コンテナエンジンは PID 1 だけにシグナルを送り、停止タイムアウトを過ぎるとコンテナに残ったプロセスをすべて強制終了します",
        },
    },
    Group {
        fate: Fate::Lost,
        keys: &[
            "RestartSec",
            "RestartSteps",
            "RestartMaxDelaySec",
            "StartLimitInterval",
            "StartLimitIntervalSec",
            "StartLimitBurst",
        ],
        text: Text {
            en: "the engine waits 100 ms before the first restart and twice as long each time, up to a minute; it knows no limit per interval",
            ja: "コンテナエンジンの再起動間隔は 100 ミリ秒から始まり、最大 1 分まで倍々に延びます。期間あたりの回数制限はありません",
        },
    },
    Group {
        fate: Fate::Lost,
        keys: &["RestartPreventExitStatus", "RestartForceExitStatus", "SuccessExitStatus"],
        text: Text {
            en: "to the engine every exit code but 0 is a failure; `docker stop` does not start the container again all the same",
            ja: "コンテナエンジンは 0 以外の終了コードをすべて失敗とみなします。ただし `docker stop` で止めたコンテナは再起動しません",
        },
    },
    Group {
        fate: Fate::Lost,
        keys: &[
            "TimeoutStartSec",
            "TimeoutStartFailureMode",
            "TimeoutStopFailureMode",
            "TimeoutAbortSec",
            "RuntimeMaxSec",
            "RuntimeRandomizedExtraSec",
            "RuntimeMaxRandomizedExtraSec",
        ],
        text: Text {
            en: "the engine has no deadline for a start or for the whole run; a HEALTHCHECK with `--start-period` reports a start that hangs",
            ja: "コンテナエンジンには起動や実行全体の制限時間がありません。`--start-period` 付きの HEALTHCHECK で、起動が終わらないことを検知できます",
        },
    },
    Group {
        fate: Fate::Settled,
        keys: &["RemainAfterExit", "ExitType"],
        text: Text {
            en: "when systemd counts the unit as ended; a container ends with PID 1",
            ja: "systemd がユニットの終了を判断するための設定です。コンテナは PID 1 の終了とともに終わります",
        },
    },
    Group {
        fate: Fate::Settled,
        keys: &["PermissionsStartOnly", "RootDirectoryStartOnly"],
        text: Text {
            en: "the steps before the start run as root: here they are RUN lines before USER",
            ja: "起動前の処理を root で実行する設定です。ここでは USER より前の RUN がそれに当たります",
        },
    },
    Group {
        fate: Fate::Settled,
        keys: &[
            "PrivateDevices",
            "ProtectHostname",
            "PrivateIPC",
            "PrivateMounts",
            "MountFlags",
            "PrivatePIDs",
            "ProtectControlGroups",
            "ProtectKernelTunables",
            "ProtectKernelModules",
            "ProtectKernelLogs",
            "ProtectClock",
            "DevicePolicy",
        ],
        text: Text {
            en: "a container has that by default: its own devices, host name, IPC, mounts and processes, and no capability to change the kernel's settings, modules, log or clock",
            ja: "コンテナでは既定でそうなっています。デバイス、ホスト名、IPC、マウント、プロセスは独立しており、カーネルの設定・モジュール・ログ・時刻を変更する権限もありません",
        },
    },
    Group {
        fate: Fate::Settled,
        keys: &["ProtectHome"],
        text: Text {
            en: "the host's home directories are not in the container unless they are mounted",
            ja: "マウントしない限り、ホストのホームディレクトリはコンテナから見えません",
        },
    },
    Group {
        fate: Fate::Settled,
        keys: &["RootDirectory", "RootImage", "RootHash", "RootVerity", "MountAPIVFS"],
        text: Text {
            en: "the image is the root directory", ja: "イメージがルートディレクトリになります"
        },
    },
    Group {
        fate: Fate::Settled,
        keys: &["ProtectProc", "ProcSubset"],
        text: Text {
            en: "a container sees only its own processes", ja: "コンテナからは自分のプロセスしか見えません"
        },
    },
    Group {
        fate: Fate::Lost,
        keys: &[
            "SystemCallFilter",
            "SystemCallErrorNumber",
            "SystemCallArchitectures",
            "SystemCallLog",
            "RestrictAddressFamilies",
            "RestrictNamespaces",
            "RestrictRealtime",
            "RestrictSUIDSGID",
            "LockPersonality",
            "MemoryDenyWriteExecute",
            "RestrictFileSystems",
            "Personality",
        ],
        text: Text {
            en: "the engine's default seccomp profile denies the dangerous system calls, but not all that this does; for the same, write a profile and give it with `--security-opt seccomp=FILE`",
            ja: "コンテナエンジンの既定の seccomp プロファイルは危険なシステムコールを禁じますが、この設定と同じではありません。同じ制限が必要なら、プロファイルを作って `--security-opt seccomp=ファイル` で渡してください",
        },
    },
    Group {
        fate: Fate::Lost,
        keys: &["PrivateUsers"],
        text: Text {
            en: "user namespaces are set for the whole engine (`userns-remap`, rootless mode), not for one container",
            ja: "ユーザー名前空間はコンテナ単位ではなく、エンジン全体で設定します(`userns-remap` や rootless モード)",
        },
    },
    Group {
        fate: Fate::Lost,
        keys: &[
            "IPAddressAllow",
            "IPAddressDeny",
            "RestrictNetworkInterfaces",
            "SocketBind*",
            "IPIngressFilterPath",
            "IPEgressFilterPath",
            "BPFProgram",
        ],
        text: Text {
            en: "no such filter in a run line: put the container on a network of its own (`--internal` cuts it off from outside) or filter on the host",
            ja: "docker run にこの種のフィルターはありません。専用のネットワーク(外部から遮断するには `--internal`)に置くか、ホスト側でフィルターしてください",
        },
    },
    Group {
        fate: Fate::Lost,
        keys: &[
            "Nice",
            "CPUSchedulingPolicy",
            "CPUSchedulingPriority",
            "CPUSchedulingResetOnFork",
            "IOSchedulingClass",
            "IOSchedulingPriority",
            "NUMAPolicy",
            "NUMAMask",
            "CoredumpFilter",
            "TimerSlackNSec",
            "IgnoreSIGPIPE",
            "SecureBits",
            "UMask",
            "KeyringMode",
        ],
        text: Text {
            en: "neither an instruction nor an option of the run line sets it; where it matters, set it in an entrypoint script (`umask`, `nice`, `chrt`) that ends with `exec`. Weights between containers are `--cpu-shares` and `--blkio-weight`",
            ja: "Dockerfile の命令にも docker run のオプションにもありません。必要なら、`exec` で終わるエントリーポイントのスクリプトで設定してください(`umask`、`nice`、`chrt`)。コンテナ間の配分は `--cpu-shares` と `--blkio-weight` で決まります",
        },
    },
    Group {
        fate: Fate::Lost,
        keys: &[
            "Slice",
            "Delegate",
            "DelegateSubgroup",
            "CPUAccounting",
            "MemoryAccounting",
            "TasksAccounting",
            "IOAccounting",
            "BlockIOAccounting",
            "IPAccounting",
            "ManagedOOM*",
            "OOMPolicy",
            "MemoryMin",
            "MemoryHigh",
            "MemoryZSwapMax",
            "CPUQuotaPeriodSec",
            "StartupCPUWeight",
            "StartupIOWeight",
            "StartupBlockIOWeight",
            "IODeviceWeight",
            "IODeviceLatencyTargetSec",
            "DisableControllers",
            "MemoryPressure*",
            "DefaultMemory*",
        ],
        text: Text {
            en: "the engine makes the container's control group itself; a slice of the host can be named with `--cgroup-parent`",
            ja: "コンテナの cgroup はエンジンが作成します。ホストのスライスは `--cgroup-parent` で指定できます",
        },
    },
    Group {
        fate: Fate::Lost,
        keys: &["Sockets", "SocketUser", "Accept"],
        text: Text {
            en: "systemd opens the sockets and hands them over; in a container the program must open its own, so its configuration or an option has to name the address",
            ja: "systemd がソケットを開いてプログラムに渡す仕組みです。コンテナではプログラム自身が開く必要があるので、設定ファイルかオプションでアドレスを指定してください",
        },
    },
    Group {
        fate: Fate::Lost,
        keys: &["LoadCredential*", "SetCredential*", "ImportCredential"],
        text: Text {
            en: "secrets are mounted as files: compose and swarm have `secrets`, a run line has `-v FILE:/run/secrets/NAME:ro`",
            ja: "秘密情報はファイルとしてマウントします。Compose や Swarm には `secrets` が、docker run には `-v ファイル:/run/secrets/名前:ro` があります",
        },
    },
    Group {
        fate: Fate::Lost,
        keys: &[
            "PAMName",
            "UtmpIdentifier",
            "UtmpMode",
            "SetLoginEnvironment",
            "TTYPath",
            "TTYReset",
            "TTYVHangup",
            "TTYVTDisallocate",
            "TTYRows",
            "TTYColumns",
        ],
        text: Text {
            en: "there is no login session and no virtual console in a container; `-it` gives the program a terminal",
            ja: "コンテナにはログインセッションも仮想コンソールもありません。端末が必要なら `-it` を付けます",
        },
    },
    Group {
        fate: Fate::Lost,
        keys: &["UnsetEnvironment"],
        text: Text {
            en: "an image cannot take a variable away; `env -u NAME` in front of the command does",
            ja: "イメージで変数を取り除くことはできません。コマンドの前に `env -u 変数名` を付けてください",
        },
    },
    Group {
        fate: Fate::Lost,
        keys: &[
            "InaccessiblePaths",
            "InaccessibleDirectories",
            "NoExecPaths",
            "ExecPaths",
            "ExecSearchPath",
            "ExtensionImages",
            "ExtensionDirectories",
            "MountImages",
            "NetworkNamespacePath",
            "IPCNamespacePath",
            "DynamicUserNamespace",
            "ReadOnlyPaths",
            "ReadOnlyDirectories",
        ],
        text: Text {
            en: "single paths cannot be closed in an image: leave out what the program must not see, and mount with `:ro` what it must not change",
            ja: "イメージ内の特定のパスだけを制限することはできません。見せたくないものはイメージに入れず、変更させたくないものは `:ro` でマウントしてください",
        },
    },
    Group {
        fate: Fate::Lost,
        keys: &["SmackProcessLabel", "SmackLabel*"],
        text: Text {
            en: "the engine has no option for Smack labels",
            ja: "Smack ラベルを指定するオプションはありません",
        },
    },
];

/// What becomes of a setting that is not carried over; none for keys that systemd does not have.
#[must_use]
pub fn group(key: &str) -> Option<&'static Group> {
    GROUPS.iter().find(|group| group.keys.iter().any(|pattern| super::services::matches(pattern, key)))
}

/// Values with which a setting asks for nothing.
#[must_use]
pub fn is_off(value: &str) -> bool {
    ["no", "false", "0", "off", "n", "f"].iter().any(|off| value.eq_ignore_ascii_case(off))
}

/// Values with which a setting is switched on.
#[must_use]
pub fn is_on(value: &str) -> bool {
    ["yes", "true", "1", "on", "y", "t"].iter().any(|on| value.eq_ignore_ascii_case(on))
}

/// Capabilities that act on the host itself, not only on what is in the container (capabilities(7)). A unit that bounds its program
/// to them does not say that it needs them.
pub const HOST_CAPABILITIES: &[&str] = &[
    "SYS_ADMIN",
    "SYS_MODULE",
    "SYS_RAWIO",
    "SYS_BOOT",
    "SYS_TIME",
    "SYS_PTRACE",
    "SYS_RESOURCE",
    "MAC_ADMIN",
    "MAC_OVERRIDE",
    "BPF",
    "PERFMON",
    "AUDIT_CONTROL",
    "SYSLOG",
];

/// The names that `--ulimit` takes, for the key behind `Limit` (docker/go-units, `ulimit.go`; `AS` is not among them).
pub const LIMITS: &[(&str, &str)] = &[
    ("CORE", "core"),
    ("CPU", "cpu"),
    ("DATA", "data"),
    ("FSIZE", "fsize"),
    ("LOCKS", "locks"),
    ("MEMLOCK", "memlock"),
    ("MSGQUEUE", "msgqueue"),
    ("NICE", "nice"),
    ("NOFILE", "nofile"),
    ("NPROC", "nproc"),
    ("RSS", "rss"),
    ("RTPRIO", "rtprio"),
    ("RTTIME", "rttime"),
    ("SIGPENDING", "sigpending"),
    ("STACK", "stack"),
];

/// Units that stand for a stage of the machine's boot, which a container does not go through.
pub const STAGES: &[&str] = &[
    "*.target",
    "*.mount",
    "*.slice",
    "*.device",
    "-.mount",
    "syslog.service",
    "systemd-*",
    "dbus.service",
    "dbus.socket",
    "local-fs*",
    "NetworkManager*",
    "network.service",
    "firewalld.service",
    "iptables.service",
    "nss-*",
    "time-sync*",
];
