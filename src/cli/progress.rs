//! A bar for people who wait, and the reasons for people who ask.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::why::Reason;
use crate::commands::Watch;
use crate::publish::{Difference, Why};

/// Shows a bar on a terminal once a build takes longer than a second, and keeps what `--why` will print.
pub struct Progress {
    bar: ProgressBar,
    began: Instant,
    is_watched: bool,
    why: Option<Mutex<Vec<Reason>>>,
}

/// A build shorter than this shows no bar.
const PATIENCE: Duration = Duration::from_secs(1);

impl Progress {
    /// `is_watched`: whether a person sees standard error as it is written.
    pub fn new(is_watched: bool, why: bool) -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        Self { bar, began: Instant::now(), is_watched, why: why.then(Mutex::default) }
    }

    /// Every file that was made, by the reason and then by path, with what that changed.
    pub fn reasons(self) -> Vec<Reason> {
        self.bar.finish_and_clear();
        let kept = self.why.unwrap_or_default();
        let mut reasons = kept.into_inner().unwrap_or_else(PoisonError::into_inner);
        reasons.sort_unstable_by(|(why, path, _), other| (why, path).cmp(&(&other.0, &other.1)));
        reasons
    }
}

impl Watch for Progress {
    fn begins(&self, pieces: usize) {
        self.bar.set_length(pieces as u64);
        if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos}/{len} {eta}") {
            self.bar.set_style(style);
        }
    }

    fn done(&self) {
        self.bar.inc(1);
        if self.is_watched && self.bar.is_hidden() && self.began.elapsed() > PATIENCE {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
    }

    fn file(&self, path: &str, why: Why, change: Difference) {
        if let Some(reasons) = &self.why {
            reasons.lock().unwrap_or_else(PoisonError::into_inner).push((why, path.to_owned(), change));
        }
    }
}
