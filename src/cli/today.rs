//! The one clock.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::model::Day;

/// The calendar day in Asia/Shanghai at this moment.
pub fn today() -> Result<Day, jiff::Error> {
    let zone = TimeZone::get("Asia/Shanghai")?;
    Ok(Day::from(Timestamp::now().to_zoned(zone).date()))
}
