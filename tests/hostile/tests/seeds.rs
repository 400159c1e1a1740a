//! Every fuzz target over its committed seeds, and over mutations of them.

#![cfg(not(target_arch = "wasm32"))]

use std::fs;
use std::path::PathBuf;

use hostile::{TARGETS, mutate::mutate};
use protocol::rng::Rng;

/// Mutations per target in a test run; `cargo xtask fuzz` does the long ones.
const MUTATIONS: u32 = 2_000;

fn seeds(target: &str) -> Vec<(String, Vec<u8>)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/seeds").join(target);
    let mut seeds: Vec<_> = fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.expect("an entry").path())
        .map(|path| (path.display().to_string(), fs::read(&path).expect("a seed")))
        .collect();
    seeds.sort();
    seeds
}

/// Says which bytes it was when a target panics.
struct Culprit<'a>(&'a str, &'a [u8]);

impl Drop for Culprit<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let hex: String = self.1.iter().map(|byte| format!("{byte:02x}")).collect();
            eprintln!("{}: {hex}", self.0);
        }
    }
}

#[test]
fn no_seed_does_harm() {
    for (name, target) in TARGETS {
        let seeds = seeds(name);
        assert!(!seeds.is_empty(), "{name} has no seeds");
        for (file, seed) in seeds {
            let _culprit = Culprit(&file, &seed);
            target(&seed);
        }
    }
}

#[test]
fn no_mutation_of_a_seed_does_harm() {
    for (name, target) in TARGETS {
        let seeds = seeds(name);
        let mut rng = Rng::new(2_026);
        for _ in 0..MUTATIONS {
            let pick = |rng: &mut Rng| rng.below(seeds.len() as u64) as usize;
            let (seed, other) = (&seeds[pick(&mut rng)].1, &seeds[pick(&mut rng)].1);
            let mutant = mutate(seed, other, &mut rng);
            let _culprit = Culprit(name, &mutant);
            target(&mutant);
        }
    }
}
