//! The body's score sheet: the indicator tree of the standard, held against what is known of its points.

use std::collections::BTreeMap;

use camino::Utf8Path;

use crate::diagnostics::{Findings, Reporter};
use crate::model::{Indicator, Indicators, Points, Section};
use crate::read::{At, RawIndicator, RawIndicators, read_file, read_indicators};
use crate::report;
use crate::say;
use crate::source::Span;

/// Where the indicators stand below a project's root.   Source: record.md §1.
pub const INDICATORS_FILE: &str = "registry/indicators.yaml";

/// The one clause below the sections whose points are known for certain.   Source: scheme.md §2.
const SERVICE_MANAGERS: (&str, Points) = ("5.1.2.2", Points::whole(5));

/// Points by clause, as far as a project gives them.
#[derive(Clone, Debug)]
pub enum ScoreSheet {
    /// The project has no indicators.
    Absent,
    /// They are there and were reported.
    Faulty,
    Given(Box<Indicators>),
}

impl ScoreSheet {
    /// The indicators, where the project has sound ones.
    #[must_use]
    pub fn into_indicators(self) -> Option<Box<Indicators>> {
        match self {
            Self::Given(indicators) => Some(indicators),
            Self::Absent | Self::Faulty => None,
        }
    }

    /// Reads and checks the indicators below `root`: Y codes and S307.
    #[must_use]
    pub fn read(root: &Utf8Path, found: &Findings) -> Self {
        if !root.join(INDICATORS_FILE).exists() {
            return Self::Absent;
        }
        let own = Findings::new();
        let indicators = read_file(root, INDICATORS_FILE, &own).and_then(|file| {
            let raw = read_indicators(&file, &own)?;
            checked(&raw, own.at(&file.name))
        });
        let has_errors = own.has_errors();
        found.take_all(own);
        match indicators {
            Some(indicators) if !has_errors => Self::Given(Box::new(indicators)),
            _ => Self::Faulty,
        }
    }
}

/// The sections that `raw` lists; Y104, Y105 and S307 for what cannot be so.
fn checked(raw: &At<RawIndicators>, at: Reporter<'_>) -> Option<Indicators> {
    let list = raw.value.indicators.given()?;
    let written = list.value.readable();
    check_ids(written, at);
    for section in written {
        check_sum(section, at);
    }
    check_known_points(written, at);
    let section = |section: Section| {
        let found = written.iter().find(|raw| raw.value.id.value().is_some_and(|id| **id == *section.id()));
        if found.is_none() && list.value.every().is_some() {
            let id = section.id();
            report!(at, S307, list.key, zh: "缺少 {id} 这一部分", en: "section {id} is missing";
                help zh: "标准有 5.1、5.2、5.3 三部分", en: "the standard has the sections 5.1, 5.2 and 5.3");
        }
        found.and_then(indicator)
    };
    let sections = Section::ALL.map(section);
    let [Some(system), Some(commodity), Some(customer)] = sections else { return None };
    Some(Indicators { sections: [system, commodity, customer] })
}

/// Numbers stand once, and begin with the number of what they belong to.
fn check_ids(sections: &[At<RawIndicator>], at: Reporter<'_>) {
    let mut known: BTreeMap<&str, Span> = BTreeMap::new();
    for section in sections {
        if let Some(id) = section.value.id.given()
            && !Section::ALL.iter().any(|known| known.id() == &*id.value)
        {
            let id_of = &id.value;
            report!(at, S307, id.span, zh: "标准没有“{id_of}”这一部分", en: "the standard has no section `{id_of}`";
                help zh: "三部分是 5.1、5.2、5.3；条款写在 children 里", en: "its sections are 5.1, 5.2 and 5.3; clauses stand in `children`");
        }
        check_ids_below(section, &mut known, at);
    }
}

