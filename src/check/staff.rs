//! Headcounts that cannot be right. They are checked here and go no further.

use crate::diagnostics::Reporter;
use crate::read::{Count, RawStaff};
use crate::report;

/// S308 and S309.
pub(super) fn check_staff(raw: &RawStaff, at: Reporter<'_>) {
    check_service_managers(raw, at);
    check_headcount(raw, at);
}

/// Service managers are 10 % of the service management staff, and at least one.   Source: GB/T 27922-2011, 5.1.2.2.
fn check_service_managers(raw: &RawStaff, at: Reporter<'_>) {
    let Some(managers) = raw.service_managers.given() else { return };
    let Count(found) = managers.value;
    let Some(Count(staff)) = raw.service_management.or(Count(0)) else { return };
    let wanted = staff.div_ceil(10).max(1);
    if found < wanted {
        report!(at, S308, managers.span, zh: "售后服务管理师只有 {found} 名", en: "service managers: only {found}";
            help zh: "标准 5.1.2.2：服务管理人员的 10%，且不少于 1 名，这里应有 {wanted} 名", en: "5.1.2.2 asks for 10 % of the service management staff and at least one: {wanted} here");
    }
}

fn check_headcount(raw: &RawStaff, at: Reporter<'_>) {
    if let (Some(declared), Some(verified)) = (raw.declared.value(), raw.verified.given())
        && verified.value < *declared
    {
        let (Count(declared), Count(found)) = (declared, verified.value);
        report!(at, S309, verified.span,
            zh: "核实 {found} 人，少于申报的 {declared} 人", en: "{found} people verified, {declared} declared";
            help zh: "与企业核对人数", en: "clear the number up with the enterprise");
    }
    let people = if raw.verified.is_absent() { &raw.declared } else { &raw.verified }.given();
    if let (Some(people), Some(Count(outlets))) = (people, raw.outlets.value())
        && people.value.0 <= *outlets
    {
        let Count(found) = people.value;
        report!(at, S309, people.span,
            zh: "{found} 人，却有 {outlets} 个网点", en: "{found} people for {outlets} outlets";
            help zh: "人数应多于网点数", en: "there should be more people than outlets");
    }
}
