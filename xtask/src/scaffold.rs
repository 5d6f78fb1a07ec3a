//! `cargo xtask new-service` and `new-rule`: a file with everything that must be said left empty, and its line in the registry.
//! It compiles; `cargo test` then says what is still to be filled in.

use std::fs;
use std::path::{Path, PathBuf};

use crate::root;
use crate::run::Result;

const SERVICE: &str = r#"//! {title}.

use super::{Program, Recipe, Service};

/// {title}.
pub const SERVICE: Service = Service {
    id: "{id}",
    name: "{title}",
    // Units and init scripts, without `.service`.
    units: &["{id}"],
    // Packages that install it, in any distribution.
    packages: &["{id}"],
    programs: &[Program {
        names: &["{id}"],
        // What arguments change: Invocation::foreground(&["-n"]), Invocation::background(…), Invocation::returns(…).
        invocations: &[],
        // Its manual.
        source: "",
        // Or BACKGROUND, where it forks away unless an argument says otherwise.
        ..Program::FOREGROUND
    }],
    // `80/tcp`; the first is the one to try.
    ports: &[],
    // Directories that hold its data.
    data: &[],
    recipes: &[Recipe {
        packages: &["{id}"],
        // The command in the foreground, as the package's unit or init script has it.
        command: &[],
        // That unit or init script.
        source: "",
        // Debian's, for review. What runs in tests/containers has `..Recipe::DEBIAN_12` and its `releases`.
        ..Recipe::PACKAGED
    }],
    ..Service::BLANK
};
"#;

const RULE: &str = r#"//! What this rule is about, in a line.

use super::{Findings, Pillars, Rule, StageContext};
use crate::lang::Text;
use crate::report::Severity;

/// The rule.
pub const RULE: Rule = Rule {
    name: "{id}",
    severity: Severity::Warning,
    text: Pillars {
        // What is wrong.
        what: Text { en: "", ja: "" },
        // Why it matters.
        why: Text { en: "", ja: "" },
        // What to do.
        advice: Text { en: "", ja: "" },
    },
    // Where that is documented: https://…
    source: "",
    // super::Example { bad: "a text in which it is found", good: Some("what the text must become") }; None without a correction.
    examples: &[],
    stage: Some(check),
    listing: None,
    run: None,
};

fn check(context: &StageContext<'_>, findings: &mut Findings) {
    // findings.raise(the place in the text) where something is wrong; .with("name", value) for each {name} in the texts;
    // .resolved_by(context.patches.covering(place)) where a correction of src/rewrite is about that place.
    let _ = (context, findings);
}
"#;

/// A new service of the catalogue, by the name of its package or unit: `icecast2`.
pub fn service(name: &str) -> Result {
    let module = module(name)?;
    let text = SERVICE.replace("{id}", name).replace("{title}", name);
    let folder = root().join("src/knowledge/services");
    let made = write(&folder, &module, &text, "ENTRIES: &[&Service]", &format!("    &{module}::SERVICE,\n"))?;
    println!("{}: fill it in; `cargo test --lib services` says what is missing.", made.display());
    println!("Then `cargo xtask docs`, and a recipe in tests/containers/recipes to have it built, run and asked.");
    Ok(())
}

/// A new rule: `shell-as-pid-1`.
pub fn rule(name: &str) -> Result {
    let module = module(name)?;
    let folder = root().join("src/rules");
    let text = RULE.replace("{id}", name);
    let made = write(&folder, &module, &text, "ALL: &[&Rule]", &format!("    &{module}::RULE,\n"))?;
    println!("{}: fill it in; `cargo test --test rules` says what is missing.", made.display());
    println!("Then `cargo xtask docs`.");
    Ok(())
}

/// The module's name for a name in small letters, digits and hyphens.
fn module(name: &str) -> Result<String> {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if name.starts_with(|c: char| c.is_ascii_lowercase()) && name.chars().all(fits) {
        return Ok(name.replace('-', "_"));
    }
    Err(format!("{name:?}: a name begins with a small letter and has small letters, digits and hyphens").into())
}

/// Writes the file, and its two lines in the registry beside it.
fn write(folder: &Path, module: &str, text: &str, list: &str, entry: &str) -> Result<PathBuf> {
    let path = folder.join(format!("{module}.rs"));
    if path.exists() {
        return Err(format!("{} is there already", path.display()).into());
    }
    let registry = folder.join("mod.rs");
    let registered = register(&fs::read_to_string(&registry)?, module, list, entry)
        .ok_or_else(|| format!("{} has no list `{list}`", registry.display()))?;
    fs::write(&path, text)?;
    fs::write(&registry, registered)?;
    Ok(path)
}

/// The registry with the module declared, in the order of the alphabet, and the entry at the end of its list.
fn register(registry: &str, module: &str, list: &str, entry: &str) -> Option<String> {
    let declared = |line: &str| {
        let line = line.strip_prefix("pub ").unwrap_or(line);
        line.strip_prefix("mod ").and_then(|rest| rest.strip_suffix(';')).map(str::to_owned)
    };
    let mut out = String::with_capacity(registry.len() + 64);
    let (mut placed, mut in_list, mut listed) = (false, false, false);
    for line in registry.split_inclusive('\n') {
        let name = declared(line.trim_end());
        let behind = name.as_deref().is_some_and(|name| name > module);
        let past = name.is_none() && !placed && out.lines().last().and_then(declared).is_some();
        if !placed && (behind || past) {
            out.push_str(&format!("mod {module};\n"));
            placed = true;
        }
        in_list |= line.contains(list);
        if in_list && !listed && line.starts_with("];") {
            out.push_str(entry);
            listed = true;
        }
        out.push_str(line);
    }
    (placed && listed).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_module_is_registered_in_its_place() {
        let registry =
            "//! x\n\nmod alpha;\npub mod gamma;\n\nuse y;\n\npub const ALL: &[&Rule] = &[\n    &alpha::RULE,\n];\n";
        let with = |module: &str| register(registry, module, "ALL: &[&Rule]", &format!("    &{module}::RULE,\n"));
        let beta = with("beta").unwrap_or_default();
        assert!(beta.contains("mod alpha;\nmod beta;\npub mod gamma;\n"), "{beta}");
        assert!(beta.contains("    &alpha::RULE,\n    &beta::RULE,\n];\n"), "{beta}");
        assert!(with("zeta").is_some_and(|text| text.contains("pub mod gamma;\nmod zeta;\n\nuse y;")));
        assert!(register("mod a;\n", "b", "ALL: &[&Rule]", "").is_none());
    }

    #[test]
    fn registries_have_their_lists() -> Result {
        for (file, list) in
            [("src/rules/mod.rs", "ALL: &[&Rule]"), ("src/knowledge/services/mod.rs", "ENTRIES: &[&Service]")]
        {
            let text = fs::read_to_string(root().join(file))?;
            assert!(register(&text, "new_one", list, "    &new_one::X,\n").is_some(), "{file}");
        }
        Ok(())
    }

    #[test]
    fn names_become_modules() {
        assert_eq!(module("php-fpm").ok().as_deref(), Some("php_fpm"));
        for wrong in ["", "Redis", "7zip", "a b", "../a", "é"] {
            assert!(module(wrong).is_err(), "{wrong}");
        }
    }
}