fn check_ids_below<'r>(raw: &'r At<RawIndicator>, known: &mut BTreeMap<&'r str, Span>, at: Reporter<'_>) {
    let id = raw.value.id.given();
    if let Some(id) = id
        && let Some(first) = known.insert(&id.value, id.span)
    {
        let id_of = &id.value;
        report!(at, Y105, id.span, zh: "“{id_of}”写了两次", en: "`{id_of}` stands here twice";
            related at.place(first), zh: "第一次在这里", en: "first here";
            help zh: "只留一个", en: "keep one of them");
    }
    for child in children(raw) {
        if let (Some(id), Some(below)) = (id, child.value.id.given())
            && !is_below(&below.value, &id.value)
        {
            let (id, number) = (&id.value, &below.value);
            report!(at, Y104, below.span, zh: "“{number}”不是 {id} 之下的条款", en: "`{number}` is no clause of {id}";
                help zh: "以 {id} 开头，例如 {id}.1", en: "it begins with {id}: {id}.1");
        }
        check_ids_below(child, known, at);
    }
}

/// S307 by sums, from the leaves up; what the indicator comes to: its own points, else what is known below it.
fn check_sum(raw: &At<RawIndicator>, at: Reporter<'_>) -> Known {
    let below = children(raw).iter().map(|child| check_sum(child, at));
    let nothing = Known { points: Points::ZERO, complete: raw.value.children.every().is_some() };
    let below = below.fold(nothing, |sum, child| Known {
        points: sum.points + child.points,
        complete: sum.complete && child.complete,
    });
    let has_children = !children(raw).is_empty();
    let Some(own) = raw.value.points.given() else {
        return Known { complete: has_children && below.complete, ..below };
    };
    let (points, sum) = (own.value, below.points);
    let message = if points.is_negative() {
        say!(zh: "分值 {points} 是负数", en: "the points, {points}, are negative")
    } else if has_children && below.complete && sum != points {
        say!(zh: "下属条款合计 {sum}，不是 {points}", en: "its clauses come to {sum}, not to {points}")
    } else if sum > points {
        say!(zh: "下属条款合计 {sum}，超过 {points}", en: "its clauses come to {sum}, more than {points}")
    } else {
        return Known { points, complete: true };
    };
    report!(at, S307, own.span, message;
        help zh: "照机构的评分表核对分值", en: "hold the points against the body's score sheet");
    Known { points, complete: true }
}

/// S307 by the points that the standard fixes.
fn check_known_points(sections: &[At<RawIndicator>], at: Reporter<'_>) {
    let fixed = Section::ALL.map(|section| (section.id(), section.ceiling()));
    for raw in sections.iter().flat_map(with_descendants) {
        let (Some(id), Some(points)) = (raw.value.id.value(), raw.value.points.given()) else { continue };
        let Some((_, wanted)) = fixed.iter().chain([&SERVICE_MANAGERS]).find(|(fixed, _)| **fixed == **id) else {
            continue;
        };
        if points.value != *wanted {
            let written = points.value;
            report!(at, S307, points.span,
                zh: "{id} 写的是 {written} 分，标准是 {wanted} 分", en: "{id} has {written} points here, {wanted} in the standard";
                help zh: "应为 points: {wanted}", en: "it would be points: {wanted}");
        }
    }
}

/// What is known of an indicator's points.
#[derive(Clone, Copy)]
struct Known {
    points: Points,
    /// Whether nothing below it is without points.
    complete: bool,
}

/// Whether `number` continues `id`: 5.1.2 and 5.1a continue 5.1, 5.10 does not.
fn is_below(number: &str, id: &str) -> bool {
    let rest = number.strip_prefix(id).and_then(|rest| rest.chars().next());
    rest.is_some_and(|next| !next.is_ascii_digit())
}

fn children(raw: &At<RawIndicator>) -> &[At<RawIndicator>] {
    raw.value.children.readable()
}

fn with_descendants(raw: &At<RawIndicator>) -> Box<dyn Iterator<Item = &At<RawIndicator>> + '_> {
    Box::new(std::iter::once(raw).chain(children(raw).iter().flat_map(with_descendants)))
}

/// The checked indicator; `None` where a field of it, or of one below, was reported.
fn indicator(raw: &At<RawIndicator>) -> Option<Indicator> {
    Some(Indicator {
        id: raw.value.id.value()?.clone(),
        name: raw.value.name.value()?.text()?,
        points: raw.value.points.checked_or(None, |points| Some(Some(points.value)))?,
        children: children(raw).iter().map(indicator).collect::<Option<_>>()?,
    })
}
