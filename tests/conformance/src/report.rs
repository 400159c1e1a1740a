//! What a run of cases came to, and the closing line every runner ends with.

/// Names of what passed, failed and was left out, with why.
#[derive(Debug, Default)]
pub struct Report {
    passed: u32,
    failures: Vec<(String, String)>,
    skipped: Vec<(String, String)>,
}

impl Report {
    /// Counts one case.
    pub fn outcome(&mut self, name: &str, result: Result<(), String>) {
        match result {
            Ok(()) => self.passed += 1,
            Err(why) => self.failures.push((name.into(), why)),
        }
    }

    /// Counts one case that is left out from some step on, if there is a reason for that.
    pub fn replayed(&mut self, name: &str, left_out: Option<&str>, result: Result<(), String>) {
        match (left_out, result) {
            (Some(reason), Ok(())) => self.skipped(name, reason),
            (_, result) => self.outcome(name, result),
        }
    }

    /// Leaves one case out.
    pub fn skipped(&mut self, name: &str, reason: &str) {
        self.skipped.push((name.into(), reason.into()));
    }

    /// Cases that passed.
    pub fn passed(&self) -> u32 {
        self.passed
    }

    /// Cases that failed, with why.
    pub fn failures(&self) -> &[(String, String)] {
        &self.failures
    }

    /// Every failing case, then the closing line `N passed, N failed`.
    pub fn text(&self) -> String {
        let mut out = String::new();
        let mut reasons: Vec<&str> = self.skipped.iter().map(|(_, reason)| &**reason).collect();
        reasons.sort_unstable();
        reasons.dedup();
        for reason in reasons {
            let count = self.skipped.iter().filter(|(_, why)| why == reason).count();
            out.push_str(&format!("skipped: {count}, {reason}\n"));
        }
        for (name, why) in &self.failures {
            out.push_str(&format!("FAILED {name}: {why}\n"));
        }
        out.push_str(&format!("{} passed, {} failed", self.passed, self.failures.len()));
        if !self.skipped.is_empty() {
            out.push_str(&format!(", {} skipped", self.skipped.len()));
        }
        out
    }
}
