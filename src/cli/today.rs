//! The one clock.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::model::Day;

/// The calendar day in Asia/Shanghai at this moment.
#[expect(clippy::disallowed_methods, reason = "this is the one place that asks for the time")]
pub fn today() -> Result<Day, jiff::Error> {
    let zone = TimeZone::get("Asia/Shanghai")?;
    Ok(Day::from(Timestamp::now().to_zoned(zone).date()))
}

/// `given`, else [`today`].
pub fn day_or_today(given: Option<Day>) -> Result<Day, jiff::Error> {
    given.map_or_else(today, Ok)
}
